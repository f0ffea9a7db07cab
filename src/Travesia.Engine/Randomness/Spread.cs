namespace Travesia.Engine.Randomness;

/// <summary>How the people of a state spread over its row: the lots of single persons first, then the choices of parties.</summary>
internal static class Spread
{
    /// <summary>Splits n people over the entries of a row.</summary>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <param name="n">How many people, above 0.</param>
    /// <param name="parties">E[m^2]/E[m] over their party sizes m; 1 is people alone.</param>
    /// <param name="persons">How many entries, at the front, are drawn person by person.</param>
    /// <param name="share">p_i.</param>
    /// <param name="rest">p_i + p_(i+1) + ...</param>
    /// <param name="moves">Receives the counts.</param>
    public static void Draw(
        ref DrawStream stream, long n, double parties, int persons, ReadOnlySpan<double> share, ReadOnlySpan<double> rest, Span<long> moves)
    {
        if (!(parties > 1))
        {
            Multinomial.Split(n, share, rest, moves, ref stream);
            return;
        }

        moves.Clear();
        long together = persons == 0 ? n : n - Alone(ref stream, n, persons, share, rest, moves);
        if (together == 0)
        {
            return;
        }

        ReadOnlySpan<double> choices = rest[persons..];
        if (together <= parties)
        {
            moves[persons + Multinomial.EntryAt(choices, stream.NextUniform())] = together;
            return;
        }

        // The concentration that makes the variance of every choice the party factor times that of single persons.
        DirichletMultinomial.Split(together, (together - parties) / (parties - 1), share[persons..], choices, moves[persons..], ref stream);
    }

    /// <summary>The lots of single persons. Most days nobody draws one, which one binomial says for all of them.</summary>
    private static long Alone(ref DrawStream stream, long n, int persons, ReadOnlySpan<double> share, ReadOnlySpan<double> rest, Span<long> moves)
    {
        double after = persons < rest.Length ? rest[persons] : 0;
        double all = Sum(share[..persons]);
        long alone = Binomial.Sample(ref stream, n, Math.Min(1, all / rest[0]), after / rest[0]);
        long left = alone;
        for (int i = 0; i < persons && left > 0; i++)
        {
            double later = Sum(share[(i + 1)..persons]);
            moves[i] = Binomial.Sample(ref stream, left, share[i] / (share[i] + later), later / (share[i] + later));
            left -= moves[i];
        }

        return alone;
    }

    private static double Sum(ReadOnlySpan<double> shares)
    {
        double sum = 0;
        for (int i = shares.Length - 1; i >= 0; i--)
        {
            sum += shares[i];
        }

        return sum;
    }
}
