using System.Collections.Immutable;
using System.Globalization;
using Travesia.Inference.Draws;
using Travesia.Model;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Sections;

/// <summary>What is uncertain and what has no source.</summary>
internal static class AssumptionsSection
{
    public static void Write(Page page)
    {
        Scenario scenario = page.Data.Scenario;
        page.Paragraph(page.Say("report.assumptions.read"));
        if (scenario.Parameters.IsEmpty)
        {
            page.Paragraph(page.Say("report.assumptions.none"));
        }
        else
        {
            Parameters(page).Write(page.Html);
        }

        new DataTable(
            page.Say("report.assumptions.without"),
            [page.Say("report.column.what"), page.Say("report.column.number"), page.Say("report.column.unsourced")],
            [
                Row("report.rows.parameters", scenario.Parameters.Select(p => p.Source)),
                Row("report.rows.places", scenario.Places.Select(p => p.Source)),
                Row("report.rows.beds", scenario.Places.Where(p => p.Beds is not null).Select(p => p.BedsSource)),
                Row("report.rows.links", scenario.Links.Select(l => l.Source)),
                Row("report.rows.departures", scenario.Departures.Select(d => d.Source)),
                Row("report.rows.policies", scenario.Policies.Select(p => p.Source)),
            ]).Write(page.Html);

        ImmutableArray<string> Row(string code, IEnumerable<SourceId?> sources)
        {
            SourceId?[] all = [.. sources];
            return [page.Head(code), Whole(all.Length), Whole(all.Count(s => s is null))];
        }
    }

    private static DataTable Parameters(Page page) => new(
        page.Say("report.assumptions.parameters"),
        [page.Say("report.column.parameter"), page.Say("report.column.meaning"), page.Say("report.column.source"), page.Say("report.column.prior"), page.Say("report.column.drawn")],
        [.. page.Data.Scenario.Parameters.Select(p => (ImmutableArray<string>)[p.Id.Value, p.Note, page.SourceOf(p.Source), PriorOf(page, p.Prior), Drawn(page, p)])],
        TextColumns: 3);

    private static string PriorOf(Page page, Prior prior)
    {
        if (prior is FixedPrior known)
        {
            return page.Small(known.Value);
        }

        string name = page.Say(prior switch
        {
            UniformPrior => "report.prior.uniform",
            NormalPrior => "report.prior.normal",
            LogNormalPrior => "report.prior.lognormal",
            _ => "report.prior.beta",
        });
        return $"{name}: {Interval(page, PriorQuantile.Of(prior, 0.5), PriorQuantile.Of(prior, 0.1), PriorQuantile.Of(prior, 0.9))}";
    }

    private static string Drawn(Page page, Parameter parameter)
    {
        Spread spread = Spread.Of([.. page.Data.Parameters.Select(v => v[parameter.Id])]);
        return Interval(page, spread.Middle, spread.Low80, spread.High80);
    }

    private static string Interval(Page page, double middle, double low, double high)
        => page.Say("interval", ("middle", page.Small(middle)), ("low", page.Small(low)), ("high", page.Small(high)));

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
