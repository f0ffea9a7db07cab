using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Inference.Figures;
using Travesia.Model;
using Travesia.Results.Camps;
using Travesia.Rules;

namespace Travesia.Results.Report.Data;

/// <summary>What a report asks of a run, before the run is read.</summary>
internal sealed class ReportQuestions
{
    private readonly Inquiry inquiry;
    private readonly Func<RunReader, CountTable, ReportData> answered;

    private ReportQuestions(Inquiry inquiry, Func<RunReader, CountTable, ReportData> answered)
    {
        this.inquiry = inquiry;
        this.answered = answered;
        Counts = inquiry.Counts;
    }

    /// <summary>All that is asked.</summary>
    public ImmutableArray<ModelCount> Counts { get; }

    /// <summary>What there is to ask of runs of a layout.</summary>
    public static ReportQuestions Of(EnsembleLayout layout)
    {
        Scenario scenario = layout.Scenario;
        ImmutableArray<CountPeriod> months = CountSelection.MonthsOf(layout);
        Inquiry inquiry = new(layout);
        ImmutableDictionary<string, Counted> whole = HarmQuantities.Whole
            .Select(q => KeyValuePair.Create(q, inquiry.Ask(q, months)!))
            .Where(q => q.Value is not null)
            .ToImmutableDictionary(StringComparer.Ordinal);
        Counted? arrived = ReportData.Destinations(scenario) is { IsEmpty: false } destinations ? inquiry.Ask(MeasureNames.Arrivals, months, destinations) : null;
        ImmutableArray<PlaceCounts> places = [.. scenario.Places.Select(p => PlaceCounts.Ask(p, inquiry, months))];
        ImmutableArray<LinkCounts> links = [.. scenario.Links.Select(l => LinkCounts.Ask(l, inquiry, months))];
        ImmutableArray<GroupCounts> groups = GroupCounts.Ask(inquiry, months);
        ImmutableArray<SeriesCounts> series = SeriesCounts.Ask(inquiry);
        ImmutableArray<GroupSeries> seriesByGroup = GroupSeries.Ask(inquiry);
        CampQuestions? camps = CampQuestions.Ask(inquiry);
        return new ReportQuestions(inquiry, (run, answers) => new ReportData
        {
            Manifest = run.Manifest,
            Scenario = scenario,
            Months = months,
            Whole = whole,
            Arrived = arrived,
            Places = places,
            Links = links,
            Groups = groups,
            Series = series,
            SeriesByGroup = seriesByGroup,
            Figures = FiguresOf(run, scenario),
            Parameters = answers.Parameters,
            Camps = camps?.Answered(),
        });
    }

    /// <summary>What the run says.</summary>
    /// <param name="run">The run, whose figures.json is there.</param>
    /// <param name="answers">Its answers to <see cref="Counts"/>.</param>
    public ReportData Answered(RunReader run, CountTable answers)
    {
        inquiry.Answer(answers);
        return answered(run, answers);
    }

    private static ImmutableArray<(Figure, LedgerEntry)> FiguresOf(RunReader run, Scenario scenario)
    {
        Dictionary<FigureId, LedgerEntry> entries = run.Figures().ToDictionary(e => e.Figure);
        string[] order = [.. scenario.Figures.Select(f => f.About ?? f.Id.Value).Distinct(StringComparer.Ordinal)];
        return [.. scenario.Figures.Where(f => entries.ContainsKey(f.Id)).OrderBy(f => Array.IndexOf(order, f.About ?? f.Id.Value)).Select(f => (f, entries[f.Id]))];
    }
}
