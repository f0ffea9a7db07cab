using System.Runtime.CompilerServices;

namespace Travesia.Engine.Randomness;

/// <summary>How people who decide one by one spread over several ways.</summary>
public static class Multinomial
{
    // Up to here everybody is looked up: a look-up costs a quarter of a binomial draw, and most people of a day are in small crowds.
    private const int FewPeople = 12;

    // The mean from which an entry has a binomial draw of its own; those of entries below it are looked up.
    private const double ManyPeople = 6;

    // Longer rows than this are rare, and are drawn without room for their shares.
    private const int RoomForEntries = 64;

    private const int UniformsAtOnce = 16;

    /// <summary>Splits n people over the entries.</summary>
    /// <remarks>
    /// Exact, in two ways that have the same law: entries that many will take have a binomial draw each, from what those before them
    /// left; who is left then, or who are few from the start, choose one by one. So the cost is that of the people or of the entries,
    /// whichever are fewer, and entries that hardly anybody takes cost nothing. All draw from one stream; who wants a stream of its own
    /// for each entry chains <see cref="Binomial"/>.
    /// </remarks>
    /// <param name="n">How many people, from 0 to 2^53.</param>
    /// <param name="share">p_i, each 0 or more; their sum need not be 1.</param>
    /// <param name="rest">p_i + p_(i+1) + ..., above 0 for the first entry.</param>
    /// <param name="moves">Receives the counts, whose sum is n; as long as <paramref name="share"/>.</param>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <exception cref="ArgumentException">The spans are empty or differ in length.</exception>
    public static void Split(long n, ReadOnlySpan<double> share, ReadOnlySpan<double> rest, Span<long> moves, ref DrawStream stream)
    {
        Spans.Check(share, rest, moves);
        moves.Clear();
        if (n <= FewPeople)
        {
            OneByOne(ref stream, n, rest, moves);
        }
        else if (share.Length <= RoomForEntries)
        {
            ManyFirst(ref stream, n, share, rest[0], moves);
        }
        else
        {
            InOrder(ref stream, n, share, rest, moves);
        }
    }

    /// <summary>The entry of one person: that whose part of 0 to rest[0], counted from the end, holds the uniform's place.</summary>
    /// <param name="rest">p_i + p_(i+1) + ...</param>
    /// <param name="uniform">Strictly between 0 and 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int EntryAt(ReadOnlySpan<double> rest, double uniform) => Spans.CountAtLeast(rest[1..], uniform * rest[0]);

    /// <summary>Adds people to the entries that they choose.</summary>
    /// <remarks>Apart from its callers, which can be compiled beforehand: vector code cannot (see <see cref="Running.Crowd{T}.OccupiedIn"/>).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void OneByOne(ref DrawStream stream, long n, ReadOnlySpan<double> rest, Span<long> moves)
    {
        Span<double> room = stackalloc double[UniformsAtOnce];
        while (n > 0)
        {
            // The uniforms first: their arithmetic overlaps where no guess at a branch is between them.
            Span<double> uniforms = room[..(int)Math.Min(n, UniformsAtOnce)];
            stream.Fill(uniforms);
            foreach (double uniform in uniforms)
            {
                moves[EntryAt(rest, uniform)]++;
            }

            n -= uniforms.Length;
        }
    }

    private static void ManyFirst(ref DrawStream stream, long n, ReadOnlySpan<double> share, double all, Span<long> moves)
    {
        Span<double> room = stackalloc double[RoomForEntries];
        Span<int> many = stackalloc int[RoomForEntries];
        double least = ManyPeople / n * all;
        int count = Spans.FindLarge(share, least, many, out double ofFew);

        // The share of each entry and of all that are drawn after it; summed from the end, so that small ones keep their digits.
        double after = ofFew;
        for (int i = count - 1; i >= 0; i--)
        {
            after += share[many[i]];
            room[i] = after;
        }

        for (int i = 0; i < count && n > 0; i++)
        {
            int entry = many[i];
            double later = i + 1 < count ? room[i + 1] : ofFew;
            long taken = Binomial.Sample(ref stream, n, share[entry] / room[i], later / room[i]);
            moves[entry] = taken;
            n -= taken;
        }

        if (n == 0)
        {
            return;
        }

        after = 0;
        for (int i = share.Length - 1; i >= 0; i--)
        {
            after += share[i] >= least ? 0 : share[i];
            room[i] = after;
        }

        if (count == share.Length - 1)
        {
            // One entry is left, and nothing to choose: that whose share is all of the rest.
            moves[LastWith(after, room[..share.Length])] = n;
            return;
        }

        OneByOne(ref stream, n, room[..share.Length], moves);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int LastWith(double all, ReadOnlySpan<double> rest) => Spans.CountAtLeast(rest[1..], all);

    private static void InOrder(ref DrawStream stream, long n, ReadOnlySpan<double> share, ReadOnlySpan<double> rest, Span<long> moves)
    {
        int entry = 0;
        for (; entry < share.Length - 1 && n > FewPeople; entry++)
        {
            long taken = Binomial.Sample(ref stream, n, share[entry] / rest[entry], rest[entry + 1] / rest[entry]);
            moves[entry] = taken;
            n -= taken;
        }

        if (entry == share.Length - 1)
        {
            moves[entry] = n;
        }
        else
        {
            OneByOne(ref stream, n, rest[entry..], moves[entry..]);
        }
    }
}
