using System.Diagnostics;

namespace Travesia.Engine.Randomness;

/// <summary>How people who decide together spread over several ways: a multinomial split whose chances are themselves Dirichlet distributed.</summary>
public static class DirichletMultinomial
{
    /// <summary>Splits n people with concentration A: each entry in turn takes a beta-binomial share of those who are left.</summary>
    /// <remarks>
    /// Exact: given the earlier entries, entry i is beta-binomial with α = A·p_i and β = A·(p_(i+1) + ...). The variance of an entry is
    /// the multinomial one times (A + n)/(A + 1). An infinite concentration is the multinomial split.
    /// </remarks>
    /// <param name="n">How many people, from 0 to 2^53.</param>
    /// <param name="concentration">A, above 0; small means that they go together, large one by one.</param>
    /// <param name="conditional">p_i / (p_i + p_(i+1) + ...); the last one is 1.</param>
    /// <param name="complement">1 - conditional, as suffix sums give it; the last one is 0.</param>
    /// <param name="moves">Receives the counts, whose sum is n; as long as <paramref name="conditional"/>.</param>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <exception cref="ArgumentException">The spans are empty or differ in length.</exception>
    public static void Split(
        long n,
        double concentration,
        ReadOnlySpan<double> conditional,
        ReadOnlySpan<double> complement,
        Span<long> moves,
        ref DrawStream stream)
    {
        Debug.Assert(concentration > 0, "a concentration is positive");
        if (double.IsPositiveInfinity(concentration))
        {
            Multinomial.Split(n, conditional, complement, moves, ref stream);
            return;
        }

        Spans.Check(conditional, complement, moves);
        int last = moves.Length - 1;
        long left = n;
        double weight = concentration;
        for (int i = 0; i < last; i++)
        {
            double rest = weight * complement[i];
            long taken = BetaBinomial.Sample(ref stream, left, weight * conditional[i], rest);
            moves[i] = taken;
            left -= taken;
            weight = rest;
        }

        moves[last] = left;
    }
}
