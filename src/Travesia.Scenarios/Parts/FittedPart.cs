using System.Collections.Immutable;
using Travesia.Model.Calibrating;
using Travesia.Model.Validity;
using Travesia.Scenarios.Shapes;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Parts;

/// <summary>fitted.yaml: what a calibration found, and who made it.</summary>
internal static class FittedPart
{
    private static readonly MapShape Maker = new(
    [
        new("command", new TextShape(), "The command that made the file.", true),
        new("version", new TextShape(), "Version of the software.", true),
        new("from", new DateShape(), "First day of the window.", true),
        new("to", new DateShape(), "Last day of the window.", true),
        new("cutOff", new DateShape(), "The day by which an observation had to be known.", true),
        new("inputsSha256", new TextShape("^[0-9a-f]{64}$"), "Hash of everything that the fit could see.", true),
    ]);

    private static readonly MapShape Quality = new(
    [
        new("freeParameters", new WholeShape(new Bounds(0)), "How many parameters were free.", true),
        new("observations", new WholeShape(new Bounds(0)), "To how many observations they were fitted.", true),
        new("converged", new FlagShape(), "Whether the last pass moved nothing by more than the tolerance.", true),
        new("steps", new WholeShape(new Bounds(0)), "Accepted steps.", true),
        new("objectiveBefore", new NumberShape(Bounds.Any), "Half the sum of squares of residuals and prior scores at the priors' medians.", true),
        new("objectiveAfter", new NumberShape(Bounds.Any), "The same at the fitted values.", true),
        new("misfit", new NumberShape(new Bounds(0)), "Root mean square of the residuals: 1 if the declared errors are right.", true),
    ]);

    private static readonly ImmutableArray<ShapeKey> OfPosterior =
    [
        new("moved", new FlagShape(), "Whether the observations said anything of it.", true),
        new("with", new NamesShape(IdForm.ParameterPattern, new NumberShape(new Bounds(-1, 1))), "Loadings on parameters that come earlier."),
    ];

    public static MapShape Shape { get; } = new(
    [
        new("maker", Maker, "Who made it, from what.", true),
        new("quality", Quality, "How the fit went.", true),
        new("parameters", new NamesShape(IdForm.ParameterPattern, PriorPart.ShapeWith(OfPosterior)), "Posteriors by parameter, in the order in which loadings refer to one another.", true),
    ]);

    public static Fitted Read(YamlNode root)
    {
        (YamlMap maker, YamlMap quality) = (root.Map("maker"), root.Map("quality"));
        DateOnly from = maker.Date("from") ?? Harmless.Date;
        DateOnly to = maker.Date("to") ?? from;
        return new Fitted
        {
            Maker = new(maker.Text("command") ?? "", maker.Text("version") ?? "", from, to, maker.Date("cutOff") ?? to, maker.Text("inputsSha256") ?? ""),
            Quality = new(
                Whole(quality, "freeParameters"),
                Whole(quality, "observations"),
                quality.Flag("converged"),
                Whole(quality, "steps"),
                quality.Number("objectiveBefore") ?? 0,
                quality.Number("objectiveAfter") ?? 0,
                quality.Number("misfit") ?? 0),
            Parameters = [.. root.Map("parameters").Entries.Select(e => new Posterior(new(e.Key.Text), PriorPart.Read(e.Value), e.Value.Flag("moved"), Loadings(e.Value)))],
        };
    }

    private static ImmutableSortedDictionary<string, double> Loadings(YamlNode node)
        => node.Map("with").Entries.ToImmutableSortedDictionary(e => e.Key.Text, e => e.Value.Number() ?? 0, StringComparer.Ordinal);

    private static int Whole(YamlMap map, string key) => map.Number(key) is { } number and >= 0 and <= int.MaxValue ? (int)number : 0;
}
