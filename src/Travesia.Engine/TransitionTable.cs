using System.Collections.Immutable;

namespace Travesia.Engine;

/// <summary>
/// The pool of rows in compressed sparse form. An entry keeps its share of what the entries before it left (<c>conditional</c>) and
/// the share that it leaves (<c>remainder</c>), both from suffix sums, so that a probability near 0 or near 1 loses no digits.
/// </summary>
internal sealed class TransitionTable
{
    /// <summary>First entry of each row; one more than there are rows.</summary>
    public required int[] RowStart { get; init; }

    /// <summary>How many leading entries of each row are drawn person by person.</summary>
    public required int[] PersonEntries { get; init; }

    public required int[] Target { get; init; }

    public required double[] Probability { get; init; }

    public required double[] Conditional { get; init; }

    public required double[] Remainder { get; init; }

    public required int[] TallySet { get; init; }

    public required int[] Passage { get; init; }

    /// <summary>Fills conditional and remainder shares of one row from its probabilities.</summary>
    public static void Condition(ReadOnlySpan<double> probability, Span<double> conditional, Span<double> remainder)
    {
        double after = 0;
        for (int i = probability.Length - 1; i >= 0; i--)
        {
            double suffix = probability[i] + after;
            conditional[i] = suffix > 0 ? probability[i] / suffix : 1;
            remainder[i] = suffix > 0 ? after / suffix : 0;
            after = suffix;
        }
    }
}

/// <summary>A pool of sets in compressed sparse form.</summary>
internal sealed record SetPool<T>(ImmutableArray<int> Start, ImmutableArray<T> Items)
{
    public ReadOnlySpan<T> this[int set] => Items.AsSpan()[Start[set]..Start[set + 1]];

    public int Count => Start.Length - 1;
}

/// <summary>The gates of a transition, narrowest first, and where who is held back goes.</summary>
internal sealed record Passage(ImmutableArray<GateId> Gates, StateId HeldBackTo, TallySetId HeldBackTallies);
