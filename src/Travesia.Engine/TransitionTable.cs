namespace Travesia.Engine;

/// <summary>What a row holds beside targets and probabilities; lets the day pass by what is not there.</summary>
[Flags]
internal enum RowTraits
{
    None = 0,

    /// <summary>One transition, so that the row is a shift and costs no draw.</summary>
    Single = 1,

    /// <summary>Some transition adds to a tally.</summary>
    Tallied = 2,

    /// <summary>Some transition passes a gate.</summary>
    Gated = 4,
}

/// <summary>Where a row's transitions lie. Sixteen bytes, so that one cache line answers all that the day asks of a row.</summary>
/// <param name="Start">Its first transition.</param>
/// <param name="Count">How many there are, 1 or more.</param>
/// <param name="Persons">How many of them, at the front, are drawn person by person.</param>
/// <param name="Traits">What else the row holds.</param>
internal readonly record struct Row(int Start, int Count, int Persons, RowTraits Traits);

/// <summary>
/// The pool of rows in compressed sparse form. Beside each probability stands its sum with those after it, from which the share of what
/// the transitions before it left follows without loss of digits, be it near 0 or near 1. The private rows of dynamic states come last; a
/// run keeps their probabilities and sums itself.
/// </summary>
internal sealed class TransitionTable
{
    public required Row[] Rows { get; init; }

    /// <summary>The first row that belongs to a dynamic state.</summary>
    public required int FirstDynamicRow { get; init; }

    /// <summary>The first transition that belongs to a dynamic state.</summary>
    public required int FirstDynamicEntry { get; init; }

    public required int[] Target { get; init; }

    public required double[] Probability { get; init; }

    /// <summary>The probability of each transition and of those after it in its row.</summary>
    public required double[] Rest { get; init; }

    public required int[] TallySet { get; init; }

    public required int[] Passage { get; init; }

    /// <summary>The stable key of the target, told apart where a row names a target twice. Added to the state's mixed key it names a draw.</summary>
    public required ulong[] Key { get; init; }

    /// <summary>Fills the probability of each transition of a row and of those after it.</summary>
    public static void AddUp(ReadOnlySpan<double> probability, Span<double> rest)
    {
        double after = 0;
        for (int i = probability.Length - 1; i >= 0; i--)
        {
            after += probability[i];
            rest[i] = after;
        }
    }
}
