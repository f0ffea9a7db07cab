using Travesia.Engine;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>
/// A state at the end of a day. On a link the kilometres behind a person are the days on it times its speed, because each link is begun
/// with a full day's speed, also in the middle of a day.
/// </summary>
/// <param name="Place">Where, or -1 on a link.</param>
/// <param name="Link">On which, or -1 at a place.</param>
/// <param name="Days">Days on the link so far, 0 at a place.</param>
/// <param name="Plan">What is left of the plan after this link, or from this place.</param>
/// <param name="Memory">The memory of short stints, 0 without the rule.</param>
/// <param name="OnFoot">With start_on_foot, whether the first link is not behind yet.</param>
internal readonly record struct Whereabouts(int Place, int Link, int Days, int Plan, int Memory, bool OnFoot)
{
    public static Whereabouts At(int place, int plan, int memory, bool onFoot) => new(place, -1, 0, plan, memory, onFoot);

    public static Whereabouts On(int link, int days, int plan, int memory, bool onFoot) => new(-1, link, days, plan, memory, onFoot);

    public bool IsAtPlace => Place >= 0;

    public StableKey Key(FleeNetwork network, PlanBook plans)
    {
        string place = IsAtPlace ? network.Places[Place].Name : "";
        string link = IsAtPlace ? "" : Name(network, Link);
        string ahead = string.Join(' ', plans.Links(Plan).Select(way => Name(network, way)));
        return StableKey.Of(place, link, ahead, OnFoot ? "on foot" : "").With(Days).With(Memory);
    }

    private static string Name(FleeNetwork network, int link)
        => $"{network.Places[network.Links[link].From].Name}>{network.Places[network.Links[link].To].Name}";
}
