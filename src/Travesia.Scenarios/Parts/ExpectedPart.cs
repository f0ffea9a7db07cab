using Travesia.Model;
using Travesia.Model.Validity;
using Travesia.Scenarios.Shapes;
using Travesia.Scenarios.Tables;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Parts;

/// <summary>expected.yaml: what a stated ensemble must reproduce.</summary>
internal static class ExpectedPart
{
    private static Bounds Members => new(1, int.MaxValue);

    private static Bounds Seed => new(0, int.MaxValue);

    private static Bounds Tolerance => new(0);

    private static MapShape Number { get; } = new(
    [
        new("measure", new TextShape(), "What is counted, e.g. arrivals; people present become person-days.", true),
        new("place", new TextShape(IdForm.Pattern), "Where; none is everywhere."),
        new("link", new TextShape(IdForm.Pattern), "On which way."),
        new("group", new TextShape(IdForm.Pattern), "Who; none is all."),
        new("from", new DateShape(), "First day; none is the period's."),
        new("to", new DateShape(), "Last day; none is the period's."),
        new("value", new NumberShape(Bounds.Any), "The mean over members.", true),
        new("tolerance", new NumberShape(Tolerance), "How far off it may be; default 0."),
    ]);

    public static MapShape Shape { get; } = new(
    [
        new("members", new WholeShape(Members), "How many members the ensemble has.", true),
        new("seed", new WholeShape(Seed), "Its luck.", true),
        new("events", new TextShape("^[0-9a-f]{16}$"), "A hash of everything that happens to its first member, day by day."),
        new("numbers", new ListShape(Number), "The numbers.", true),
    ]);

    public static ExpectedResults Read(YamlNode node) => new(
        (int)(node.Number("members") ?? 1),
        (uint)(node.Number("seed") ?? 0),
        node.Text("events"),
        [.. node.List("numbers").Select(ReadNumber)]);

    /// <summary>Reports numbers outside their bounds; scenarios have theirs checked with the model.</summary>
    public static void CheckBounds(YamlNode node, string file, Findings findings)
    {
        Check(node.At("members"), "members", Members);
        Check(node.At("seed"), "seed", Seed);
        foreach ((int index, YamlNode number) in node.List("numbers").Index())
        {
            Check(number.At("tolerance"), $"numbers[{index}].tolerance", Tolerance);
        }

        void Check(YamlNode? at, string path, Bounds bounds)
        {
            if (at?.Number() is { } value && !bounds.Allows(value))
            {
                findings.Error(
                    double.IsFinite(bounds.Max) ? ModelCodes.NumberBetween : ModelCodes.NumberAtLeast,
                    new("expected", -1, path),
                    new(file, at.Line, at.Column),
                    ("value", Cells.Of(value)),
                    ("min", Cells.Of(bounds.Min)),
                    ("max", Cells.Of(bounds.Max)));
            }
        }
    }

    private static ExpectedNumber ReadNumber(YamlNode node) => new(
        node.Text("measure") ?? "",
        node.Text("place") is { } place ? new PlaceId(place) : null,
        node.Text("link") is { } link ? new LinkId(link) : null,
        node.Text("group") is { } group ? new GroupId(group) : null,
        node.Date("from"),
        node.Date("to"),
        node.Number("value") ?? 0,
        node.Number("tolerance") ?? 0);
}
