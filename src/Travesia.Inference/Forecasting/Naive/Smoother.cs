namespace Travesia.Inference.Forecasting.Naive;

/// <summary>Simple exponential smoothing; the weight of the newest month is the one of a grid that forecast the past best, one month ahead.</summary>
internal sealed class Smoother : INaiveForecast
{
    private const int Steps = 20;

    public NaiveMethod Method => NaiveMethod.Smoother;

    public double? Middle(CountHistory history, int known, int target)
    {
        double? best = null;
        double least = double.PositiveInfinity;
        for (int step = 1; step <= Steps; step++)
        {
            (double level, double loss) = Smooth(history, known, (double)step / Steps);
            (best, least) = loss < least ? (level, loss) : (best, least);
        }

        return best;
    }

    private static (double Level, double Loss) Smooth(CountHistory history, int known, double weight)
    {
        double? level = null;
        double loss = 0;
        for (int month = 0; month <= known; month++)
        {
            if (history.Logs[month] is not { } log)
            {
                continue;
            }

            double error = log - (level ?? log);
            loss += error * error;
            level = (level ?? log) + (weight * error);
        }

        return (level!.Value, loss);
    }
}
