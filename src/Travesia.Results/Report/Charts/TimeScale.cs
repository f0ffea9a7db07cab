using System.Collections.Immutable;
using System.Globalization;

namespace Travesia.Results.Report.Charts;

/// <summary>An axis of days.</summary>
internal sealed class TimeScale
{
    private readonly double left;
    private readonly double right;

    /// <summary>The scale from the beginning of the first day to the end of the last.</summary>
    public TimeScale(DateOnly first, DateOnly last, double left, double right)
    {
        First = first;
        Last = last;
        this.left = left;
        this.right = right;
        int months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        int step = months <= 8 ? 1 : months <= 16 ? 2 : months <= 36 ? 3 : months <= 72 ? 6 : 12 * ((months / 120) + 1);
        Ticks = [.. Months(first, last).Where(m => (m.Month - 1 + (step > 12 ? 12 * (m.Year % (step / 12)) : 0)) % step == 0)];
        Years = [.. Months(first, last).Where(m => m.Month == 1)];
    }

    /// <summary>First day.</summary>
    public DateOnly First { get; }

    /// <summary>Last day.</summary>
    public DateOnly Last { get; }

    /// <summary>First days of the months that have a label.</summary>
    public ImmutableArray<DateOnly> Ticks { get; }

    /// <summary>First days of years.</summary>
    public ImmutableArray<DateOnly> Years { get; }

    /// <summary>Where the beginning of a day lies; days outside lie at the ends.</summary>
    public double At(DateOnly day) => At(day.DayNumber);

    /// <summary>Where the middle of a period lies.</summary>
    public double Middle(DateOnly from, DateOnly to) => At((from.DayNumber + to.DayNumber + 1) / 2.0);

    /// <summary>What a tick is labelled with: a month, and the year below it where one is to be told.</summary>
    public (string Month, string? Year) Label(DateOnly tick, IReportWords words)
        => (words.ShortMonth(tick), tick.Month == 1 || tick == Ticks[0] ? tick.Year.ToString(CultureInfo.InvariantCulture) : null);

    private double At(double day)
    {
        double share = (day - First.DayNumber) / (Last.DayNumber + 1 - First.DayNumber);
        return left + (Math.Clamp(share, 0, 1) * (right - left));
    }

    private static IEnumerable<DateOnly> Months(DateOnly first, DateOnly last)
    {
        for (DateOnly month = new(first.Year, first.Month, 1); month <= last; month = month.AddMonths(1))
        {
            if (month >= first || (month.Year == first.Year && month.Month == first.Month))
            {
                yield return month;
            }
        }
    }
}
