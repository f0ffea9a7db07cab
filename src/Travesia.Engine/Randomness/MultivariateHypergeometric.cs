using System.Diagnostics;

namespace Travesia.Engine.Randomness;

/// <summary>Whom a limit lets through: so many out of several crowds, every set of them equally likely.</summary>
public static class MultivariateHypergeometric
{
    /// <summary>Draws people from crowds without replacement: each crowd in turn takes a hypergeometric share of the draws that are left.</summary>
    /// <remarks>Exact: the conditional law of a crowd given the earlier ones is hypergeometric.</remarks>
    /// <param name="draws">How many are drawn, from 0 to the sum of the crowds.</param>
    /// <param name="crowds">How many people each crowd has, none negative, 2^53 at most in all.</param>
    /// <param name="drawn">Receives how many come from each crowd; as long as <paramref name="crowds"/>, and may be the same span.</param>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <exception cref="ArgumentException">The spans differ in length, or there are fewer people than draws.</exception>
    public static void Draw(long draws, ReadOnlySpan<long> crowds, Span<long> drawn, ref DrawStream stream)
    {
        if (crowds.Length != drawn.Length)
            throw new ArgumentException($"{crowds.Length} crowds need as many results, not {drawn.Length}.", nameof(drawn));
        long others = 0;
        foreach (long crowd in crowds)
        {
            Debug.Assert(crowd >= 0, "a crowd is not negative");
            others += crowd;
        }

        if (draws < 0 || draws > others)
            throw new ArgumentException($"{draws} cannot be drawn from {others} people.", nameof(draws));
        long left = draws;
        for (int i = 0; i < crowds.Length; i++)
        {
            long crowd = crowds[i];
            others -= crowd;
            long taken = Hypergeometric.Sample(ref stream, crowd, others, left);
            drawn[i] = taken;
            left -= taken;
        }
    }
}
