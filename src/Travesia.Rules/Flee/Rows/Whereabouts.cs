namespace Travesia.Rules.Flee.Rows;

/// <summary>
/// A state at the end of a day. On a link the kilometres behind a person are the days on it times its speed, because each link is begun
/// with a full day's speed, also in the middle of a day.
/// </summary>
/// <param name="Place">Where, or -1 on a link.</param>
/// <param name="Link">On which, or -1 at a place.</param>
/// <param name="Days">Days on the link so far, 0 at a place.</param>
/// <param name="Plan">What is left of the plan after this link, or from this place.</param>
/// <param name="Memory">The memory of short stints, 0 without the rule.</param>
/// <param name="IsOnFoot">With start_on_foot, whether the first link is not behind yet.</param>
internal readonly record struct Whereabouts(int Place, int Link, int Days, int Plan, int Memory, bool IsOnFoot)
{
    /// <summary>Out of the simulation.</summary>
    public static Whereabouts Gone => new(-1, -1, 0, 0, 0, false);

    public bool IsAtPlace => Place >= 0;

    public bool IsOnLink => Link >= 0;

    public static Whereabouts At(int place, int plan, int memory, bool isOnFoot) => new(place, -1, 0, plan, memory, isOnFoot);

    public static Whereabouts On(int link, int days, int plan, int memory, bool isOnFoot) => new(-1, link, days, plan, memory, isOnFoot);
}

/// <summary>
/// Somebody stands at a place with some way behind him since the morning and may yet go on, or ends the day in a camp from which people
/// leave the simulation: a state that nobody ends a day in.
/// </summary>
/// <param name="Place">Where.</param>
/// <param name="Plan">What is left of the plan.</param>
/// <param name="Moved">Units of length so far today; the largest number at night.</param>
/// <param name="Memory">The memory of the morning; at night twice that of the evening, and one more for those on foot.</param>
internal readonly record struct Stop(int Place, int Plan, int Moved, int Memory)
{
    /// <summary>What stands for the way of those who end the day.</summary>
    public const int Night = int.MaxValue;
}
