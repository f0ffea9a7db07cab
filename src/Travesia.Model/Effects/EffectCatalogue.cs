using System.Collections.Immutable;

namespace Travesia.Model.Effects;

/// <summary>Every effect that a policy may have. Reader, schema, documentation and tests follow from it.</summary>
public static class EffectCatalogue
{
    private static readonly EffectField At = new(
        "at", FieldKind.Text, false, "link | holding | place", "Where it meets people: on a traversal of the links in scope (default), on leaving the places of detention in scope, or daily at the places in scope.")
    {
        Words = ["link", "holding", "place"],
    };

    /// <summary>The effects, in the order of the documentation.</summary>
    public static ImmutableArray<EffectDescriptor> All { get; } =
    [
        new("close", typeof(CloseEffect), "The links in scope cannot be taken. The later of close and reopen wins.", [], _ => new CloseEffect()),
        new("reopen", typeof(ReopenEffect), "The links in scope can be taken again, or for the first time if closed by default.", [], _ => new ReopenEffect()),
        new(
            "limit",
            typeof(LimitEffect),
            "A shared limit on setting out on the links in scope; exactly one of perDay, perMonth and capacity. Limits nest.",
            [
                new("perDay", FieldKind.Quantity, false, "people/day", "Limit a day.", 0),
                new("perMonth", FieldKind.Quantity, false, "people/month", "Limit a calendar month.", 0),
                new("capacity", FieldKind.Quantity, false, "people", "People on the links in scope and at their heads.", 0),
                new("carryOver", FieldKind.Flag, false, "", "Whether what is unused adds to the next day or month; default false."),
            ],
            f => new LimitEffect(f.Quantity("perDay"), f.Quantity("perMonth"), f.Quantity("capacity"), f.Flag("carryOver"))),
        new(
            "checkpoint",
            typeof(CheckpointEffect),
            "People on the links in scope are stopped. Chances add as -log(1 - chance) and are shared in proportion.",
            [
                new("chance", FieldKind.Quantity, true, "per traversal", "Chance of being stopped.", 0, 1),
                new("holdAt", FieldKind.Place, false, "", "Where they are held; without it they are turned back to where the link begins."),
            ],
            f => new CheckpointEffect(f.Quantity("chance")!.Value, f.Place("holdAt"))),
        new(
            "hold",
            typeof(HoldEffect),
            "How long people are held at the places in scope and what follows. The latest sets stay and release; shares add, above 1 is an error.",
            [
                new("stayDays", FieldKind.Quantity, true, "days", "Mean stay.", 1),
                new("releaseTo", FieldKind.Place, false, "", "Where who is released goes on; default the place itself."),
                new("remove", FieldKind.Quantity, false, "share", "Removed to their country; default 0.", 0, 1),
                new("transfer", FieldKind.Quantity, false, "share", "Moved within the country; default 0.", 0, 1),
                new("transferTo", FieldKind.Place, false, "", "Where to; required with transfer."),
                new("expel", FieldKind.Quantity, false, "share", "Expelled; default 0.", 0, 1),
                new("expelTo", FieldKind.Place, false, "", "Where to; required with expel."),
            ],
            f => new HoldEffect(
                f.Quantity("stayDays")!.Value,
                f.Place("releaseTo"),
                f.Quantity("remove") ?? 0,
                f.Quantity("transfer") ?? 0,
                f.Place("transferTo"),
                f.Quantity("expel") ?? 0,
                f.Place("expelTo"))),
        new(
            "expel",
            typeof(ExpelEffect),
            "People are expelled over a border to a place, where they may try again.",
            [new("chance", FieldKind.Quantity, true, "chance or share", "By where it acts.", 0, 1), new("to", FieldKind.Place, true, "", "Where to."), At],
            f => new ExpelEffect(f.Quantity("chance")!.Value, f.Place("to")!.Value, ParseAt(f))),
        new(
            "transfer",
            typeof(TransferEffect),
            "People are moved within a country to a place, where they may try again.",
            [new("chance", FieldKind.Quantity, true, "chance or share", "By where it acts.", 0, 1), new("to", FieldKind.Place, true, "", "Where to."), At],
            f => new TransferEffect(f.Quantity("chance")!.Value, f.Place("to")!.Value, ParseAt(f))),
        new(
            "remove",
            typeof(RemoveEffect),
            "People are removed to a country; some set out again from there.",
            [new("share", FieldKind.Quantity, true, "chance or share", "By where it acts.", 0, 1), new("country", FieldKind.Country, false, "", "Where to; default that of their nationality."), At],
            f => new RemoveEffect(f.Quantity("share")!.Value, f.Country("country"), ParseAt(f))),
        new(
            "pathway",
            typeof(PathwayEffect),
            "A legal way: links in scope open to groups in scope within a quota, or a permit at the destinations in scope for who was there by a date.",
            [
                new("perDay", FieldKind.Quantity, false, "people/day", "Quota a day; at most one of perDay and perMonth.", 0),
                new("perMonth", FieldKind.Quantity, false, "people/month", "Quota a calendar month.", 0),
                new("carryOver", FieldKind.Flag, false, "", "Whether what is unused adds to the next day or month; default false."),
                new("residentBy", FieldKind.Date, false, "", "Only who had arrived by this day may have it."),
                new("permit", FieldKind.Text, false, "", "What the permit is called."),
                new("uptakeDays", FieldKind.Quantity, false, "days", "Mean days until an eligible person has the permit; default 30.", 1),
            ],
            f => new PathwayEffect(f.Quantity("perDay"), f.Quantity("perMonth"), f.Flag("carryOver"), f.Date("residentBy"), f.Text("permit"), f.Quantity("uptakeDays"))),
        new(
            "transport",
            typeof(TransportEffect),
            "Links in scope take another time and cost. Factors multiply.",
            [new("daysFactor", FieldKind.Quantity, false, "factor", "On days of travel; default 1.", 0), new("costFactor", FieldKind.Quantity, false, "factor", "On dollars; default 1.", 0)],
            f => new TransportEffect(f.Quantity("daysFactor") ?? 1, f.Quantity("costFactor") ?? 1)),
        new(
            "deploy",
            typeof(DeployEffect),
            "Personnel changes the chance of being stopped: -log(1 - chance) times (personnel / referencePersonnel)^elasticity. Factors multiply.",
            [
                new("personnel", FieldKind.Quantity, true, "people in service", "How many.", 0),
                new("referencePersonnel", FieldKind.Quantity, true, "people in service", "How many stand behind the chances of the tables.", 0),
                new("elasticity", FieldKind.Quantity, true, "", "Of apprehension to personnel."),
            ],
            f => new DeployEffect(f.Quantity("personnel")!.Value, f.Quantity("referencePersonnel")!.Value, f.Quantity("elasticity")!.Value)),
        new(
            "hazard",
            typeof(HazardEffect),
            "Dangers of the links in scope change: factors on -log(1 - chance), which multiply.",
            [
                new("death", FieldKind.Quantity, false, "factor", "Default 1.", 0),
                new("injury", FieldKind.Quantity, false, "factor", "Default 1.", 0),
                new("abuse", FieldKind.Quantity, false, "factor", "Default 1.", 0),
            ],
            f => new HazardEffect(f.Quantity("death") ?? 1, f.Quantity("injury") ?? 1, f.Quantity("abuse") ?? 1)),
        new(
            "pull",
            typeof(PullEffect),
            "Destinations in scope are worth more, or less, to the groups in scope. Utilities add.",
            [new("utility", FieldKind.Quantity, true, "logit units", "Added to the attraction.")],
            f => new PullEffect(f.Quantity("utility")!.Value)),
        new(
            "push",
            typeof(PushEffect),
            "More, or fewer, people of the groups in scope leave the origins in scope. Logarithms add.",
            [new("logFactor", FieldKind.Quantity, true, "log", "Added to the logarithm of departures.")],
            f => new PushEffect(f.Quantity("logFactor")!.Value)),
    ];

    /// <summary>The descriptor of an effect's key, or none.</summary>
    public static EffectDescriptor? Find(string key) => All.FirstOrDefault(d => string.Equals(d.Key, key, StringComparison.Ordinal));

    /// <summary>Whether a text names where an act meets people.</summary>
    public static bool IsWhere(string text) => text is "link" or "holding" or "place";

    private static Where ParseAt(EffectFields fields) => fields.Text("at") switch
    {
        "holding" => Where.Holding,
        "place" => Where.Place,
        _ => Where.Link,
    };
}
