namespace Travesia.Inference.Counts;

/// <summary>Days over which something is counted.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, not before the first.</param>
public readonly record struct CountPeriod(DateOnly From, DateOnly To)
{
    /// <summary>How many days, 1 or more.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>How many months: calendar months where it is made of them, else days over 30.4375, the mean month of four years.</summary>
    public double Months => From.Day == 1 && To.AddDays(1).Day == 1
        ? ((To.AddDays(1).Year - From.Year) * 12) + To.AddDays(1).Month - From.Month
        : Days / 30.4375;

    /// <summary>Whether it is a calendar month from its first to its last day.</summary>
    public bool IsWholeMonth => From.Day == 1 && To == From.AddMonths(1).AddDays(-1);
}
