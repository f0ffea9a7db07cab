using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Flee.Section;

/// <summary>The counts of a case, from the observations of a scenario.</summary>
internal static class ObservedCounts
{
    private const string CampsSeries = "camps";
    private const string TotalSeries = "total";

    /// <summary>The series <c>camps</c>, place by place in the order of their first rows.</summary>
    public static ImmutableArray<FleeCounts> OfCamps(Scenario scenario, IReadOnlyDictionary<string, int> places)
    {
        List<(int Place, List<FleeStep> Steps)> knots = [];
        Dictionary<int, int> order = [];
        foreach (Observation o in scenario.Observations)
        {
            if (o.Series.Value != CampsSeries || !places.TryGetValue(o.Area, out int place))
            {
                continue;
            }

            if (!order.TryGetValue(place, out int at))
            {
                order.Add(place, at = knots.Count);
                knots.Add((place, []));
            }

            knots[at].Steps.Add(Step(scenario, o));
        }

        return [.. knots.Select(k => new FleeCounts(k.Place, [.. k.Steps.OrderBy(s => s.Day)]))];
    }

    /// <summary>The series <c>total</c>, if there is one.</summary>
    public static FleeCounts? Total(Scenario scenario)
    {
        ImmutableArray<FleeStep> steps = [.. scenario.Observations.Where(o => o.Series.Value == TotalSeries).Select(o => Step(scenario, o)).OrderBy(s => s.Day)];
        return steps.IsEmpty ? null : new FleeCounts(-1, steps);
    }

    private static FleeStep Step(Scenario scenario, Observation o) => new(o.From.DayNumber - scenario.FirstDay.DayNumber - 1, o.Value);
}
