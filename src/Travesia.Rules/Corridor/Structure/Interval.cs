namespace Travesia.Rules.Corridor.Structure;

/// <summary>Days of a run, from one to the day before another; without an end on either side at the least and greatest integer.</summary>
/// <param name="Start">First day; day 0 is the first simulated.</param>
/// <param name="End">Day after the last.</param>
internal readonly record struct Interval(int Start, int End)
{
    /// <summary>All days.</summary>
    public static Interval Always => new(int.MinValue, int.MaxValue);

    /// <summary>No day; it begins as early as <see cref="Always"/>.</summary>
    public static Interval Never => new(int.MinValue, int.MinValue);

    /// <summary>Whether a day is one of them.</summary>
    public bool Contains(int day) => Start <= day && day < End;

    /// <summary>Whether any of the days of a run is one of them.</summary>
    public bool Meets(int days) => Start < days && End > 0 && Start < End;

    /// <summary>Both bounds later by some days.</summary>
    public Interval Later(int days) => new(Start == int.MinValue ? Start : Start + days, End == int.MaxValue ? End : End + days);
}
