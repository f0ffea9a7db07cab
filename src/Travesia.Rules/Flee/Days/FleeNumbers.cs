using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Flee.Days;

/// <summary>The whole numbers of a case: populations, capacities and counts divided by hasten as the reference does.</summary>
internal sealed class FleeNumbers
{
    private readonly FleeCase flee;
    private readonly Dictionary<int, FleeCounts> counts;

    public FleeNumbers(FleeCase flee)
    {
        this.flee = flee;
        int hasten = flee.Settings.Hasten;
        counts = flee.Counts.ToDictionary(c => c.Place);
        Population = [.. flee.Places.Select(p => Math.Floor(p.Population / hasten))];
        First = [.. flee.Places.Select((_, place) => flee.Settings.InsertDay0 && !flee.Settings.EmptyCampsOnDay0 && counts.TryGetValue(place, out FleeCounts? count) ? count.On(0, hasten) : 0)];
        Capacity = [.. flee.Places.Select((p, place) => Math.Floor(p.Capacity / hasten) - (IsCamp(p) ? First[place] : 0))];
        if (!flee.Settings.InsertDay0)
        {
            First = new int[flee.Places.Length];
        }
    }

    /// <summary>People who live at each place at first.</summary>
    public double[] Population { get; }

    /// <summary>People who are at each place before anybody moves.</summary>
    public int[] First { get; }

    /// <summary>What each place takes at first; under 1 is without limit. People there on day 0 are taken off, though they count as occupants too.</summary>
    public double[] Capacity { get; }

    /// <summary>What a place takes on a day; under 1 is without limit.</summary>
    public double CapacityOn(int place, int day) => (Capacity[place] + (flee.Places[place].CapacityPerDay / flee.Settings.Hasten * (day + 1))) * flee.Settings.CapacityScaling;

    /// <summary>The published count of a place on a day, in simulated people; none if nothing is published of it.</summary>
    public int? CountOn(int place, int day)
        => counts.TryGetValue(place, out FleeCounts? count) ? CountOn(count, day) : null;

    /// <summary>The total that new people follow.</summary>
    public int TotalOn(int day)
    {
        if (!flee.Settings.SumFromCamps && flee.Total is { } total)
        {
            return CountOn(total, day);
        }

        return flee.Counts.Concat(flee.CountsElsewhere).Sum(count => CountOn(count, day));
    }

    private int CountOn(FleeCounts count, int day) => count.On(day, flee.Settings.Hasten) - (flee.Settings.EmptyCampsOnDay0 ? count.On(0, flee.Settings.Hasten) : 0);

    private static bool IsCamp(FleePlace place) => place.Kind is FleeKind.Camp or FleeKind.IdpCamp;
}
