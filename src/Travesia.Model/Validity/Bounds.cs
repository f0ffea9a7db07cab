namespace Travesia.Model.Validity;

/// <summary>What a number may be.</summary>
/// <param name="Min">Least value.</param>
/// <param name="Max">Greatest value.</param>
/// <param name="MinExcluded">Whether it must be above the least value.</param>
/// <param name="Plausible">
/// A constant or a prior's median beyond it is taken for a slip (a misplaced point, metres for kilometres). Not a bound on what a prior
/// may reach: the tail of a log-normal has no end.
/// </param>
public readonly record struct Bounds(double Min, double Max = double.PositiveInfinity, bool MinExcluded = false, double Plausible = double.PositiveInfinity)
{
    /// <summary>Any finite number.</summary>
    public static Bounds Any => new(double.NegativeInfinity);

    /// <summary>A chance or a share.</summary>
    public static Bounds Chance => new(0, 1);

    /// <summary>Degrees of latitude.</summary>
    public static Bounds Latitude => new(-90, 90);

    /// <summary>Degrees of longitude.</summary>
    public static Bounds Longitude => new(-180, 180);

    /// <summary>Days of travel: to ten years.</summary>
    public static Bounds TravelDays => new(0, Plausible: 3_650);

    /// <summary>Days of a stay: to a hundred years.</summary>
    public static Bounds StayDays => new(0, Plausible: 36_525);

    /// <summary>Kilometres: to more than once around the earth.</summary>
    public static Bounds Kilometres => new(0, Plausible: 50_000);

    /// <summary>Dollars that a person pays on a link.</summary>
    public static Bounds Dollars => new(0, Plausible: 1e7);

    /// <summary>People: to more than live.</summary>
    public static Bounds People => new(0, Plausible: 1e10);

    /// <summary>People a day.</summary>
    public static Bounds PeopleADay => new(0, Plausible: 1e8);

    /// <summary>Variance over mean.</summary>
    public static Bounds Dispersion => new(1, Plausible: 1e6);

    /// <summary>A multiplier.</summary>
    public static Bounds Factor => new(0, Plausible: 1e6);

    /// <summary>A share of what happened that is recorded: above 1 where things are counted twice, but hardly more than three times.</summary>
    public static Bounds ReportingShare => new(0, Plausible: 3);

    /// <summary>A multiplier that must not be 0.</summary>
    public static Bounds PositiveFactor => new(0, MinExcluded: true, Plausible: 1e6);

    /// <summary>A published number: counts, dollars, days, shares; none of which is below 0.</summary>
    public static Bounds Count => new(0, Plausible: 1e12);

    /// <summary>As many observations as a beta distribution is worth: beyond, it is a number and no doubt.</summary>
    public static Bounds Strength => new(0, MinExcluded: true, Plausible: 1e12);

    /// <summary>A number above 0.</summary>
    public static Bounds Positive => new(0, MinExcluded: true);

    /// <summary>Whether a number is inside, plausibility aside.</summary>
    public bool Allows(double value) => value <= Max && (MinExcluded ? value > Min : value >= Min);
}
