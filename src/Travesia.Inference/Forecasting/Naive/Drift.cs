namespace Travesia.Inference.Forecasting.Naive;

internal sealed class Drift : INaiveForecast
{
    public NaiveMethod Method => NaiveMethod.Drift;

    public double? Middle(CountHistory history, int known, int target)
    {
        int first = 0;
        while (history.Logs[first] is null)
        {
            first++;
        }

        return first == known ? null : history.Logs[known] + ((target - known) * (history.Logs[known] - history.Logs[first]) / (known - first));
    }
}
