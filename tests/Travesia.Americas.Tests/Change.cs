using MathNet.Numerics.Distributions;

namespace Travesia.Americas.Tests;

/// <summary>By how much a tally moves, from paired members: without the mechanism less with it.</summary>
/// <param name="With">The mean with the mechanism.</param>
/// <param name="Mean">The mean of the paired differences.</param>
/// <param name="HalfWidth">Half the width of the 95 % Monte Carlo interval of that mean: Student's t over members.</param>
internal sealed record Change(double With, double Mean, double HalfWidth)
{
    /// <summary>Over what is there with the mechanism.</summary>
    public double Relative => Mean / With;

    public static Change Of(double[] with, double[] without)
    {
        double[] differences = [.. without.Zip(with, (o, w) => o - w)];
        double mean = differences.Average();
        double variance = differences.Sum(d => (d - mean) * (d - mean)) / (differences.Length - 1);
        double t = StudentT.InvCDF(0, 1, differences.Length - 1, 0.975);
        return new Change(with.Average(), mean, t * Math.Sqrt(variance / differences.Length));
    }

    /// <summary>Whether it moves that way, and the interval leaves zero out.</summary>
    public bool IsClearly(Direction direction) => (int)direction * Mean > HalfWidth;

    public override string ToString() => FormattableString.Invariant($"{Relative:+0.0 %;-0.0 %} of {With:0.0}: {Mean:0.0} within {HalfWidth:0.0}");
}
