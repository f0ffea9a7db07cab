using Travesia.Model;
using Travesia.Model.Validity;
using Travesia.Scenarios.Shapes;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Parts;

/// <summary>sources.yaml.</summary>
internal static class SourcesPart
{
    public static MapShape Item { get; } = new(
    [
        new("id", new TextShape(IdForm.Pattern), "Its id.", true),
        new("publisher", new TextShape(), "Who published it.", true),
        new("title", new TextShape(), "What it is called.", true),
        new("date", new TextShape("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"), "When, as far as known: year, year-month or date.", true),
        new("locator", new TextShape(), "Page, table, docket or address."),
    ]);

    public static Source Read(YamlNode node)
        => new(new(node.Text("id") ?? ""), node.Text("publisher") ?? "", node.Text("title") ?? "", node.Text("date") ?? "", node.Text("locator") ?? "");
}
