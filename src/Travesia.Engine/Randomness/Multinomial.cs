namespace Travesia.Engine.Randomness;

/// <summary>How people who decide one by one spread over several ways.</summary>
public static class Multinomial
{
    /// <summary>Splits n people: each entry in turn takes a binomial share of those who are left.</summary>
    /// <remarks>Exact: the conditional law of an entry given the earlier ones is binomial. All entries draw from one stream; who wants a stream of its own for each entry chains <see cref="Binomial"/>.</remarks>
    /// <param name="n">How many people, from 0 to 2^53.</param>
    /// <param name="conditional">p_i / (p_i + p_(i+1) + ...), the chance of an entry for those whom no earlier one took; the last one is 1.</param>
    /// <param name="complement">1 - conditional, as suffix sums give it; the last one is 0.</param>
    /// <param name="moves">Receives the counts, whose sum is n; as long as <paramref name="conditional"/>.</param>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <exception cref="ArgumentException">The spans are empty or differ in length.</exception>
    public static void Split(long n, ReadOnlySpan<double> conditional, ReadOnlySpan<double> complement, Span<long> moves, ref DrawStream stream)
    {
        Spans.Check(conditional, complement, moves);
        int last = moves.Length - 1;
        long left = n;
        for (int i = 0; i < last; i++)
        {
            long taken = Binomial.Sample(ref stream, left, conditional[i], complement[i]);
            moves[i] = taken;
            left -= taken;
        }

        moves[last] = left;
    }
}
