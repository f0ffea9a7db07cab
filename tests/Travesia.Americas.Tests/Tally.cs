using System.Collections.Immutable;
using System.IO.Enumeration;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Americas.Tests;

/// <summary>Which way a tally moves when a mechanism is switched off.</summary>
internal enum Direction
{
    Down = -1,
    Up = 1,
}

/// <summary>A number of a run, and which way it moves when the mechanism is switched off.</summary>
/// <param name="Direction">Which way.</param>
/// <param name="Counts">What is counted, as in <see cref="Rules.MeasureNames"/>.</param>
/// <param name="Where">Ids of places and links, with <c>*</c> for any letters, set apart by spaces; empty is everywhere.</param>
/// <param name="First">First month.</param>
/// <param name="Last">Last month.</param>
internal sealed record Tally(Direction Direction, string Counts, string Where, DateOnly First, DateOnly Last)
{
    /// <summary>What answers it in runs of a layout; none where such a thing can no longer happen, so that it is 0.</summary>
    public ModelCount? In(EnsembleLayout layout)
    {
        CountQuery query = new(Counts, Ids(layout.Scenario), null, []);
        CountAnswer answer = CountSelection.Of(layout, query, [new CountPeriod(First, Last.AddMonths(1).AddDays(-1))]);
        Assert.True(answer.Count is not null || answer.Reason!.Reason == NotCountedReason.Never, $"{this}: {answer.Reason}");
        return answer.Count;
    }

    public override string ToString() => string.Join(' ', ((string[])[Counts, Where, FormattableString.Invariant($"{First:yyyy-MM} to {Last:yyyy-MM}")]).Where(part => part.Length > 0));

    private ImmutableArray<string> Ids(Scenario scenario)
    {
        if (Where.Length == 0)
        {
            return [];
        }

        string[] patterns = Where.Split(' ');
        string[] ids = [.. scenario.Places.Select(p => p.Id.Value), .. scenario.Links.Select(l => l.Id.Value)];
        Assert.All(patterns, pattern => Assert.Contains(ids, id => FileSystemName.MatchesSimpleExpression(pattern, id, ignoreCase: false)));
        return [.. ids.Where(id => patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, id, ignoreCase: false)))];
    }
}
