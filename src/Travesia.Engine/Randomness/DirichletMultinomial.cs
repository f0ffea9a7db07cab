using System.Diagnostics;

namespace Travesia.Engine.Randomness;

/// <summary>How people who decide together spread over several ways: a multinomial split whose chances are themselves Dirichlet distributed.</summary>
public static class DirichletMultinomial
{
    // Up to here everybody draws from Polya's urn: a share that is itself drawn costs some twenty people's turns at it.
    private const int FewPeople = 16;

    // The mean from which an entry has a share of its own; those of entries below it draw from the urn.
    private const double ManyPeople = 12;

    // How many draw from an urn at most, and how many entries there is room for.
    private const int UrnTo = 128;
    private const int UniformsAtOnce = 16;
    private const int RoomForEntries = 64;

    /// <summary>Splits n people with concentration A.</summary>
    /// <remarks>
    /// Exact, in two ways that have the same law and are mixed, since an entry and all others together are again such a split. Entries
    /// that many will take: each has a gamma variate of shape A·p_i, all others together one of the rest, and shares are these over their
    /// sum. Few people: Polya's urn, in which each person either chooses, with weight A, or does what one of those before did, each of
    /// whom weighs 1 (Blackwell and MacQueen 1973). The variance of an entry
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
        if (n <= FewPeople)
        {
            Urn(ref stream, (int)n, concentration, rest, moves);
        }
        else if (share.Length > RoomForEntries || concentration * ManyPeople < n)
        {
            // Where parties are as large as crowds, a gamma variate can be too small for a double.
            InOrder(ref stream, n, concentration, share, rest, moves);
        }
        else
        {
            ManyFirst(ref stream, n, concentration, share, rest[0], moves);
        }
    }

    private static void ManyFirst(ref DrawStream stream, long n, double concentration, ReadOnlySpan<double> share, double all, Span<long> moves)
    {
        Span<double> room = stackalloc double[RoomForEntries];
        Span<int> many = stackalloc int[RoomForEntries];
        double least = ManyPeople / n * all;
        int count = Spans.FindLarge(share, least, many, out double ofFew);

        double weightOfFew = concentration * (ofFew / all);

        // The gamma variate of each and the sum of those drawn after it.
        Span<double> own = stackalloc double[RoomForEntries];
        double after = count > 0 && ofFew > 0 ? Gamma.Sample(ref stream, weightOfFew) : 0;
        for (int i = count - 1; i >= 0; i--)
        {
            own[i] = Gamma.Sample(ref stream, concentration * (share[many[i]] / all));
            room[i] = after;
            after += own[i];
        }

        for (int i = 0; i < count && n > 0; i++)
        {
            double sum = own[i] + room[i];
            long taken = Binomial.Sample(ref stream, n, own[i] / sum, room[i] / sum);
            moves[many[i]] = taken;
            n -= taken;
        }

        if (n == 0)
        {
            return;
        }

        for (int i = 0; i < share.Length; i++)
        {
            own[i] = share[i] >= least ? 0 : share[i];
        }

        TransitionTable.AddUp(own[..share.Length], room[..share.Length]);
        InOrder(ref stream, n, weightOfFew, own[..share.Length], room[..share.Length], moves);
    }

    private static void InOrder(ref DrawStream stream, long n, double weight, ReadOnlySpan<double> share, ReadOnlySpan<double> rest, Span<long> moves)
    {
        int last = moves.Length - 1;
        int entry = 0;
        for (; entry < last && n > UrnTo; entry++)
        {
            double staying = weight * (rest[entry + 1] / rest[entry]);
            long taken = BetaBinomial.Sample(ref stream, n, weight * (share[entry] / rest[entry]), staying);
            moves[entry] += taken;
            n -= taken;
            weight = staying;
        }

        if (entry == last)
        {
            moves[last] += n;
        }
        else
        {
            Urn(ref stream, (int)n, weight, rest[entry..], moves[entry..]);
        }
    }

    private static void Urn(ref DrawStream stream, int n, double weight, ReadOnlySpan<double> rest, Span<long> moves)
    {
        Span<double> room = stackalloc double[UniformsAtOnce];
        Span<int> chosen = stackalloc int[UrnTo];
        for (int first = 0; first < n; first += UniformsAtOnce)
        {
            Span<double> uniforms = room[..Math.Min(n - first, UniformsAtOnce)];
            stream.Fill(uniforms);
            for (int i = 0; i < uniforms.Length; i++)
            {
                // One uniform says whether somebody is followed and whom, or, stretched again, what is chosen.
                int person = first + i;
                double place = uniforms[i] * (weight + person);
                int choice = person == 0 || place < weight
                    ? Multinomial.EntryAt(rest, Math.Min(place / weight, 1))
                    : chosen[Math.Min((int)(place - weight), person - 1)];
                chosen[person] = choice;
                moves[choice]++;
            }
        }
    }
}
