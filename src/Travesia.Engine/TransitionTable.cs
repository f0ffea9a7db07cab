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

    /// <summary>The chances are another row's, so that targets and chances lie apart.</summary>
    Like = 8,

    /// <summary>The chances are kept by the run.</summary>
    Dynamic = 16,
}

/// <summary>
/// Where a row's transitions lie: their targets, and their chances with what belongs to these (tallies, passages). Sixteen bytes, so
/// that one cache line answers all that the day asks of a row.
/// </summary>
internal readonly record struct Row
{
    private const int TraitBits = 8;

    private readonly uint personsAndTraits;

    public Row(int start, int chances, int count, int persons, RowTraits traits)
    {
        (Start, Chances, Count) = (start, chances, count);
        personsAndTraits = checked((uint)persons * (1u << TraitBits)) | (uint)traits;
    }

    /// <summary>Position of the first transition's target and key.</summary>
    public int Start { get; }

    /// <summary>Position of the first transition's chances, tallies and passage; the same but for rows that are like others or dynamic.</summary>
    public int Chances { get; }

    /// <summary>How many transitions there are, 1 or more.</summary>
    public int Count { get; }

    /// <summary>How many of them, at the front, are drawn person by person.</summary>
    public int Persons => (int)(personsAndTraits >> TraitBits);

    /// <summary>What else the row holds.</summary>
    public RowTraits Traits => (RowTraits)(personsAndTraits & ((1u << TraitBits) - 1));

    /// <summary>The same chances elsewhere, for other targets.</summary>
    public Row Leading(int start, RowTraits traits) => new(start, Chances, Count, Persons, traits);

    /// <summary>The same targets with chances elsewhere.</summary>
    public Row With(int chances) => new(Start, chances, Count, Persons, Traits);
}

/// <summary>
/// The pool of rows in compressed sparse form. Beside each probability stands its sum with those after it, from which the share of what
/// the transitions before it left follows without loss of digits, be it near 0 or near 1. Chances that dynamics may rewrite come last; a
/// run keeps them itself. Rows like others add to targets and keys only, which are therefore longer.
/// </summary>
internal sealed class TransitionTable
{
    public required Row[] Rows { get; init; }

    /// <summary>The first row that belongs to a dynamic state.</summary>
    public required int FirstDynamicRow { get; init; }

    /// <summary>The first position of chances that dynamics may rewrite.</summary>
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
