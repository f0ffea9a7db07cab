using Travesia.Engine;

namespace Travesia.Inference.Sensitivity;

/// <summary>Random points that are functions of what they are named by, so that one more factor moves no other.</summary>
internal static class NamedDraw
{
    /// <summary>Strictly between 0 and 1, 53 bits.</summary>
    public static double Uniform(StableKey key) => ((key.Value >> 11) + 0.5) * (1.0 / (1L << 53));

    /// <summary>The numbers from 0 to n - 1 in an order of chance.</summary>
    public static int[] Permutation(int n, StableKey key)
        => [.. Enumerable.Range(0, n).OrderBy(i => key.With(i).Value).ThenBy(i => i)];

    /// <summary>
    /// A column of a Latin hypercube: one point in each of n equal parts of the unit interval, in an order of chance (McKay, Beckman and
    /// Conover, A comparison of three methods for selecting values of input variables, 1979).
    /// </summary>
    public static double[] Column(int n, StableKey key)
        => [.. Permutation(n, key.With(0)).Select((part, i) => (part + Uniform(key.With(1).With(i))) / n)];
}
