namespace Travesia.Inference.Sensitivity;

/// <summary>
/// What a factor does to an outcome when it is moved alone, from several points: Morris's elementary effects (Factorial sampling plans for
/// preliminary computational experiments, 1991), here as differences of the outcome and not divided by the step, which is the same for all.
/// </summary>
/// <param name="Mean">Mean difference (mu): its sign is the direction.</param>
/// <param name="MeanSize">Mean of the absolute differences (mu*: Campolongo, Cariboni and Saltelli, 2007), which opposite signs do not cancel.</param>
/// <param name="Sd">Standard deviation of the differences (sigma): how much it hangs on where all else stands.</param>
/// <param name="Least">The least difference.</param>
/// <param name="Largest">The largest difference.</param>
public sealed record ElementaryEffect(double Mean, double MeanSize, double Sd, double Least, double Largest)
{
    /// <summary>From the differences at several points, 2 or more.</summary>
    public static ElementaryEffect Of(IReadOnlyList<double> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentOutOfRangeException.ThrowIfLessThan(differences.Count, 2, nameof(differences));
        double mean = differences.Sum() / differences.Count;
        double squares = differences.Sum(d => (d - mean) * (d - mean));
        return new ElementaryEffect(mean, differences.Sum(Math.Abs) / differences.Count, Math.Sqrt(squares / (differences.Count - 1)), differences.Min(), differences.Max());
    }
}
