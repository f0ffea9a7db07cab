using System.Collections.Immutable;
using System.Globalization;
using Travesia.Inference.Counts;
using Travesia.Results.Report.Charts;
using Travesia.Results.Report.Data;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Sections;

/// <summary>Published counts against the model's bands, each publisher by itself.</summary>
internal static class SeriesSection
{
    public static void Write(Page page)
    {
        if (page.Data.Series.IsEmpty)
        {
            page.Paragraph(page.Say("report.series.none"));
            return;
        }

        if (page.Data.Camps is { } camps)
        {
            CampsPart.Write(page, camps.Summary);
        }

        page.Paragraph(page.Say("report.series.read"));
        string[] publishers = [.. page.Data.Series.SelectMany(s => s.Publishers).Select(p => p.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        BandKey.Write(page, publishers, FittedTo(page));
        using (page.Html.Open("div", ("class", "charts")))
        {
            foreach (SeriesCounts series in page.Data.Series.Where(s => s.IsWhole))
            {
                Chart(page, series, publishers).Write(page.Html, page.Words);
            }
        }

        Table(page).Write(page.Html);
        page.Paragraph(page.Say("report.fit.read"), "note");
        if (page.Data.SeriesByGroup.Length > 0)
        {
            page.Folded(page.Say("report.series.groups"), ByGroup(page));
        }

        if (page.Data.Series.Any(s => !s.IsWhole))
        {
            page.Html.Element("h3", page.Say("report.series.areas"));
            using (page.Html.Open("div", ("class", "charts small")))
            {
                foreach (SeriesCounts series in page.Data.Series.Where(s => !s.IsWhole))
                {
                    Chart(page, series, publishers).Write(page.Html, page.Words);
                }
            }
        }
    }

    /// <summary>What a series, or an area of one, is called.</summary>
    internal static string TitleOf(SeriesCounts series) => series.Area is null || series.IsWhole ? series.Series.Title : $"{series.Series.Title}: {series.Area}";

    private static ChartFigure Chart(Page page, SeriesCounts series, string[] publishers)
    {
        BandChart chart = new()
        {
            Days = (page.Data.Manifest.FirstDay, page.Data.Manifest.LastDay),
            FittedTo = FittedTo(page),
            Points = series.Model is { } model ? [.. series.Periods.Select((p, i) => new BandPoint(p.From, p.To, Spread.Of(model.Members(i))))] : [],
            Published = [.. series.Publishers.Select(p => new Marks(
                Array.IndexOf(publishers, p.Name),
                [.. series.Periods.Select((period, i) => (period.From, period.To, p.Values[i])).Where(v => v.Item3 is not null).Select(v => (v.From, v.To, v.Item3!.Value))]))],
        };
        return new ChartFigure("series", TitleOf(series), page.WithCut(Sentence(page, series), chart), BandChart.Width, BandChart.Height, html => chart.Draw(html, page.Words), Numbers(page, series));
    }

    private static DateOnly? FittedTo(Page page)
        => page.Data.Scenario.Fitted?.Maker.To is { } to && to > page.Data.Manifest.FirstDay && to < page.Data.Manifest.LastDay ? to : null;

    private static string Sentence(Page page, SeriesCounts series)
    {
        if (series.Reason is { } because)
        {
            return page.Say("report.series.silent", ("reason", Reasons.Say(page, because)));
        }

        return string.Join(' ', series.Publishers.Select(p => series.FitOf(p) is { } fit
            ? page.Say(
                "report.series.fit",
                ("publisher", p.Name), ("count", fit.Count), ("in50", fit.In50), ("in80", fit.In80), ("in95", fit.In95),
                ("error", fit.MedianError is { } error ? page.Words.Percent(error) : "–"))
            : ""));
    }

    private static DataTable Numbers(Page page, SeriesCounts series) => new(
        TitleOf(series),
        [
            page.Say("report.column.period"), .. series.Publishers.Select(p => p.Name), page.Say("report.column.median"),
            page.Say("report.column.range50"), page.Say("report.column.range80"), page.Say("report.column.range95"),
        ],
        [.. series.Periods.Select((period, i) =>
        {
            Spread? spread = series.Model is { } model ? Spread.Of(model.Members(i)) : null;
            return (ImmutableArray<string>)
            [
                PeriodOf(page, period),
                .. series.Publishers.Select(p => p.Values[i] is { } value ? page.Words.Number(value) : "–"),
                spread?.SayMiddle(page.Words) ?? "–", spread?.Range50(page.Words) ?? "–", spread?.Range(page.Words) ?? "–", spread?.Range95(page.Words) ?? "–",
            ];
        })]);

    /// <summary>A period in words: a month, a day, or its days.</summary>
    internal static string PeriodOf(Page page, CountPeriod period)
        => period.IsWholeMonth ? page.Words.Month(period.From)
            : period.Days == 1 ? page.Words.Day(period.From)
            : page.Say("report.range", ("low", page.Words.Day(period.From)), ("high", page.Words.Day(period.To)));

    private static DataTable Table(Page page) => new(
        page.Say("report.fit.title"),
        [
            page.Say("report.column.series"), page.Say("report.column.publisher"), page.Say("report.column.counts"), page.Say("report.column.in50"),
            page.Say("report.column.in80"), page.Say("report.column.in95"), page.Say("report.column.error"),
        ],
        [.. page.Data.Series.SelectMany(s => s.Publishers.Select(p => (s, p, s.FitOf(p)))).Select(f => f.Item3 is { } fit
            ? (ImmutableArray<string>)[TitleOf(f.s), f.p.Name, Whole(fit.Count), Share(fit.In50, fit.Count), Share(fit.In80, fit.Count), Share(fit.In95, fit.Count), fit.MedianError is { } e ? page.Words.Percent(e) : "–"]
            : [TitleOf(f.s), f.p.Name, Whole(f.p.Values.Count(v => v is not null)), "–", "–", "–", "–"])],
        TextColumns: 2);

    private static DataTable ByGroup(Page page) => new(
        page.Say("report.series.groups"),
        [page.Say("report.column.series"), page.Say("report.column.who"), page.Say("report.column.publisher"), page.Say("report.column.published"), page.Say("report.column.modelled")],
        [.. page.Data.SeriesByGroup.Select(g => (ImmutableArray<string>)
        [
            g.Series.Title, g.Group.Title, g.Publisher, page.Words.Number(g.Published), g.Model is { } model ? Spread.Of(model.Sum()).Say(page.Words) : "–",
        ])],
        TextColumns: 3);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(int part, int count) => string.Create(CultureInfo.InvariantCulture, $"{part}/{count}");
}
