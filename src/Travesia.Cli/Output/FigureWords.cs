using Travesia.Inference.Counts;
using Travesia.Inference.Figures;
using Travesia.Model;
using Travesia.Results;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>What is said of a published figure wherever one stands beside the model.</summary>
internal sealed class FigureWords(Scenario scenario, Localizer words)
{
    private readonly Dictionary<SourceId, Source> sources = scenario.Sources.ToDictionary(s => s.Id);

    /// <summary>Its number with its unit.</summary>
    public string Published(Figure figure) => words.Say(
        $"figures.bound.{FigureFile.Word(figure.Bound)}",
        ("value", figure.Value),
        ("unit", figure.Per == FigurePer.Period ? Unit(figure) : words.Say($"figures.per.{FigureFile.Word(figure.Per)}", ("unit", Unit(figure)))));

    /// <summary>Its unit, as many as it has.</summary>
    public string Unit(Figure figure) => words.Unit(figure.Unit, figure.Value);

    /// <summary>Who published it, and when.</summary>
    public string Source(Figure figure)
        => sources.TryGetValue(figure.Source, out Source? source) ? words.Say("figures.source", ("publisher", source.Publisher), ("date", source.Date)) : figure.Source.Value;

    /// <summary>How it stands to the model.</summary>
    public string Verdict(Figure figure, LedgerEntry entry) => entry.Verdict == FigureVerdict.None
        ? words.Say($"figures.verdict.none.{FigureFile.Word(figure.Role)}")
        : entry is { Verdict: FigureVerdict.NotTestable, Reason: { } reason }
            ? words.Say("figures.verdict.notTestable", ("reason", Reason(reason)))
            : words.Say($"figures.verdict.{FigureFile.Word(entry.Verdict)}");

    private string Reason(NotCounted reason)
        => words.Say($"figures.reason.{FigureFile.Word(reason.Reason)}", ("counts", reason.Counts), ("value", reason.Value ?? "–"));
}
