using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Results;

/// <summary>What the members of a run counted: the answers to many counts.</summary>
public sealed class CountTable
{
    private readonly double[][][] values;

    internal CountTable(IReadOnlyList<ModelCount> counts, double[][][] values)
    {
        Counts = [.. counts];
        this.values = values;
    }

    /// <summary>What was asked.</summary>
    public ImmutableArray<ModelCount> Counts { get; }

    /// <summary>The parameters of each member.</summary>
    public ImmutableArray<ParameterValues> Parameters { get; internal init; } = [];

    /// <summary>The answers to the counts from a position on.</summary>
    internal CountTable From(int first) => new(Counts[first..], values[first..]) { Parameters = Parameters };

    /// <summary>The values of a member, one for each of the count's periods.</summary>
    public ReadOnlySpan<double> this[int count, int member] => values[count][member];

    /// <summary>The values of all members in one period of a count.</summary>
    public double[] MembersOf(int count, int period) => [.. values[count].Select(m => m[period])];

    /// <summary>Mean and quantiles over members, one for each of the count's periods.</summary>
    public ImmutableArray<CountSummary> Summarise(int count)
        => [.. Enumerable.Range(0, Counts[count].Periods.Length).Select(p => CountSummary.Of(Counts[count].Periods[p], MembersOf(count, p)))];
}
