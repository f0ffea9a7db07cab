using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Validity;
using Travesia.Scenarios.Shapes;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Parts;

/// <summary>series.yaml: what the model must count to be compared with what is published.</summary>
internal static class SeriesPart
{
    private static readonly MapShape ReportingShape = new(
    [
        new("from", new DateShape(), "First day; none is from the start."),
        new("to", new DateShape(), "Last day; none is for good."),
        new("share", new QuantityShape(Bounds.ReportingShare), "Share of what happened that is recorded; above 1, to 3, for over-counting.", true),
    ]);

    public static MapShape Item { get; } = new(
    [
        new("id", new TextShape(IdForm.Pattern), "Its id.", true),
        new("title", new TextShape(), "What it is.", true),
        new("counts", new TextShape(), "What of the model answers it, e.g. arrivals.", true),
        new("areas", new NamesShape(null, new ListShape(new TextShape(IdForm.Pattern))), "Places or links by the publisher's name of an area; the id of a place stands for itself."),
        new("reporting", new ListShape(ReportingShape), "The share that is recorded, by dates; none is all."),
        new("delayDays", new WholeShape(Bounds.StayDays), "Usual days from the end of the period to publication; default 0."),
        new("source", new TextShape(), "Its source."),
    ]);

    public static SeriesDefinition Read(YamlNode node) => new(
        new(node.Text("id") ?? ""),
        node.Text("title") ?? "",
        node.Text("counts") ?? "",
        node.Map("areas").Entries.ToImmutableSortedDictionary(e => e.Key.Text, e => e.Value is YamlList list ? list.Items.Select(i => i.Text()).OfType<string>().ToImmutableArray() : [], StringComparer.Ordinal),
        [.. node.List("reporting").Select(r => new ReportingShare(r.Date("from"), r.Date("to"), r.Quantity("share") ?? 1))],
        Days(node.Number("delayDays") ?? 0),
        node.Source());

    private static int Days(double days) => Math.Abs(days) <= int.MaxValue ? (int)days : 0;
}
