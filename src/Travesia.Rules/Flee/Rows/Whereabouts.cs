namespace Travesia.Rules.Flee.Rows;

/// <summary>
/// A state at the end of a day. On a link the kilometres behind a person are the days on it times its speed, because each link is begun
/// with a full day's speed, also in the middle of a day.
/// </summary>
/// <param name="Place">Where, or -1 on a link.</param>
/// <param name="Link">On which, or -1 at a place.</param>
/// <param name="Days">Days on the link so far, 0 at a place; on a link on which one walks by chance, those ridden.</param>
/// <param name="Walked">Days walked there.</param>
/// <param name="Plan">What is left of the plan after this link, or from this place.</param>
/// <param name="Memory">The memory of short stints, 0 without the rule.</param>
/// <param name="IsOnFoot">With start_on_foot, whether the first link is not behind yet.</param>
/// <param name="Class">Which class of people.</param>
internal readonly record struct Whereabouts(int Place, int Link, int Days, int Walked, int Plan, int Memory, bool IsOnFoot, int Class)
{
    /// <summary>Out of the simulation.</summary>
    public static Whereabouts Gone => new(-1, -1, 0, 0, 0, 0, false, 0);

    public bool IsAtPlace => Place >= 0;

    public bool IsOnLink => Link >= 0;

    public static Whereabouts At(int place, int plan, int memory, bool isOnFoot, int ofClass) => new(place, -1, 0, 0, plan, memory, isOnFoot, ofClass);

    public static Whereabouts On(int link, int days, int walked, int plan, int memory, bool isOnFoot, int ofClass) => new(-1, link, days, walked, plan, memory, isOnFoot, ofClass);
}

/// <summary>
/// Somebody stands at a place with some way behind him since the morning and may yet go on, or has taken a link and walks or rides by chance, or
/// ends the day in a camp from which people leave the simulation: a state that nobody ends a day in.
/// </summary>
/// <param name="Place">Where, or -1 where a link was taken.</param>
/// <param name="Link">Which, or -1 at a place.</param>
/// <param name="Plan">What is left of the plan.</param>
/// <param name="Moved">Units of length so far today; the largest number at night.</param>
/// <param name="Memory">The memory of the morning; at night twice that of the evening, and one more for those on foot.</param>
/// <param name="Class">Which class of people.</param>
internal readonly record struct Stop(int Place, int Link, int Plan, int Moved, int Memory, int Class)
{
    /// <summary>What stands for the way of those who end the day.</summary>
    public const int Night = int.MaxValue;

    /// <summary>Every hop adds to the way of the day, and who has just taken a link comes after those who stand at a place as far on.</summary>
    public int Order => Moved == Night ? Night : (2 * Moved) + (Link >= 0 ? 1 : 0);
}
