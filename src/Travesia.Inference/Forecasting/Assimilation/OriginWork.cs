using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Inference.Forecasting.Origins;
using Travesia.Inference.Forecasting.Responses;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>What a forecast from an origin is made of: histories, and what the model answers to each of them.</summary>
internal sealed class OriginWork
{
    private OriginWork(ScenarioAtOrigin at, ImmutableArray<CountHistory> histories, RowResponse[] responses, RowResponse[] extra, int runs)
        => (At, Histories, Responses, Extra, Runs) = (at, histories, responses, extra, runs);

    /// <summary>What was known.</summary>
    public ScenarioAtOrigin At { get; }

    /// <summary>The rows.</summary>
    public ImmutableArray<CountHistory> Histories { get; }

    /// <summary>By row.</summary>
    public RowResponse[] Responses { get; }

    /// <summary>What was asked beside the rows.</summary>
    public RowResponse[] Extra { get; }

    /// <summary>Runs made.</summary>
    public int Runs { get; }

    /// <summary>Runs the model.</summary>
    /// <param name="at">What was known.</param>
    /// <param name="ruleSet">Compiles it.</param>
    /// <param name="extra">Asked beside the rows.</param>
    /// <param name="threads">Runs at a time.</param>
    /// <param name="afterRun">Told how many runs are made, of how many.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ForecastException">Nothing was known.</exception>
    public static OriginWork Of(ScenarioAtOrigin at, IRuleSet ruleSet, ImmutableArray<CountQuery> extra, int threads, Action<int, int>? afterRun, CancellationToken cancellation)
    {
        ImmutableArray<CountHistory> histories = Origins.Histories.Of(at.Scenario.Observations, at.Months);
        if (histories.IsEmpty)
        {
            throw new ForecastException(ForecastFault.NothingKnown);
        }

        DepartureResponses model = new(at, ruleSet);
        ImmutableArray<CountQuery> asked = [.. histories.Select(h => QueryOf(at.Scenario, h.Row)), .. extra];
        int done = 0;
        RowResponse[] responses = model.Of(asked, threads, () => afterRun?.Invoke(++done, model.Runs), cancellation);
        return new OriginWork(at, histories, responses[..histories.Length], responses[histories.Length..], model.Runs);
    }

    /// <summary>Follows the counts of some rows.</summary>
    /// <param name="isOne">Which.</param>
    /// <param name="before">What was learnt at an earlier origin.</param>
    /// <param name="cancellation">Ends the work.</param>
    public (FilterRow[] Rows, StateLayout Layout, Assimilated Assimilated) Assimilate(Func<CountRow, bool> isOne, Learnt? before, CancellationToken cancellation)
    {
        int[] chosen = [.. Enumerable.Range(0, Histories.Length).Where(i => isOne(Histories[i].Row))];
        (FilterRow[] rows, ImmutableArray<SeriesId> series) = FilterRows.Of(At.Scenario, [.. chosen.Select(i => Histories[i])], [.. chosen.Select(i => Responses[i])]);
        StateLayout layout = new(At.Scenario.Groups.Length, series.Length, rows.Length);
        return (rows, layout, Assimilator.Run(rows, layout, At.OriginMonth, before, cancellation));
    }

    private static CountQuery QueryOf(Scenario scenario, CountRow row)
        => scenario.Series.FirstOrDefault(s => s.Id == row.Series) is { } series ? CountQuery.Of(series, row.Area, row.Group) : new CountQuery("", [], row.Group, []);
}
