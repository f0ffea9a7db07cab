using System.Globalization;
using Travesia.Engine;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Sections;

/// <summary>What the run was made from, so that anybody can make it again.</summary>
internal static class RunSection
{
    public static void Write(Page page)
    {
        RunInputs inputs = page.Data.Manifest.Inputs;
        string seed = inputs.Seed.ToString(CultureInfo.InvariantCulture);
        new DataTable(
            page.Say("report.run.title"),
            [page.Say("report.column.what"), page.Say("report.column.value")],
            [
                [page.Head("report.run.version"), $"Travesia {inputs.Version}"],
                [page.Head("report.run.id"), inputs.Id],
                [page.Head("report.run.seed"), seed],
                [page.Head("report.run.members"), inputs.Members.ToString(CultureInfo.InvariantCulture)],
                [page.Head("report.run.mode"), inputs.Mode == Mode.Sampled ? "sampled" : "expected"],
                [page.Head("report.run.command"), Command(inputs, seed)],
            ],
            TextColumns: 2).Write(page.Html);
        new DataTable(
            page.Say("report.run.inputs"),
            [page.Say("report.column.file"), "SHA-256"],
            [.. inputs.Files.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => (System.Collections.Immutable.ImmutableArray<string>)[f.Name, f.Sha256])],
            TextColumns: 2).Write(page.Html);
        page.Paragraph(page.Say("responsible.use"), "use");
    }

    private static string Command(RunInputs inputs, string seed) => string.Concat(
        $"travesia run {inputs.Scenario} --members {inputs.Members.ToString(CultureInfo.InvariantCulture)} --seed {seed}",
        inputs.Mode == Mode.Expected ? " --mode expected" : "",
        inputs.From is { } from ? $" --from {Iso.Date(from)}" : "",
        inputs.To is { } to ? $" --to {Iso.Date(to)}" : "",
        inputs.PeopleScale == 1 ? "" : $" --people-scale {inputs.PeopleScale.ToString("R", CultureInfo.InvariantCulture)}");
}
