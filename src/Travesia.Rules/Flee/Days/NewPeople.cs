using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Flee.Days;

/// <summary>
/// Who comes into being when: so many on a day who are spread over places by weights, so many at a place, or a Poisson number at a place.
/// </summary>
internal sealed class NewPeople
{
    private readonly FleeCase flee;
    private readonly FleeSettings settings;
    private readonly FleeNumbers numbers;
    private readonly Worlds worlds;

    public NewPeople(FleeCase flee, FleeNumbers numbers, Worlds worlds)
    {
        this.flee = flee;
        this.numbers = numbers;
        this.worlds = worlds;
        settings = flee.Settings;
        Spread = new int[flee.Days];
        At = [];
        Poisson = [];
        FollowsCounts = settings.ConflictSpawn == FleeSpawnMode.FromCounts && settings.FloodSpawn == FleeSpawnMode.FromCounts;
        if (FollowsCounts)
        {
            Follow();
        }
        else
        {
            Drive();
        }

        for (int place = 0; place < flee.Places.Length; place++)
        {
            if (numbers.First[place] > 0)
            {
                InCamps.Add((place, numbers.First[place]));
            }
        }
    }

    /// <summary>Whether as many come as the counts of camps say.</summary>
    public bool FollowsCounts { get; }

    /// <summary>People in camps before anybody moves.</summary>
    public List<(int Place, int People)> InCamps { get; } = [];

    /// <summary>People of a day who are spread over places by <see cref="WeightOf"/>.</summary>
    public int[] Spread { get; }

    /// <summary>People by place and day.</summary>
    public Dictionary<int, int[]> At { get; }

    /// <summary>Means of Poisson numbers by place and day.</summary>
    public Dictionary<int, double[]> Poisson { get; }

    /// <summary>Places that people may flee from on some day, in order.</summary>
    public int[] Sources() => [.. Enumerable.Range(0, flee.Places.Length).Where(place => At.ContainsKey(place) || Poisson.ContainsKey(place) || (Spread.Any(people => people > 0) && MayBeSource(place)))];

    /// <summary>How strongly a place draws new people on a day.</summary>
    /// <param name="place">The place.</param>
    /// <param name="day">The day.</param>
    /// <param name="population">People who are left there.</param>
    public double WeightOf(int place, int day, double population)
    {
        World world = worlds.On(day);
        double people = Math.Max(population, 0);
        if (settings.FloodZoneSpawningOnly)
        {
            return people * world.Levels[place];
        }

        if (world.Kinds[place] == FleeKind.ConflictZone)
        {
            return people * Math.Max(world.Intensities[place], settings.ConflictZoneSpawningOnly ? 0 : world.Starving[place]);
        }

        bool isCamp = world.IsCamp(place);
        return settings.ConflictZoneSpawningOnly || isCamp ? 0 : flee.FoodInsecurity.IsEmpty ? people : people * world.Starving[place];
    }

    private bool MayBeSource(int place) => worlds.All.Any(world => WeightOf(place, world.FirstDay, numbers.Population[place]) > 0);

    private void Follow()
    {
        int debt = 0;
        for (int day = settings.InsertDay0 ? 1 : 0; day < flee.Days; day++)
        {
            int rise = numbers.TotalOn(day) - (day > 0 ? numbers.TotalOn(day - 1) : 0) - debt;
            debt = Math.Max(-rise, 0);
            Spread[day] = Math.Max(rise, 0);
        }
    }

    private void Drive()
    {
        double[] population = [.. numbers.Population];
        for (int day = 0; day < flee.Days; day++)
        {
            World world = worlds.On(day);
            for (int place = 0; place < flee.Places.Length; place++)
            {
                if (world.Kinds[place] == FleeKind.ConflictZone && world.Conflicts[place] > 0)
                {
                    Come(place, day, settings.ConflictSpawn, settings.DisplacedPerConflictDay * world.Conflicts[place], population);
                }

                if (flee.Places[place].Flood.Length > 0)
                {
                    Come(place, day, settings.FloodSpawn, FloodTable.At(settings.DisplacedPerFloodDay, world.Levels[place]), population);
                }
            }
        }
    }

    private void Come(int place, int day, FleeSpawnMode mode, double number, double[] population)
    {
        if (mode == FleeSpawnMode.Poisson && number > 0)
        {
            ByDay(Poisson, place)[day] += number;
            return;
        }

        int people = mode switch
        {
            FleeSpawnMode.Constant => (int)number,
            FleeSpawnMode.PopulationRatio => (int)(number * population[place]),
            _ => 0,
        };
        if (settings.TakeFromPopulation)
        {
            people = (int)Math.Min(people, population[place]);
            population[place] -= people;
        }

        if (people > 0)
        {
            ByDay(At, place)[day] += people;
        }
    }

    private T[] ByDay<T>(Dictionary<int, T[]> numbersOf, int place)
    {
        if (!numbersOf.TryGetValue(place, out T[]? days))
        {
            numbersOf.Add(place, days = new T[flee.Days]);
        }

        return days;
    }
}
