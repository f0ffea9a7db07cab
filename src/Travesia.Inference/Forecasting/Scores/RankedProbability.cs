namespace Travesia.Inference.Forecasting.Scores;

/// <summary>
/// The continuous ranked probability score (Matheson and Winkler, 1976): the squared distance between the forecast's distribution and the
/// step at what was observed. In the unit of the forecast; 0 is best.
/// </summary>
public static class RankedProbability
{
    private const int Levels = 200;

    /// <summary>The score as twice the mean loss over the midpoints of equal steps of the level; within 1 % for a normal forecast.</summary>
    /// <param name="value">What was observed.</param>
    /// <param name="quantile">Of the forecast, by level.</param>
    public static double Of(double value, Func<double, double> quantile)
    {
        ArgumentNullException.ThrowIfNull(quantile);
        double sum = 0;
        for (int i = 0; i < Levels; i++)
        {
            double level = (i + 0.5) / Levels;
            double error = value - quantile(level);
            sum += error >= 0 ? level * error : (level - 1) * error;
        }

        return 2 * sum / Levels;
    }
}
