using System.Collections.Immutable;
using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Flee.Days;

/// <summary>
/// The worlds of a case, one after the other: what of a day is the same whoever is where. In the order of the reference's day: location
/// changes, conflicts and floods, then closures.
/// </summary>
internal sealed class Worlds
{
    private const double LeftByFew = 0.005;

    private readonly FleeCase flee;
    private readonly FleeNumbers numbers;
    private readonly Attraction attraction;
    private readonly FleeSettings settings;
    private readonly List<World> worlds = [];
    private readonly int[] worldOfDay;

    // What the days so far have made of the places and links.
    private readonly FleeKind[] kinds;
    private readonly double[] intensity;
    private readonly int[] since;
    private readonly bool[] campClosed;
    private readonly bool[] open;
    private readonly ILookup<int, int> linksFrom;

    public Worlds(FleeCase flee, FleeNumbers numbers, PeopleClasses classes)
    {
        this.flee = flee;
        this.numbers = numbers;
        attraction = new Attraction(flee, classes);
        settings = flee.Settings;
        int places = flee.Places.Length;
        kinds = [.. flee.Places.Select(p => p.Kind == FleeKind.ConflictZone ? FleeKind.Town : p.Kind)];
        intensity = new double[places];
        since = new int[places];
        campClosed = new bool[places];
        open = [.. flee.Links.Select(_ => true)];
        linksFrom = Enumerable.Range(0, flee.Links.Length).ToLookup(link => flee.Links[link].From);
        worldOfDay = new int[flee.Days];
        bool[] changes = ChangesByDay();
        for (int day = 0; day < flee.Days; day++)
        {
            if (changes[day])
            {
                Turn(day);
                worlds.Add(Now(day, worlds.Count > 0 ? worlds[^1] : null));
            }

            worldOfDay[day] = worlds.Count - 1;
        }
    }

    /// <summary>All of them, by their first days.</summary>
    public IReadOnlyList<World> All => worlds;

    /// <summary>The world of a day; days before the first and after the last have those.</summary>
    public World On(int day) => worlds[worldOfDay[Math.Clamp(day, 0, flee.Days - 1)]];

    /// <summary>The world of a day by its number.</summary>
    public int NumberOn(int day) => worldOfDay[Math.Clamp(day, 0, flee.Days - 1)];

    /// <summary>A world in which so many people are left at each place.</summary>
    public World With(World world, double[] population) => world with
    {
        MoveChances = MoveChances(world.FirstDay, world.Kinds, world.Levels, world.Starving, population),
        Scores = attraction.Of(world.FirstDay, world.Kinds, world.IsLeftByFew, world.Intensities, world.Levels, world.Starving, population),
    };

    private bool[] ChangesByDay()
    {
        bool[] changes = new bool[flee.Days];
        changes[0] = true;
        foreach (FleePlace place in flee.Places)
        {
            Mark(place.Conflict.Select(step => step.Day));
            Mark(place.Flood.Select(step => step.Day));
            for (int factor = 1; factor < settings.ConflictSpawnDecay.Length; factor++)
            {
                int later = factor * settings.ConflictSpawnDecayInterval;
                Mark(place.Conflict.Select(step => step.Day + later));
            }
        }

        for (int factor = 1; factor < settings.ConflictSpawnDecay.Length; factor++)
        {
            int later = factor * settings.ConflictSpawnDecayInterval;
            Mark(flee.LocationChanges.Select(change => change.Day + later));
        }

        Mark(flee.LocationChanges.Select(change => change.Day));
        Mark(flee.Closures.SelectMany(closure => (int[])[closure.FromDay, closure.ToDay]));
        if (!flee.FoodInsecurity.IsEmpty)
        {
            changes.AsSpan().Fill(true);
        }

        if (!settings.HarvestMonths.IsEmpty)
        {
            Mark(Enumerable.Range(0, flee.Days).Where(day => flee.FirstDate.AddDays(day).Day == 1));
        }

        return changes;

        void Mark(IEnumerable<int> days)
        {
            foreach (int day in days)
            {
                if (day >= 0 && day < changes.Length)
                {
                    changes[day] = true;
                }
            }
        }
    }

    private void Turn(int day)
    {
        foreach (FleeLocationChange change in flee.LocationChanges)
        {
            if (change.Day == day)
            {
                kinds[change.Place] = change.Kind;
                (intensity[change.Place], since[change.Place]) = change.Kind == FleeKind.ConflictZone ? (1, day) : (0, 0);
            }
        }

        for (int place = 0; place < kinds.Length; place++)
        {
            TurnConflict(place, day);
        }

        foreach (FleeClosure closure in flee.Closures)
        {
            if (closure.FromDay == day)
            {
                Close(closure, true);
            }

            if (closure.ToDay == day)
            {
                Close(closure, false);
            }
        }
    }

    // The intensity is that of the first day of a conflict, and stays so until it ends.
    private void TurnConflict(int place, int day)
    {
        foreach (FleeStep step in flee.Places[place].Conflict)
        {
            if (step.Day != day)
            {
                continue;
            }

            if (step.Value > 0 && intensity[place] == 0)
            {
                (kinds[place], intensity[place], since[place]) = (FleeKind.ConflictZone, step.Value, day);
            }
            else if (step.Value == 0 && intensity[place] > 0)
            {
                (kinds[place], intensity[place]) = (FleeKind.Town, 0);
            }
        }
    }

    private void Close(FleeClosure closure, bool closes)
    {
        switch (closure.Kind)
        {
            case FleeClosureKind.Camp or FleeClosureKind.IdpCamp:
                for (int place = 0; place < kinds.Length; place++)
                {
                    campClosed[place] = flee.Places[place].Id.Value == closure.First ? closes : campClosed[place];
                }

                break;
            case FleeClosureKind.Link when settings.LinkClosuresWithoutEffect:
                break;
            default:
                for (int link = 0; link < open.Length; link++)
                {
                    FleePlace from = flee.Places[flee.Links[link].From], to = flee.Places[flee.Links[link].To];
                    if (closure.Kind switch
                    {
                        FleeClosureKind.Country => Joins(from.Country, to.Country),
                        FleeClosureKind.Location => from.Id.Value == closure.First || to.Id.Value == closure.First,
                        _ => Joins(from.Id.Value, to.Id.Value),
                    })
                    {
                        open[link] = !closes;
                    }
                }

                break;
        }

        bool Joins(string one, string other) => (one == closure.First && other == closure.Second) || (one == closure.Second && other == closure.First);
    }

    private World Now(int day, World? before)
    {
        int places = kinds.Length;
        FleeKind[] kindsNow = new FleeKind[places];
        double[] intensities = new double[places], levels = new double[places], starving = new double[places];
        bool[] leftByFew = new bool[places];
        for (int place = 0; place < places; place++)
        {
            kindsNow[place] = kinds[place] is FleeKind.Camp or FleeKind.IdpCamp && campClosed[place] ? FleeKind.Town : kinds[place];
            intensities[place] = intensity[place] * Decay(day - since[place]);
            levels[place] = flee.Places[place].Flood.LastOrDefault(step => step.Day <= day).Value;
            starving[place] = Starving(flee.Places[place].Region, day);
            leftByFew[place] = BaseChance(kindsNow[place]) < LeftByFew;
        }

        double[] chances = MoveChances(day, kindsNow, levels, starving, numbers.Population);
        double[][] scores = attraction.Of(day, kindsNow, leftByFew, intensities, levels, starving, numbers.Population);

        return new World(
            day,
            Same(kindsNow, before?.Kinds),
            Same([.. intensity], before?.Conflicts),
            Same(intensities, before?.Intensities),
            Same(levels, before?.Levels),
            Same(starving, before?.Starving),
            Same(chances, before?.MoveChances),
            [.. scores.Select((ofClass, i) => Same(ofClass, before?.Scores[i]))],
            Same([.. open], before?.Open))
        {
            IsLeftByFew = Same(leftByFew, before?.IsLeftByFew),
            IsApart = Same(Apart(levels), before?.IsApart),
        };
    }

    private double[] MoveChances(int day, FleeKind[] kindsNow, double[] levels, double[] starving, double[] population)
    {
        double[] chances = new double[kindsNow.Length];
        if (!settings.HarvestMonths.Contains(flee.FirstDate.AddDays(day).Month))
        {
            for (int place = 0; place < chances.Length; place++)
            {
                chances[place] = MoveChance(kindsNow[place], BaseChance(kindsNow[place]), levels[place], starving[place], Math.Max(population[place], numbers.Capacity[place]));
            }
        }

        return chances;
    }

    private bool[] Apart(double[] levels)
    {
        bool[] apart = new bool[kinds.Length];
        if (!settings.ConflictZoneSpawningOnly && !settings.FloodZoneSpawningOnly)
        {
            return apart;
        }

        apart.AsSpan().Fill(true);
        Stack<int> todo = new(Enumerable.Range(0, apart.Length).Where(place => intensity[place] > 0 || levels[place] > 0));
        while (todo.TryPop(out int place))
        {
            if (apart[place])
            {
                apart[place] = false;
                foreach (int link in linksFrom[place])
                {
                    if (open[link])
                    {
                        todo.Push(flee.Links[link].To);
                    }
                }
            }
        }

        return apart;
    }

    // What stayed as it was is kept once.
    private static T[] Same<T>(T[] now, T[]? before) => before is not null && now.AsSpan().SequenceEqual(before) ? before : now;

    private double Decay(int days)
    {
        ImmutableArray<double> factors = settings.ConflictSpawnDecay;
        return factors.IsEmpty ? 1 : factors[Math.Clamp(days / settings.ConflictSpawnDecayInterval, 0, factors.Length - 1)];
    }

    private double BaseChance(FleeKind kind) => kind switch
    {
        FleeKind.ConflictZone => settings.ConflictMoveChance,
        FleeKind.Camp => settings.CampMoveChance,
        FleeKind.IdpCamp => settings.IdpCampMoveChance,
        FleeKind.ForwardingHub or FleeKind.Marker => 1,
        _ => settings.DefaultMoveChance,
    };

    private double MoveChance(FleeKind kind, double chance, double level, double starving, double people)
    {
        if (settings.MovechancePopScaleFactor != 0 && kind is not (FleeKind.ForwardingHub or FleeKind.Marker))
        {
            chance = Math.Min(1, chance * Math.Pow(Math.Max(people, 0) / settings.MovechancePopBase, settings.MovechancePopScaleFactor));
        }

        if (settings.FleeWhenStarving)
        {
            chance = starving + ((1 - starving) * chance);
        }

        return settings.FloodMoveChances.IsEmpty || level == 0 ? chance : Math.Clamp(FloodTable.At(settings.FloodMoveChances, level), 0, 1);
    }

    private double Starving(string region, int day)
    {
        if (!flee.FoodInsecurity.TryGetValue(region, out ImmutableArray<FleeStep> steps) || steps.IsEmpty)
        {
            return 0;
        }

        if (day <= steps[0].Day)
        {
            return steps[0].Value / 100;
        }

        for (int i = 1; i < steps.Length; i++)
        {
            if (day < steps[i].Day)
            {
                double share = (double)(day - steps[i - 1].Day) / (steps[i].Day - steps[i - 1].Day);
                return (steps[i - 1].Value + (share * (steps[i].Value - steps[i - 1].Value))) / 100;
            }
        }

        return steps[^1].Value / 100;
    }
}
