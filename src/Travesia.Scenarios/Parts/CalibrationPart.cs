using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Model.Validity;
using Travesia.Scenarios.Shapes;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Parts;

/// <summary>calibration.yaml: what is fitted, to what, over which dates.</summary>
internal static class CalibrationPart
{
    private static readonly MapShape Window = new(
    [
        new("from", new DateShape(), "First day: an observation counts if its period lies in the window.", true),
        new("to", new DateShape(), "Last day; nothing is simulated beyond it.", true),
        new("cutOff", new DateShape(), "An observation counts only if it could be known by this day; default the last day of the window."),
    ]);

    private static readonly VariantShape Error = new(
        "kind",
        [
            Case(
                "lognormal",
                new ShapeKey("sdLog", new NumberShape(Bounds.Positive), "Standard deviation of the logarithm, above 0.", true),
                new ShapeKey("offset", new NumberShape(Bounds.Positive), "Added to both sides before the logarithm, so that small counts weigh little; default 1.")),
            Case("counts", new ShapeKey("dispersion", new NumberShape(Bounds.Dispersion), "Variance over mean, 1 or more.", true)),
        ]);

    private static readonly MapShape Target = new(
    [
        new("series", new TextShape(IdForm.Pattern), "The series.", true),
        new("publisher", new TextShape(), "By whom; needed where a series has several publishers."),
        new("areas", new ListShape(new TextShape()), "Areas; none is all that were observed."),
        new("groups", new ListShape(new TextShape(IdForm.Pattern)), "Groups; none is all rows, those of all people together too."),
        new("from", new DateShape(), "First day, inside the window."),
        new("to", new DateShape(), "Last day, inside the window."),
        new("sumOver", new WordShape(Words<SumOver>.All), "Over what rows are summed before they are held against the model: nothing, areas, groups, all; default nothing."),
        new("error", Error, "How far an observation may lie from the model.", true),
    ]);

    private static readonly MapShape Stage = new(
    [
        new("title", new TextShape(), "What the stage fits.", true),
        new("free", new ListShape(new TextShape()), "Names of parameters, or the beginning of several names followed by *.", true),
        new("targets", new ListShape(Target), "What they are fitted to; they see nothing else.", true),
    ]);

    private static readonly MapShape Experiment = new(
    [
        new("title", new TextShape(), "What changed.", true),
        new("date", new DateShape(), "The day of the change; its month is the month before.", true),
        new("after", new DateShape(), "A day of the month after; default a month later."),
        new("policies", new ListShape(new TextShape()), "The policies through which it acts: ids, or the beginning of several ids followed by *.", true),
        new("series", new TextShape(IdForm.Pattern), "The series in which it is seen.", true),
        new("publisher", new TextShape(), "By whom; needed where a series has several publishers."),
        new("areas", new ListShape(new TextShape()), "Areas, summed; none is all that were observed."),
        new("groups", new ListShape(new TextShape(IdForm.Pattern)), "Groups, summed; none is everybody."),
    ]);

    public static MapShape Shape { get; } = new(
    [
        new("window", Window, "The dates of what is fitted to.", true),
        new("stages", new ListShape(Stage), "Parameters and what they are fitted to, stage by stage.", true),
        new("experiments", new ListShape(Experiment), "Changes of policy that the scenario is held against, month after over month before; no fit sees them."),
        new("placebos", new ListShape(new DateShape()), "Days on which nothing changed, shown beside the experiments."),
    ]);

    public static CalibrationPlan Read(YamlNode root)
    {
        YamlMap window = root.Map("window");
        DateOnly from = window.Date("from") ?? window.Date("to") ?? Harmless.Date;
        DateOnly to = window.Date("to") ?? from;
        return new(from, to, window.Date("cutOff") ?? to, [.. root.List("stages").Select(ReadStage)])
        {
            Experiments = [.. root.List("experiments").Select(ReadExperiment)],
            Placebos = [.. root.List("placebos").Select(n => n.Text() is { } text && Scalars.TryDate(text, out DateOnly day) ? day : Harmless.Date)],
        };
    }

    private static NaturalExperiment ReadExperiment(YamlNode node) => new(
        node.Text("title") ?? "",
        node.Date("date") ?? Harmless.Date,
        node.Date("after"),
        node.Texts("policies", p => p),
        new(node.Text("series") ?? ""),
        node.Text("publisher"),
        node.Texts("areas", a => a),
        node.Texts("groups", g => new GroupId(g)));

    private static CalibrationStage ReadStage(YamlNode node)
        => new(node.Text("title") ?? "", node.Texts("free", t => t), [.. node.List("targets").Select(ReadTarget)]);

    private static CalibrationTarget ReadTarget(YamlNode node) => new(
        new(node.Text("series") ?? ""),
        node.Text("publisher"),
        node.Texts("areas", a => a),
        node.Texts("groups", g => new GroupId(g)),
        node.Date("from"),
        node.Date("to"),
        node.Word("sumOver", SumOver.Nothing),
        ReadError(node.Map("error")));

    private static ErrorModel ReadError(YamlMap error) => error.Text("kind") == "counts"
        ? new CountError(error.Number("dispersion") ?? 1)
        : new LogNormalError(error.Number("sdLog") ?? 1, error.Number("offset") ?? LogNormalError.DefaultOffset);

    private static KeyValuePair<string, MapShape> Case(string kind, params ReadOnlySpan<ShapeKey> keys)
        => new(kind, new MapShape([new("kind", new WordShape([kind]), "The kind of error.", true), .. keys]));
}
