using Travesia.Model;
using Travesia.Model.Validity;
using Travesia.Scenarios.Shapes;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Parts;

/// <summary>figures.yaml: published claims.</summary>
internal static class FiguresPart
{
    private static readonly MapShape ComparedShape = new(
    [
        new("from", new DateShape(), "First day.", true),
        new("to", new DateShape(), "Last day.", true),
    ]);

    private static readonly MapShape JourneyShape = new(
    [
        new("quantity", new WordShape(Words<JourneyQuantity>.All), "What it takes: usd, dollars that a person pays; days.", true),
        new("group", new TextShape(IdForm.Pattern), "Who travels.", true),
        new("from", new TextShape(), "Id of a place or code of a country where they start.", true),
        new("to", new TextShape(), "Id of a place or code of a country that they reach.", true),
    ]);

    public static MapShape Item { get; } = new(
    [
        new("id", new TextShape(IdForm.Pattern), "Its id.", true),
        new("statement", new TextShape(), "The claim in our own words.", true),
        new("definition", new TextShape(), "What its publisher counts, in our own words."),
        new("value", new NumberShape(Bounds.Any), "Its number.", true),
        new("bound", new WordShape(Words<FigureBound>.All), "Whether it is a number or a bound; default about."),
        new("unit", new TextShape(), "Unit, e.g. people, events, dollars.", true),
        new("from", new DateShape(), "First day that it speaks of."),
        new("to", new DateShape(), "Last day that it speaks of."),
        new("per", new WordShape(Words<FigurePer>.All), "Of what it is the number: its period, or a mean day or month of it; default period."),
        new("comparedWith", ComparedShape, "The days with which it compares, for a claim such as four times as many."),
        new("about", new TextShape(), "What it speaks of, in a word: figures with the same word are rivals and stand side by side."),
        new("area", new TextShape(), "Id of a place, or an area of a series."),
        new("group", new TextShape(IdForm.Pattern), "Group; none is all."),
        new("source", new TextShape(), "Its source.", true),
        new("role", new WordShape(Words<FigureRole>.All), "What it is used for.", true),
        new("counts", new TextShape(), "What of the model answers it; without it and a journey it is not testable."),
        new("journey", JourneyShape, "The journey that answers it, where no count does."),
        new("note", new TextShape(), "Why it is not testable, or what else to know of it."),
    ]);

    public static Figure Read(YamlNode node) => new()
    {
        Id = new(node.Text("id") ?? ""),
        Statement = node.Text("statement") ?? "",
        Definition = node.Text("definition"),
        Value = node.Number("value") ?? 0,
        Bound = node.Word("bound", FigureBound.About),
        Unit = node.Text("unit") ?? "",
        From = node.Date("from"),
        To = node.Date("to"),
        Per = node.Word("per", FigurePer.Period),
        ComparedWith = node.At("comparedWith") is YamlMap compared && compared.Date("from") is { } from && compared.Date("to") is { } to ? new FigureBase(from, to) : null,
        About = node.Text("about"),
        Area = node.Text("area"),
        Group = node.Text("group") is { } group ? new GroupId(group) : null,
        Source = new(node.Text("source") ?? ""),
        Role = node.Word("role", FigureRole.Input),
        Counts = node.Text("counts"),
        Journey = node.At("journey") is YamlMap journey ? JourneyOf(journey) : null,
        Note = node.Text("note"),
    };

    private static FigureJourney JourneyOf(YamlMap map)
        => new(map.Word("quantity", JourneyQuantity.Usd), new(map.Text("group") ?? ""), map.Text("from") ?? "", map.Text("to") ?? "");
}
