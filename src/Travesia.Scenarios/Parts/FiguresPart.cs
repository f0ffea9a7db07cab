using Travesia.Model;
using Travesia.Model.Validity;
using Travesia.Scenarios.Shapes;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Parts;

/// <summary>figures.yaml: published claims.</summary>
internal static class FiguresPart
{
    public static MapShape Item { get; } = new(
    [
        new("id", new TextShape(IdForm.Pattern), "Its id.", true),
        new("statement", new TextShape(), "The claim in our own words.", true),
        new("value", new NumberShape(Bounds.Any), "Its number.", true),
        new("bound", new WordShape(Words<FigureBound>.All), "Whether it is a number or a bound; default about."),
        new("unit", new TextShape(), "Unit, e.g. people, events, dollars.", true),
        new("from", new DateShape(), "First day that it speaks of."),
        new("to", new DateShape(), "Last day that it speaks of."),
        new("area", new TextShape(), "Id of a place, or an area of a series."),
        new("group", new TextShape(IdForm.Pattern), "Group; none is all."),
        new("source", new TextShape(), "Its source.", true),
        new("role", new WordShape(Words<FigureRole>.All), "What it is used for.", true),
        new("counts", new TextShape(), "What of the model answers it; none is not testable."),
        new("note", new TextShape(), "Why it is not testable, or what to know of its definition."),
    ]);

    public static Figure Read(YamlNode node) => new()
    {
        Id = new(node.Text("id") ?? ""),
        Statement = node.Text("statement") ?? "",
        Value = node.Number("value") ?? 0,
        Bound = node.Word("bound", FigureBound.About),
        Unit = node.Text("unit") ?? "",
        From = node.Date("from"),
        To = node.Date("to"),
        Area = node.Text("area"),
        Group = node.Text("group") is { } group ? new GroupId(group) : null,
        Source = new(node.Text("source") ?? ""),
        Role = node.Word("role", FigureRole.Input),
        Counts = node.Text("counts"),
        Note = node.Text("note"),
    };
}
