using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Results.Report.Data;

/// <summary>What a publisher counted, period by period.</summary>
/// <param name="Name">Who published it.</param>
/// <param name="Values">One for each period; none where nothing is told.</param>
internal sealed record PublishedCounts(string Name, ImmutableArray<double?> Values);

/// <summary>A published series, in all its areas together or in one, beside what the model says of it.</summary>
/// <param name="Series">Which.</param>
/// <param name="Area">Where, as publishers name it; none is all areas together.</param>
/// <param name="IsWhole">Whether it is all that is published of the series.</param>
/// <param name="Periods">Over which days.</param>
/// <param name="Publishers">Each by itself: they define what they count in their own way, and none is averaged away.</param>
/// <param name="Model">What the model says of the same periods, recorded in the same share.</param>
/// <param name="Reason">Why it says nothing.</param>
internal sealed record SeriesCounts(
    SeriesDefinition Series, string? Area, bool IsWhole, ImmutableArray<CountPeriod> Periods, ImmutableArray<PublishedCounts> Publishers, Counted? Model, NotCounted? Reason)
{
    /// <summary>Asks about all series that anybody published within the days shown; those together before those by area.</summary>
    public static ImmutableArray<SeriesCounts> Ask(Inquiry inquiry)
    {
        Scenario scenario = inquiry.Layout.Scenario;
        (DateOnly first, DateOnly last) = (inquiry.Layout.Days[0], inquiry.Layout.Days[^1]);
        ImmutableArray<SeriesCounts>.Builder all = ImmutableArray.CreateBuilder<SeriesCounts>();
        foreach (SeriesDefinition series in scenario.Series)
        {
            Observation[] told = [.. scenario.Observations.Where(o => o.Series == series.Id && o.From >= first && o.To <= last)];
            if (told.Length == 0)
            {
                continue;
            }

            // The longest and the shortest periods of a series overlap (a year and its months): the commonest length is shown.
            ImmutableArray<CountPeriod> periods = [.. told.Select(o => new CountPeriod(o.From, o.To)).Distinct()
                .GroupBy(p => p.IsWholeMonth ? 0 : p.Days).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().OrderBy(p => p.From)];
            string[] areas = [.. told.Select(o => o.Area).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            string?[] wanted = areas.Length == 1 ? [areas[0]] : [null, .. areas];
            all.AddRange(wanted.Select(area => Ask(inquiry, series, area, areas, periods)));
        }

        return all.ToImmutable();
    }

    private static SeriesCounts Ask(Inquiry inquiry, SeriesDefinition series, string? area, string[] areas, ImmutableArray<CountPeriod> periods)
    {
        Scenario scenario = inquiry.Layout.Scenario;
        CountQuery query = CountQuery.Of(series, area, null);
        if (area is null)
        {
            // Together, only where something is published: an area without counts would be held against nothing.
            query = query with { Where = [.. areas.SelectMany(a => CountQuery.Of(series, a, null).Where).Distinct(StringComparer.Ordinal)] };
        }

        // What is told of some groups only is held against those groups.
        Observation[] told = [.. scenario.Observations.Where(o => o.Series == series.Id && (area is null || o.Area == area))];
        GroupId[] groups = [.. scenario.Groups.Select(g => g.Id).Where(g => told.Any(o => o.Group == g))];
        (Counted? model, NotCounted? reason) = groups.Length == scenario.Groups.Length || told.Any(o => o.Group is null)
            ? inquiry.Ask(query, periods)
            : inquiry.Ask(query, groups, periods);
        return new SeriesCounts(
            series,
            area,
            area is null || areas.Length == 1,
            periods,
            [.. ObservedSeries.PublishersOf(scenario, series.Id)
                .Select(p => new PublishedCounts(p, ObservedSeries.Over(scenario, series.Id, p, area, null, periods)))
                .Where(p => p.Values.Any(v => v is not null))],
            model,
            reason);
    }

    /// <summary>How far the model's medians are from the counts of the months after a fit; none if it says nothing, or nothing was counted by month then.</summary>
    /// <param name="published">The counts.</param>
    /// <param name="lastFitted">The last day of the fit.</param>
    public FitMeasure? After(PublishedCounts published, DateOnly lastFitted)
    {
        if (Model is null || Periods.Any(p => !p.IsWholeMonth))
        {
            return null;
        }

        int fitted = Periods.Count(p => p.To <= lastFitted);
        FitMeasure measure = FitMeasure.After(published.Values, [.. Enumerable.Range(0, Periods.Length).Select(p => Spread.Of(Model.Members(p)).Middle)], fitted);
        return measure is { Months: > 0, Model: not null, Constant: not null, Persistence: not null } ? measure : null;
    }

    /// <summary>Of the published counts, how many lie within the model's 50, 80 and 95 % ranges; none if the model says nothing.</summary>
    public Fit? FitOf(PublishedCounts published)
    {
        if (Model is null)
        {
            return null;
        }

        (int count, int in50, int in80, int in95) = (0, 0, 0, 0);
        double?[] middles = new double?[Periods.Length];
        for (int p = 0; p < Periods.Length; p++)
        {
            if (published.Values[p] is not { } value)
            {
                continue;
            }

            Spread spread = Spread.Of(Model.Members(p));
            count++;
            in50 += value >= spread.Low50 && value <= spread.High50 ? 1 : 0;
            in80 += value >= spread.Low80 && value <= spread.High80 ? 1 : 0;
            in95 += value >= spread.Low95 && value <= spread.High95 ? 1 : 0;
            middles[p] = spread.Middle;
        }

        return new Fit(count, in50, in80, in95, FitMeasure.MedianAbsoluteError(published.Values.AsSpan(), middles));
    }
}

/// <summary>How published counts lie to the model's ranges.</summary>
/// <param name="Count">How many counts.</param>
/// <param name="In50">Within the 50 % range.</param>
/// <param name="In80">Within the 80 % range.</param>
/// <param name="In95">Within the 95 % range.</param>
/// <param name="MedianError">Median over the counts above 0 of the distance of the model's median, as a share of the count.</param>
internal readonly record struct Fit(int Count, int In50, int In80, int In95, double? MedianError);
