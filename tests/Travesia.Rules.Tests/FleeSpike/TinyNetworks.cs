namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>Networks of three to six places, each with what makes one rule hard.</summary>
internal static class TinyNetworks
{
    /// <summary>Links much shorter than a day: a person passes several places, and a day may exceed its speed by the last link.</summary>
    public static FleeNetwork SeveralHops(int days = 30) => new NetworkSketch(new FleeSettings(100, TownMoveChance: 0.4), days)
        .Place("Zone", FleeKind.ConflictZone, 0.25)
        .Place("Near", FleeKind.Town)
        .Place("Hub", FleeKind.ForwardingHub)
        .Place("Camp", FleeKind.Camp, 2)
        .Route("Zone", "Near", 30)
        .Route("Near", "Hub", 25)
        .Route("Hub", "Camp", 60)
        .Route("Near", "Camp", 230)
        .People("Zone", 150, 4)
        .Draw();

    /// <summary>Arriving with the day's speed exactly, one kilometre below and above it, and on the strict comparison with the length.</summary>
    public static FleeNetwork ExactLengths(int days = 30) => new NetworkSketch(new FleeSettings(100, TownMoveChance: 0.4, AvoidShortStints: true), days)
        .Place("Zone", FleeKind.ConflictZone, 0.25)
        .Place("A", FleeKind.Town)
        .Place("B", FleeKind.Town)
        .Place("Camp", FleeKind.Camp, 2)
        .Route("Zone", "A", 100)
        .Route("Zone", "B", 50)
        .Route("A", "B", 99)
        .Route("B", "Camp", 50)
        .Route("A", "Camp", 200)
        .People("Zone", 150, 4)
        .Draw();

    /// <summary>Short stints with planned paths of three links, a marker, and closures that cut plans and send people back.</summary>
    public static FleeNetwork ShortStintsWithPlans(int days = 30) => new NetworkSketch(
            new FleeSettings(100, AwarenessLevel: 3, AvoidShortStints: true, TownMoveChance: 0.4), days)
        .Place("Zone", FleeKind.ConflictZone, 0.25)
        .Place("Town", FleeKind.Town)
        .Place("Fork", FleeKind.Marker)
        .Place("Border", FleeKind.Town, 1.5)
        .Place("Camp", FleeKind.Camp, 2)
        .Place("Far", FleeKind.Camp, 2)
        .Route("Zone", "Town", 37)
        .Route("Town", "Fork", 45)
        .Route("Fork", "Border", 28)
        .Route("Border", "Camp", 120)
        .Route("Town", "Far", 260)
        .Close("Border", "Camp", 2, 5)
        .Close("Town", "Far", 2, 4)
        .People("Zone", 150, 4)
        .Draw();

    /// <summary>The same with camps that fill, in units of ten kilometres, so that rows that change daily stay few.</summary>
    public static FleeNetwork EverythingAtOnce(int days = 20) => new NetworkSketch(
            new FleeSettings(10, AwarenessLevel: 3, AvoidShortStints: true, TownMoveChance: 0.4, Softening: 1), days)
        .Place("Zone", FleeKind.ConflictZone, 0.25)
        .Place("Town", FleeKind.Town)
        .Place("Fork", FleeKind.Marker)
        .Place("Border", FleeKind.Town, 1.5)
        .Place("Camp", FleeKind.Camp, 3, 50)
        .Place("Far", FleeKind.Camp, 2, 70)
        .Route("Zone", "Town", 4)
        .Route("Town", "Fork", 5)
        .Route("Fork", "Border", 3)
        .Route("Border", "Camp", 12)
        .Route("Town", "Far", 26)
        .Close("Border", "Camp", 3, 6)
        .People("Zone", 50, 8)
        .Draw();

    /// <summary>A camp fills and drops the plans of those on their way to it.</summary>
    public static FleeNetwork FillingCamp(int days = 30) => new NetworkSketch(new FleeSettings(100, AwarenessLevel: 2, TownMoveChance: 0.4), days)
        .Place("Zone", FleeKind.ConflictZone, 0.25)
        .Place("Town", FleeKind.Town)
        .Place("Small", FleeKind.Camp, 4, 80)
        .Place("Large", FleeKind.Camp, 1, 140)
        .Route("Zone", "Town", 70)
        .Route("Town", "Small", 90)
        .Route("Town", "Large", 310)
        .People("Zone", 60, 10)
        .Draw();

    /// <summary>The first link is walked, all others are not.</summary>
    public static FleeNetwork OnFoot(int days = 30) => new NetworkSketch(
            new FleeSettings(100, AwarenessLevel: 2, StartOnFoot: true, AvoidShortStints: true, TownMoveChance: 0.4, PruningThreshold: 3), days)
        .Place("Zone", FleeKind.ConflictZone, 0.25)
        .Place("Town", FleeKind.Town)
        .Place("Other", FleeKind.Town)
        .Place("Camp", FleeKind.Camp, 2)
        .Route("Zone", "Town", 80)
        .Route("Town", "Other", 20)
        .Route("Other", "Camp", 110)
        .Route("Zone", "Other", 34)
        .Close("Zone", "Town", 1, 4)
        .People("Zone", 100, 4)
        .People("Town", 50)
        .Draw();

    public static TheoryData<string> Names => [nameof(SeveralHops), nameof(ExactLengths), nameof(ShortStintsWithPlans), nameof(EverythingAtOnce), nameof(FillingCamp), nameof(OnFoot)];

    public static FleeNetwork ByName(string name, int days) => name switch
    {
        nameof(SeveralHops) => SeveralHops(days),
        nameof(ExactLengths) => ExactLengths(days),
        nameof(ShortStintsWithPlans) => ShortStintsWithPlans(days),
        nameof(EverythingAtOnce) => EverythingAtOnce(days),
        nameof(FillingCamp) => FillingCamp(days),
        nameof(OnFoot) => OnFoot(days),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such network."),
    };
}
