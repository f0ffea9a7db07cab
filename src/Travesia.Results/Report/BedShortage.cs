using System.Collections.Immutable;
using Travesia.Inference;

namespace Travesia.Results.Report;

/// <summary>Whether the beds of a place run short, and when.</summary>
/// <param name="Members">How many futures there are.</param>
/// <param name="FirstDays">Of each future in which they do, the first day, in order.</param>
internal sealed record BedShortage(int Members, ImmutableArray<DateOnly> FirstDays)
{
    /// <summary>The share of futures in which beds run short.</summary>
    public double Chance => (double)FirstDays.Length / Members;

    /// <summary>The chance that would have stayed unseen in so many futures one time in ten.</summary>
    public double Unseen => 1 - Math.Pow(0.1, 1.0 / Members);

    /// <summary>The median first day, and the days between which 80 % of them lie.</summary>
    /// <exception cref="InvalidOperationException">Beds never run short.</exception>
    public (DateOnly Middle, DateOnly Low, DateOnly High) First
    {
        get
        {
            if (FirstDays.IsEmpty)
            {
                throw new InvalidOperationException("Beds never run short.");
            }

            double[] days = [.. FirstDays.Select(d => (double)d.DayNumber)];
            return (Day(Quantiles.At(days, 0.5)), Day(Quantiles.At(days, 0.1)), Day(Quantiles.At(days, 0.9)));
        }
    }

    /// <summary>From the people without a bed by day and member.</summary>
    public static BedShortage Of(int days, Func<int, DateOnly> dayAt, Func<int, double[]> peopleWithoutBed)
    {
        DateOnly?[] first = [];
        for (int d = 0; d < days; d++)
        {
            double[] people = peopleWithoutBed(d);
            if (d == 0)
            {
                first = new DateOnly?[people.Length];
            }

            for (int m = 0; m < people.Length; m++)
            {
                if (people[m] > 0)
                {
                    first[m] ??= dayAt(d);
                }
            }
        }

        return new BedShortage(first.Length, [.. first.OfType<DateOnly>().Order()]);
    }

    private static DateOnly Day(double number) => DateOnly.FromDayNumber((int)Math.Round(number));
}
