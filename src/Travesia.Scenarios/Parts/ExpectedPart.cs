using Travesia.Model;
using Travesia.Model.Validity;
using Travesia.Scenarios.Shapes;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Parts;

/// <summary>expected.yaml: numbers that a run must reproduce.</summary>
internal static class ExpectedPart
{
    public static MapShape Item { get; } = new(
    [
        new("measure", new TextShape(), "What is counted, e.g. arrivals.", true),
        new("place", new TextShape(IdForm.Pattern), "Where; none is everywhere."),
        new("link", new TextShape(IdForm.Pattern), "On which way."),
        new("group", new TextShape(IdForm.Pattern), "Who; none is all."),
        new("from", new DateShape(), "First day; none is the period's."),
        new("to", new DateShape(), "Last day; none is the period's."),
        new("value", new NumberShape(Bounds.Any), "The number.", true),
        new("tolerance", new NumberShape(new Bounds(0)), "How far off it may be; default 0."),
    ]);

    public static ExpectedNumber Read(YamlNode node) => new(
        node.Text("measure") ?? "",
        node.Text("place") is { } place ? new PlaceId(place) : null,
        node.Text("link") is { } link ? new LinkId(link) : null,
        node.Text("group") is { } group ? new GroupId(group) : null,
        node.Date("from"),
        node.Date("to"),
        node.Number("value") ?? 0,
        node.Number("tolerance") ?? 0);
}
