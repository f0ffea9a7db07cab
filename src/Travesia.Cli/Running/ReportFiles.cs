using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Results;
using Travesia.Results.Report;
using Travesia.Text;

namespace Travesia.Cli.Running;

/// <summary>The reports of a run: one in each language, always, so that the language of a command changes no byte of a run.</summary>
internal static class ReportFiles
{
    private static readonly ImmutableArray<ReportLanguage> Languages =
        [new(new ReportWords(Localizer.English), "report.html"), new(new ReportWords(Localizer.Spanish), "informe.html")];

    /// <summary>The name of the report in a language.</summary>
    public static string NameIn(Localizer words) => NameIn(ReportWords.CodeOf(words.Language));

    /// <summary>The report's name by the code of its language, for all languages.</summary>
    public static IEnumerable<(string Code, string Name)> Names => Languages.Select(l => (l.Words.Code, l.FileName));

    /// <summary>What lies beside the tables of a run: the files that it was made from, and the reports.</summary>
    public static IRunDocuments Of(EnsembleLayout layout, ImmutableArray<RunDocument> inputs) => new BesideTables(HtmlReport.Of(layout, Languages), inputs);

    /// <summary>Makes the reports of a run that is there.</summary>
    public static Task<ImmutableArray<RunDocument>> MakeAsync(RunReader run, EnsembleLayout layout, CancellationToken cancellation)
        => HtmlReport.MakeAsync(run, layout, Languages, cancellation);

    private static string NameIn(string code) => Languages.First(l => l.Words.Code == code).FileName;

    private sealed class BesideTables(IRunDocuments reports, ImmutableArray<RunDocument> inputs) : IRunDocuments
    {
        public ImmutableArray<ModelCount> Counts => reports.Counts;

        public ImmutableArray<RunDocument> Make(RunReader run, CountTable answers) => [.. inputs, .. reports.Make(run, answers)];
    }
}
