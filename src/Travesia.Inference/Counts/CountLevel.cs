using Travesia.Engine;
using Travesia.Rules;

namespace Travesia.Inference.Counts;

/// <summary>A way of counting: by day or month, of all people or each group, for the whole or at places and links.</summary>
internal readonly record struct CountLevel(Resolution Resolution, bool HasGroups, bool IsWhole) : IComparable<CountLevel>
{
    public static CountLevel Of(Measure measure) => new(measure.Resolution, measure.Group is not null, measure.Place is null && measure.Link is null);

    // All people before groups, then by day before by month, then the whole before its parts.
    public int CompareTo(CountLevel other) => Rank.CompareTo(other.Rank);

    private int Rank => (HasGroups ? 4 : 0) + (Resolution == Resolution.Day ? 0 : 2) + (IsWhole ? 0 : 1);
}
