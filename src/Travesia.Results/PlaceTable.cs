using Travesia.Model;
using Travesia.Results.Tables;

namespace Travesia.Results;

/// <summary>What a run counted at one place: by quantity and group, for each date the value of every member.</summary>
public sealed class PlaceTable
{
    private readonly int members;
    private readonly Dictionary<(string Column, GroupId? Group), SortedDictionary<DateOnly, double[]>> series = [];

    internal PlaceTable(int members) => this.members = members;

    /// <summary>The groups that are told apart, in ordinal order; empty where only all people together are counted.</summary>
    public IReadOnlyList<GroupId> Groups
        => [.. series.Keys.Select(k => k.Group).OfType<GroupId>().Distinct().OrderBy(g => g.Value, StringComparer.Ordinal)];

    /// <summary>A series: by date, the value of each member; empty if it is not counted.</summary>
    /// <param name="quantity">What, as in <see cref="Rules.MeasureNames"/>.</param>
    /// <param name="group">Who, or all people together.</param>
    public IReadOnlyDictionary<DateOnly, double[]> this[string quantity, GroupId? group = null]
        => series.TryGetValue((TableShape.ColumnOf(quantity), group), out SortedDictionary<DateOnly, double[]>? found) ? found : new SortedDictionary<DateOnly, double[]>();

    internal void Add(string column, GroupId? group, DateOnly date, int member, double value)
    {
        if (!series.TryGetValue((column, group), out SortedDictionary<DateOnly, double[]>? dates))
        {
            series[(column, group)] = dates = [];
        }

        if (!dates.TryGetValue(date, out double[]? values))
        {
            dates[date] = values = new double[members];
        }

        values[member] = value;
    }
}
