using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Validity;
using Travesia.Scenarios.Shapes;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Parts;

/// <summary>A parameter of scenario.yaml: its prior by kind.</summary>
internal static class PriorPart
{
    private static readonly ShapeKey Note = new("note", new TextShape(), "What it is, with its unit.", true);
    private static readonly ShapeKey Source = new("source", new TextShape(), "Where the prior comes from; none marks an assumption.");

    public static VariantShape Shape { get; } = ShapeWith([Note, Source]);

    /// <summary>The shape of a distribution with further keys beside its numbers.</summary>
    public static VariantShape ShapeWith(ImmutableArray<ShapeKey> more) => new(
        "prior",
        [
            Case("fixed", more, new ShapeKey("value", new NumberShape(Bounds.Any), "The known number.", true)),
            Case(
                "uniform",
                more,
                new ShapeKey("min", new NumberShape(Bounds.Any), "Lower bound.", true),
                new ShapeKey("max", new NumberShape(Bounds.Any), "Upper bound.", true)),
            Case(
                "normal",
                more,
                new ShapeKey("mean", new NumberShape(Bounds.Any), "Mean.", true),
                new ShapeKey("sd", new NumberShape(Bounds.Positive), "Standard deviation, above 0.", true),
                new ShapeKey("min", new NumberShape(Bounds.Any), "Lower bound of a truncated normal."),
                new ShapeKey("max", new NumberShape(Bounds.Any), "Upper bound of a truncated normal.")),
            Case(
                "lognormal",
                more,
                new ShapeKey("median", new NumberShape(Bounds.Positive), "Median, above 0.", true),
                new ShapeKey("sdLog", new NumberShape(Bounds.Positive), "Standard deviation of the natural logarithm, above 0.", true)),
            Case(
                "beta",
                more,
                new ShapeKey("mean", new NumberShape(Bounds.Chance), "Mean, above 0 and below 1.", true),
                new ShapeKey("strength", new NumberShape(Bounds.Positive), "How many observations the prior is worth, above 0.", true)),
        ]);

    public static Parameter Read(string name, YamlNode node) => new(new(name), Read(node), node.Text("note") ?? "", node.Source());

    /// <summary>The keys and numbers of a prior, as they are written.</summary>
    public static ImmutableArray<(string Key, object Value)> Write(Prior prior) => prior switch
    {
        FixedPrior p => [("prior", "fixed"), ("value", p.Value)],
        UniformPrior p => [("prior", "uniform"), ("min", p.Min), ("max", p.Max)],
        NormalPrior p =>
        [
            ("prior", "normal"), ("mean", p.Mean), ("sd", p.Sd), .. Bound("min", p.Min), .. Bound("max", p.Max),
        ],
        LogNormalPrior p => [("prior", "lognormal"), ("median", p.MedianValue), ("sdLog", p.SdLog)],
        BetaPrior p => [("prior", "beta"), ("mean", p.Mean), ("strength", p.Strength)],
        _ => throw new ArgumentException($"No such prior: {prior.GetType().Name}.", nameof(prior)),
    };

    /// <summary>A distribution. What could not be read is a known number, so that nothing else is said of it.</summary>
    public static Prior Read(YamlNode node) => node.Text("prior") switch
    {
        "uniform" when (node.Number("min"), node.Number("max")) is ({ } min, { } max) => new UniformPrior(min, max),
        "normal" when (node.Number("mean"), node.Number("sd")) is ({ } mean, { } sd)
            => new NormalPrior(mean, sd, node.Number("min") ?? double.NegativeInfinity, node.Number("max") ?? double.PositiveInfinity),
        "lognormal" when (node.Number("median"), node.Number("sdLog")) is ({ } median, { } sdLog) => new LogNormalPrior(median, sdLog),
        "beta" when (node.Number("mean"), node.Number("strength")) is ({ } mean, { } strength) => new BetaPrior(mean, strength),
        "fixed" when node.Number("value") is { } value => new FixedPrior(value),
        _ => new FixedPrior(Unread),
    };

    // Inside every range that a field may have, open at 0 or not, so that a parameter whose prior is broken is reported once.
    private const double Unread = 1;

    private static KeyValuePair<string, MapShape> Case(string kind, ImmutableArray<ShapeKey> more, params ReadOnlySpan<ShapeKey> keys)
        => new(kind, new MapShape([new("prior", new WordShape([kind]), "The kind of distribution.", true), .. keys, .. more]));

    private static ImmutableArray<(string, object)> Bound(string key, double value) => double.IsFinite(value) ? [(key, value)] : [];
}
