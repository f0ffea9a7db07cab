using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Results.Report.Data;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Sections;

/// <summary>The model card: what it is for, from what, within which limits, and how well it does.</summary>
internal static class ModelSection
{
    public static void Write(Page page)
    {
        using (page.Html.Open("dl"))
        {
            Entry(page, "report.card.purpose", page.Say("report.card.purpose.text"));
            Entry(page, "report.card.not", page.Say("report.card.not.text"));
            Entry(page, "report.card.method", page.Say("report.card.method.text"));
            Entry(page, "report.card.data", Data(page));
            Entry(page, "report.card.uncertainty", page.Say("report.card.uncertainty.text", ("parameters", page.Data.Scenario.Parameters.Length), ("members", page.Data.Members)));
            Entry(page, "report.card.limits", [.. Limits(page)]);
            Entry(page, "report.card.skill", InBands(page));
            AfterFit(page);
            Entry(page, "report.card.use", page.Say("responsible.use"));
        }
    }

    private static void Entry(Page page, string title, params ReadOnlySpan<string> texts)
    {
        page.Html.Element("dt", page.Say(title));
        using (page.Html.Open("dd"))
        {
            foreach (string text in texts)
            {
                page.Html.Element("p", text);
            }
        }

        page.Html.Line();
    }

    private static string Data(Page page)
    {
        Scenario scenario = page.Data.Scenario;
        string text = page.Say(
            "report.card.data.text",
            ("places", scenario.Places.Length), ("links", scenario.Links.Length), ("groups", scenario.Groups.Length), ("policies", scenario.Policies.Length),
            ("sources", scenario.Sources.Length));
        return scenario.Observations.IsEmpty
            ? $"{text} {page.Say("report.card.data.unobserved")}"
            : $"{text} " + page.Say(
                "report.card.data.observed",
                ("count", scenario.Observations.Length), ("publishers", page.List([.. scenario.Observations.Select(o => o.Publisher).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
                ("last", scenario.Observations.Max(o => o.To)));
    }

    private static IEnumerable<string> Limits(Page page)
    {
        yield return page.Say("report.card.limits.text");
        if (page.Data.Manifest.Inputs.Mode == Mode.Expected)
        {
            yield return page.Say(page.Data.Manifest.IsFluid ? "mode.fluid" : "mode.mean");
        }

        int without = page.Data.Scenario.Places.Count(p => p.Beds is null);
        if (without > 0)
        {
            yield return page.Say("report.card.limits.beds", ("without", without), ("places", page.Data.Scenario.Places.Length));
        }

        yield return page.Say("report.card.limits.language");
    }

    private static string InBands(Page page)
    {
        Fit[] fits = [.. page.Data.Series.SelectMany(s => s.Publishers.Select(s.FitOf)).OfType<Fit>()];
        int count = fits.Sum(f => f.Count);
        return count == 0
            ? page.Say("report.card.skill.none")
            : page.Say(
                "report.card.skill.text",
                ("count", count), ("in50", page.Words.Percent((double)fits.Sum(f => f.In50) / count)), ("in80", page.Words.Percent((double)fits.Sum(f => f.In80) / count)),
                ("in95", page.Words.Percent((double)fits.Sum(f => f.In95) / count)));
    }

    private static void AfterFit(Page page)
    {
        ImmutableArray<SkillRow> rows = Skill.Of(page.Data);
        if (rows.IsEmpty)
        {
            return;
        }

        SkillRow[] totals = [.. rows.Where(r => r.Series.IsWhole)];
        using (page.Html.Open("dd"))
        {
            page.Html.Element("p", page.Say("report.skill.read", ("from", page.Data.Scenario.Calibration!.To.AddDays(1))));
            page.Html.Element("p", page.Say(
                "report.skill.summary",
                ("totals", totals.Length), ("constant", totals.Count(r => r.BeatsConstant)), ("persistence", totals.Count(r => r.BeatsPersistence)),
                ("rows", rows.Length), ("rowsConstant", rows.Count(r => r.BeatsConstant)), ("rowsPersistence", rows.Count(r => r.BeatsPersistence))));
            new DataTable(
                page.Say("report.skill.title"),
                [
                    page.Say("report.column.series"), page.Say("report.column.result"), page.Say("report.column.months"), page.Say("report.column.modelError"),
                    page.Say("report.column.constant"), page.Say("report.column.persistence"),
                ],
                [.. rows.Select(r => (ImmutableArray<string>)
                [
                    SeriesSection.TitleOf(r.Series), page.Say(ResultOf(r)), page.Words.Number(r.Measure.Months), page.Words.Percent(r.Measure.Model!.Value),
                    page.Words.Percent(r.Measure.Constant!.Value), page.Words.Percent(r.Measure.Persistence!.Value),
                ])],
                TextColumns: 2,
                Stacks: true).Write(page.Html);
        }
    }

    private static string ResultOf(SkillRow row) => (row.BeatsConstant, row.BeatsPersistence) switch
    {
        (true, true) => "report.skill.win",
        (true, false) => "report.skill.constantOnly",
        (false, true) => "report.skill.persistenceOnly",
        _ => "report.skill.loss",
    };
}
