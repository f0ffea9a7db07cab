namespace Travesia.Results.Report;

/// <summary>Simulated amounts as people read them.</summary>
public static class Significant
{
    /// <summary>Rounds to three digits from a thousand on, and to whole numbers below: a model that claims more has not been asked about its parameters.</summary>
    public static double Round(double value)
    {
        double size = Math.Abs(value);
        if (size < 1000)
        {
            return Math.Round(value);
        }

        double step = Math.Pow(10, Math.Floor(Math.Log10(size)) - 2);
        return Math.Round(value / step) * step;
    }
}
