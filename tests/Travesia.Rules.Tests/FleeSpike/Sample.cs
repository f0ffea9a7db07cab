namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>What independent runs gave for a number of quantities.</summary>
internal sealed class Sample(string[] names, double[][] runs)
{
    public string[] Names => names;

    public int Runs => runs.Length;

    public double Mean(int quantity) => runs.Average(run => run[quantity]);

    public double Variance(int quantity)
    {
        double mean = Mean(quantity);
        return runs.Sum(run => (run[quantity] - mean) * (run[quantity] - mean)) / (runs.Length - 1);
    }

    /// <summary>The largest difference of means, in standard errors, over all quantities.</summary>
    public (string Name, double Errors) MeanGap(Sample other) => names
        .Select((name, i) => (name, Math.Abs(Mean(i) - other.Mean(i)) / Math.Sqrt(Math.Max((Variance(i) + other.Variance(i)) / Runs, 1e-12))))
        .MaxBy(gap => gap.Item2);

    /// <summary>The largest difference of log variances, in standard errors, over the quantities that vary enough to judge.</summary>
    public (string Name, double Errors) VarianceGap(Sample other) => names
        .Select((name, i) => (name, Variance(i) > 1 && other.Variance(i) > 1
            ? Math.Abs(Math.Log(Variance(i) / other.Variance(i))) / Math.Sqrt(RelativeSpread(i) + other.RelativeSpread(i))
            : 0))
        .MaxBy(gap => gap.Item2);

    /// <summary>Pearson's statistic over ten classes of equal size in the pooled sample, in its degrees of freedom, worst quantity.</summary>
    public (string Name, double Statistic, int Freedom) Shape(Sample other) => names
        .Select((name, i) => ChiSquare(name, [.. runs.Select(run => run[i])], [.. other.Rows.Select(run => run[i])]))
        .MaxBy(test => (test.Item2 - test.Item3) / Math.Sqrt(2.0 * Math.Max(test.Item3, 1)));

    private double[][] Rows => runs;

    /// <summary>Variance of the log of a sample variance, from the fourth moment.</summary>
    private double RelativeSpread(int quantity)
    {
        double mean = Mean(quantity), variance = Variance(quantity);
        double kurtosis = runs.Average(run => Math.Pow(run[quantity] - mean, 4)) / (variance * variance);
        return Math.Max(kurtosis - 1, 0.5) / Runs;
    }

    private static (string Name, double Statistic, int Freedom) ChiSquare(string name, double[] one, double[] other)
    {
        double[] pooled = [.. one.Concat(other).Order()];
        double[] bounds = [.. Enumerable.Range(1, 9).Select(i => pooled[i * pooled.Length / 10]).Distinct()];
        int[,] counts = new int[2, bounds.Length + 1];
        foreach (double value in one)
        {
            counts[0, bounds.Count(bound => bound <= value)]++;
        }

        foreach (double value in other)
        {
            counts[1, bounds.Count(bound => bound <= value)]++;
        }

        double statistic = 0;
        int classes = 0;
        for (int i = 0; i <= bounds.Length; i++)
        {
            double all = counts[0, i] + counts[1, i];
            if (all > 0)
            {
                classes++;
                statistic += (counts[0, i] - counts[1, i]) * (double)(counts[0, i] - counts[1, i]) / all;
            }
        }

        return (name, statistic, classes - 1);
    }
}
