using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Days;

namespace Travesia.Rules.Flee.Validation;

/// <summary>
/// How far simulated people in camps are from the counts, as Flee's users reckon it, and how far three forecasts that know no rules are: what
/// lies between is what the model adds. All three are handed the counted total of each day, as the model is.
/// </summary>
internal sealed class FleeErrors
{
    /// <summary>Days by which persistence lags: counts are interpolated between dates, so that yesterday's would be today's.</summary>
    public const int PersistenceDays = 30;

    private readonly FleeCase flee;
    private readonly int[] camps;
    private readonly double[,] counted;

    public FleeErrors(FleeCase flee)
    {
        this.flee = flee;
        FleeNumbers numbers = new(flee);
        camps = [.. flee.Counts.Select(c => c.Place)];
        counted = new double[flee.Days, camps.Length];
        for (int day = 0; day < flee.Days; day++)
        {
            for (int camp = 0; camp < camps.Length; camp++)
            {
                counted[day, camp] = numbers.CountOn(camps[camp], day)!.Value;
            }
        }
    }

    /// <summary>The places that are counted, by position.</summary>
    public IReadOnlyList<int> Camps => camps;

    /// <summary>The count of a camp on a day.</summary>
    public double Counted(int day, int camp) => counted[day, camp];

    /// <summary>Of simulated people: the averaged relative difference as it is, and with each day's total scaled to the counted one.</summary>
    /// <param name="simulated">People by day and place of the case.</param>
    public (double AsIs, double Rescaled) Of(double[,] simulated) => (Mean(day => Camp(simulated, day, 1)), Mean(day => Camp(simulated, day, Scale(simulated, day))));

    /// <summary>Of the counted total split evenly over camps.</summary>
    public double OfEqualSplit() => Mean(day => [.. camps.Select(_ => TotalOn(day) / camps.Length)]);

    /// <summary>Of the counted total split by capacity; a camp without a limit takes the mean of those that have one.</summary>
    public double OfCapacitySplit()
    {
        double[] limits = [.. camps.Select(c => flee.Places[c].Capacity)];
        double mean = limits.Where(c => c > 0).DefaultIfEmpty(1).Average();
        double[] weights = [.. limits.Select(c => c > 0 ? c : mean)];
        return Mean(day => [.. weights.Select(w => TotalOn(day) * w / weights.Sum())]);
    }

    /// <summary>Of the counted total split as it was counted 30 days before; as on day 0 until then.</summary>
    public double OfPersistence() => Mean(day =>
    {
        int before = Math.Max(0, day - PersistenceDays);
        double total = TotalOn(before);
        return [.. camps.Select((_, camp) => total > 0 ? counted[before, camp] / total * TotalOn(day) : TotalOn(day) / camps.Length)];
    });

    private double TotalOn(int day) => Enumerable.Range(0, camps.Length).Sum(camp => counted[day, camp]);

    private double Scale(double[,] simulated, int day) => Math.Max(TotalOn(day), 1) / Math.Max(camps.Sum(place => simulated[day, place]), 1);

    private double[] Camp(double[,] simulated, int day, double scale) => [.. camps.Select(place => simulated[day, place] * scale)];

    private double Mean(Func<int, double[]> forecast)
    {
        double sum = 0;
        for (int day = 0; day < flee.Days; day++)
        {
            double[] people = forecast(day);
            sum += people.Select((p, camp) => Math.Abs(p - counted[day, camp])).Sum() / Math.Max(TotalOn(day), 1);
        }

        return sum / flee.Days;
    }
}
