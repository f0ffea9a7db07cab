using System.Collections.Immutable;
using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Days;

namespace Travesia.Rules.Flee.Validation;

/// <summary>
/// How far simulated people in camps are from the counts, as Flee's users reckon it, and how far three forecasts that know no rules are: what
/// lies between is what the model adds. All three are handed the counted total of each day, as the model is. In simulated people, where every
/// so many-th person is simulated. Safe for threads.
/// </summary>
public sealed class FleeErrors
{
    /// <summary>Days by which persistence lags: counts are interpolated between dates, so that yesterday's would be today's.</summary>
    public const int PersistenceDays = 30;

    private readonly FleeCase flee;
    private readonly FleeNumbers numbers;
    private readonly int firstDay;
    private readonly int days;
    private readonly int[] camps;
    private readonly double[] totals;

    /// <summary>Reckons over some days of a case.</summary>
    /// <param name="flee">The case.</param>
    /// <param name="firstDay">The first of them, 0 for the first of the case.</param>
    /// <param name="days">How many, at least 1; all that are left if it is more.</param>
    public FleeErrors(FleeCase flee, int firstDay = 0, int days = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(flee);
        this.flee = flee;
        this.firstDay = firstDay;
        this.days = Math.Min(days, flee.Days - firstDay);
        numbers = new FleeNumbers(flee);
        camps = [.. flee.Counts.Select(c => c.Place)];
        totals = [.. Enumerable.Range(0, this.days).Select(day => camps.Sum(camp => (double)CountOf(firstDay + day, camp)))];
    }

    /// <summary>The places that are counted, by position in the case.</summary>
    public ImmutableArray<int> Camps => [.. camps];

    /// <summary>How many days.</summary>
    public int Days => days;

    /// <summary>The count of a camp on a day.</summary>
    /// <param name="day">The day, 0 for the first of these.</param>
    /// <param name="camp">Position in <see cref="Camps"/>.</param>
    public double Counted(int day, int camp) => CountOf(firstDay + day, camps[camp]);

    /// <summary>The sum of the counts of a day.</summary>
    public double TotalOn(int day) => totals[day];

    /// <summary>The total of a day as Flee divides by it, which has the people of the first day of the case twice.</summary>
    public double RawTotalOn(int day) => totals[day] + camps.Sum(camp => (double)CountOf(0, camp));

    /// <summary>The distance of simulated people in a camp from their count, as a share of it.</summary>
    public double ErrorOf(double simulated, int day, int camp) => Math.Abs(simulated - Counted(day, camp)) / Math.Max(Counted(day, camp), 1);

    /// <summary>The error of a day as Flee has it: the sum of distances over the raw total.</summary>
    /// <param name="simulated">People by camp.</param>
    /// <param name="day">The day.</param>
    public double TotalErrorOf(ReadOnlySpan<double> simulated, int day)
    {
        double sum = 0;
        for (int camp = 0; camp < camps.Length; camp++)
        {
            sum += Math.Abs(simulated[camp] - Counted(day, camp));
        }

        return sum / Math.Max(RawTotalOn(day), 1);
    }

    /// <summary>Of simulated people: the averaged relative difference as it is, and with each day's total scaled to the counted one.</summary>
    /// <param name="simulated">People by day and camp.</param>
    public (double AsIs, double Rescaled) Of(double[,] simulated)
    {
        ArgumentNullException.ThrowIfNull(simulated);
        return (Mean(day => On(simulated, day, 1)), Mean(day => On(simulated, day, Scale(simulated, day))));
    }

    /// <summary>Of the counted total split evenly over camps.</summary>
    public double OfEqualSplit() => Mean(day => [.. camps.Select(_ => totals[day] / camps.Length)]);

    /// <summary>Of the counted total split by capacity; a camp without a limit takes the mean of those that have one.</summary>
    public double OfCapacitySplit()
    {
        double[] limits = [.. camps.Select(c => flee.Places[c].Capacity)];
        double mean = limits.Where(c => c > 0).DefaultIfEmpty(1).Average();
        double[] weights = [.. limits.Select(c => c > 0 ? c : mean)];
        return Mean(day => [.. weights.Select(w => totals[day] * w / weights.Sum())]);
    }

    /// <summary>Of the counted total split as it was counted 30 days before; as on the first day of the case until then.</summary>
    public double OfPersistence() => Mean(day =>
    {
        int before = Math.Max(0, firstDay + day - PersistenceDays);
        double[] then = [.. camps.Select(camp => (double)CountOf(before, camp))];
        double total = then.Sum();
        return [.. then.Select(count => total > 0 ? count / total * totals[day] : totals[day] / camps.Length)];
    });

    private int CountOf(int day, int place) => numbers.CountOn(place, day)!.Value;

    private double Scale(double[,] simulated, int day) => Math.Max(totals[day], 1) / Math.Max(On(simulated, day, 1).Sum(), 1);

    private double[] On(double[,] simulated, int day, double scale) => [.. camps.Select((_, camp) => simulated[day, camp] * scale)];

    private double Mean(Func<int, double[]> forecast)
    {
        double sum = 0;
        for (int day = 0; day < days; day++)
        {
            double[] people = forecast(day);
            for (int camp = 0; camp < people.Length; camp++)
            {
                sum += Math.Abs(people[camp] - Counted(day, camp)) / Math.Max(totals[day], 1);
            }
        }

        return sum / days;
    }
}
