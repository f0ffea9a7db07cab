namespace Travesia.Model.Validity;

/// <summary>The dates that a scenario may have.</summary>
public static class Calendar
{
    /// <summary>The first.</summary>
    public static DateOnly First { get; } = new(1900, 1, 1);

    /// <summary>The last.</summary>
    public static DateOnly Last { get; } = new(2200, 12, 31);

    /// <summary>The most days of a period, spin-up included: a hundred years.</summary>
    public const int MaxDays = 36_525;

    /// <summary>Whether a date is one of them.</summary>
    public static bool Allows(DateOnly date) => date >= First && date <= Last;
}
