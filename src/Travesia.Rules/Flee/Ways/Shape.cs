namespace Travesia.Rules.Flee.Ways;

/// <summary>
/// What decides on the chances of a hop: where people stand and with which plan and whether their memory forces them on, or the link
/// that they travel on and the days on it. The kilometres of the day and the memory beyond that decide on targets only.
/// </summary>
/// <param name="Place">Where, or -1 on a link.</param>
/// <param name="Link">On which, or -1 at a place.</param>
/// <param name="Days">Days on the link so far, on foot if the whole link is walked.</param>
/// <param name="Walked">Days walked on a link on which one walks by chance; the others were ridden.</param>
/// <param name="Plan">What is left of the plan.</param>
/// <param name="Class">The class of those who judge ways; 0 where nobody does.</param>
/// <param name="IsShort">Whether the memory forces on, in a town.</param>
/// <param name="IsOnFoot">Whether the first link is not behind yet, with start_on_foot.</param>
/// <param name="IsNew">Whether people come into being there.</param>
/// <param name="IsStop">Whether they have moved today already, and so see camps as they fill.</param>
/// <param name="IsNight">Whether they end the day there, in a camp from which people leave the simulation.</param>
internal readonly record struct Shape(int Place, int Link, int Days, int Walked, int Plan, int Class, bool IsShort, bool IsOnFoot, bool IsNew, bool IsStop, bool IsNight);

/// <summary>What may come of a hop: a link taken with the plan that is left, a stay without a plan, an arrival, or a way back.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Plan">The plan whose first link is taken.</param>
/// <param name="IsWalked">On a link on which one walks by chance, whether today is walked.</param>
internal readonly record struct Outcome(OutcomeKind Kind, int Plan = PlanBook.None, bool IsWalked = false);

/// <summary>What may come of a hop.</summary>
internal enum OutcomeKind : byte
{
    /// <summary>Stay for the day, without a plan.</summary>
    Stay,

    /// <summary>Take the first link of a plan.</summary>
    Take,

    /// <summary>Still on the link in the evening.</summary>
    OnTheWay,

    /// <summary>The end of the link.</summary>
    Arrive,

    /// <summary>Back at the start of a link that has closed.</summary>
    SentBack,

    /// <summary>In the simulation still, after a night in a camp.</summary>
    Keep,

    /// <summary>Out of the simulation.</summary>
    Leave,
}
