using System.Diagnostics;

namespace Travesia.Engine.Randomness;

/// <summary>How people who decide together spread over several ways: a multinomial split whose chances are themselves Dirichlet distributed.</summary>
public static class DirichletMultinomial
{
    // Up to here everybody draws from Polya's urn; a beta-binomial draw costs some twenty of them.
    private const int UrnTo = 64;

    /// <summary>Splits n people with concentration A.</summary>
    /// <remarks>
    /// Exact, in two ways that have the same law. Many people: each entry in turn takes a beta-binomial share of those who are left, with
    /// α = A·p_i and β = A·(p_(i+1) + ...). Few, from the start or once few are left: Polya's urn, in which each person either chooses,
    /// with weight A, or does what one of those before did, each of whom weighs 1 (Blackwell and MacQueen 1973). The variance of an entry
    /// is the multinomial one times (A + n)/(A + 1). An infinite concentration is the multinomial split.
    /// </remarks>
    /// <param name="n">How many people, from 0 to 2^53.</param>
    /// <param name="concentration">A, above 0; small means that they go together, large one by one.</param>
    /// <param name="share">p_i, each 0 or more; their sum need not be 1, A is for all of them together.</param>
    /// <param name="rest">p_i + p_(i+1) + ..., above 0 for the first entry.</param>
    /// <param name="moves">Receives the counts, whose sum is n; as long as <paramref name="share"/>.</param>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <exception cref="ArgumentException">The spans are empty or differ in length.</exception>
    public static void Split(
        long n,
        double concentration,
        ReadOnlySpan<double> share,
        ReadOnlySpan<double> rest,
        Span<long> moves,
        ref DrawStream stream)
    {
        Debug.Assert(concentration > 0, "a concentration is positive");
        if (double.IsPositiveInfinity(concentration))
        {
            Multinomial.Split(n, share, rest, moves, ref stream);
            return;
        }

        Spans.Check(share, rest, moves);
        moves.Clear();
        int last = moves.Length - 1;
        int entry = 0;
        double weight = concentration;
        for (; entry < last && n > UrnTo; entry++)
        {
            double staying = weight * (rest[entry + 1] / rest[entry]);
            long taken = BetaBinomial.Sample(ref stream, n, weight * (share[entry] / rest[entry]), staying);
            moves[entry] = taken;
            n -= taken;
            weight = staying;
        }

        if (entry == last)
        {
            moves[last] = n;
        }
        else
        {
            Urn(ref stream, (int)n, weight, rest[entry..], moves[entry..]);
        }
    }

    private static void Urn(ref DrawStream stream, int n, double weight, ReadOnlySpan<double> rest, Span<long> moves)
    {
        Span<double> uniforms = stackalloc double[UrnTo];
        Span<int> chosen = stackalloc int[UrnTo];
        stream.Fill(uniforms[..n]);
        for (int person = 0; person < n; person++)
        {
            // One uniform says whether somebody is followed and whom, or, stretched again, what is chosen.
            double place = uniforms[person] * (weight + person);
            chosen[person] = person == 0 || place < weight
                ? Multinomial.EntryAt(rest, Math.Min(place / weight, 1))
                : chosen[Math.Min((int)(place - weight), person - 1)];
            moves[chosen[person]]++;
        }
    }
}
