using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Model.Calibrating;

namespace Travesia.Inference.Calibration;

/// <summary>From targets to cells: gathers the rows, sums them where a target asks for it, and finds what in the model answers.</summary>
internal sealed class CellBuilder(Scenario visible, EnsembleLayout layout)
{
    private readonly Dictionary<(SeriesId Series, string Area, GroupId? Group), (ModelCount? Count, NotCounted? Reason)> answers = [];
    private readonly Dictionary<SeriesId, ImmutableArray<CountPeriod>> periods = [];

    /// <summary>All cells of a plan.</summary>
    /// <exception cref="CalibrationException">The model does not count what a target asks.</exception>
    public ImmutableArray<Cell> Build(CalibrationPlan plan)
    {
        ImmutableArray<Cell>.Builder cells = ImmutableArray.CreateBuilder<Cell>();
        foreach (IGrouping<SeriesId, Observation> series in visible.Observations.GroupBy(o => o.Series))
        {
            periods[series.Key] = [.. series.Select(o => new CountPeriod(o.From, o.To)).Distinct().OrderBy(p => p.From).ThenBy(p => p.To)];
        }

        for (int s = 0; s < plan.Stages.Length; s++)
        {
            for (int t = 0; t < plan.Stages[s].Targets.Length; t++)
            {
                CalibrationTarget target = plan.Stages[s].Targets[t];
                SeriesDefinition series = visible.Series.First(x => x.Id == target.Series);
                int first = cells.Count;
                foreach ((CountPeriod period, double observed, (string Area, GroupId? Group)[] parts) in Rows(target, plan))
                {
                    cells.Add(new Cell(s, t, period, observed, target.Error, [.. parts.SelectMany(p => Terms(series, p.Area, p.Group, period))]));
                }

                // A row that can never happen in the model is a misfit; a target of such rows is a mistake.
                if (cells.Skip(first).All(c => c.Terms.IsEmpty))
                {
                    throw new CalibrationException(new TargetNotCounted(series.Id, target.Areas.FirstOrDefault() ?? "", null, new NotCounted(NotCountedReason.Never, series.Counts)));
                }
            }
        }

        return cells.ToImmutable();
    }

    private IEnumerable<(CountPeriod Period, double Observed, (string Area, GroupId? Group)[] Parts)> Rows(CalibrationTarget target, CalibrationPlan plan)
    {
        // Of several vintages of a row the last one known at the cut-off counts.
        Observation[] rows =
        [
            .. VisibleScenario.RowsOf(target, plan, visible.Observations)
                .Where(o => target.SumOver is SumOver.Nothing or SumOver.Areas || o.Group is not null)
                .GroupBy(o => (o.From, o.To, o.Area, o.Group))
                .Select(vintages => vintages.MaxBy(o => o.AvailableFrom)!)
                .OrderBy(o => o.From).ThenBy(o => o.To).ThenBy(o => o.Area, StringComparer.Ordinal).ThenBy(o => o.Group?.Value, StringComparer.Ordinal),
        ];
        string[] areas = [.. rows.Select(o => o.Area).Distinct()];
        GroupId?[] groups = [.. rows.Select(o => o.Group).Distinct()];
        foreach (IGrouping<(CountPeriod, string? Area, GroupId? Group), Observation> sum in rows.GroupBy(o => KeyOf(o, target.SumOver)))
        {
            (CountPeriod period, string? area, GroupId? group) = sum.Key;
            string[] where = area is null ? areas : [area];
            GroupId?[] who = target.SumOver is SumOver.Groups or SumOver.All ? groups : [group];
            yield return (period, sum.Sum(o => o.Value), [.. where.SelectMany(a => who.Select(g => (a, g)))]);
        }
    }

    private static (CountPeriod, string? Area, GroupId? Group) KeyOf(Observation o, SumOver sum) => (
        new CountPeriod(o.From, o.To),
        sum is SumOver.Areas or SumOver.All ? null : o.Area,
        sum is SumOver.Groups or SumOver.All ? null : o.Group);

    /// <summary>What answers a row: of one group, or of each group so that parameters of different groups can be told apart, or of all people together.</summary>
    private IEnumerable<CellTerm> Terms(SeriesDefinition series, string area, GroupId? group, CountPeriod period)
    {
        if (group is not null)
        {
            (ModelCount? count, NotCounted? reason) = Answer(series, area, group);
            return count is not null ? [Term(series, group, count, period)]
                : reason!.Reason == NotCountedReason.Never ? []
                : throw new CalibrationException(new TargetNotCounted(series.Id, area, group, reason));
        }

        (GroupId Group, ModelCount? Count, NotCounted? Reason)[] each = [.. visible.Groups.Select(g => (g.Id, Answer(series, area, g.Id))).Select(a => (a.Id, a.Item2.Count, a.Item2.Reason))];
        if (each.Any(a => a.Count is not null) && each.All(a => a.Count is not null || a.Reason!.Reason == NotCountedReason.Never))
        {
            return each.Where(a => a.Count is not null).Select(a => Term(series, a.Group, a.Count!, period));
        }

        (ModelCount? together, NotCounted? why) = Answer(series, area, null);
        return together is not null ? [Term(series, null, together, period)] : throw new CalibrationException(new TargetNotCounted(series.Id, area, null, why!));
    }

    private CellTerm Term(SeriesDefinition series, GroupId? group, ModelCount count, CountPeriod period) => new(group, count, periods[series.Id].IndexOf(period));

    private (ModelCount? Count, NotCounted? Reason) Answer(SeriesDefinition series, string area, GroupId? group)
    {
        if (!answers.TryGetValue((series.Id, area, group), out (ModelCount? Count, NotCounted? Reason) known))
        {
            CountAnswer answer = CountSelection.Of(layout, CountQuery.Of(series, area, group), periods[series.Id]);
            known = (answer.Count, answer.Reason);
            answers[(series.Id, area, group)] = known;
        }

        return known;
    }
}
