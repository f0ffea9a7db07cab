using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Tests.Flee;

/// <summary>When people look at how full camps are.</summary>
public enum RoomSeen
{
    /// <summary>At the start of the day, all alike.</summary>
    InTheMorning,

    /// <summary>As the reference does: each sees where those before him went.</summary>
    AsTheyCome,
}

/// <summary>
/// Flee's rules in words, carried out person by person with the real-valued quantities that the words speak of, straight from a case. It shares
/// with the rule set the description of a case and nothing else.
/// </summary>
internal sealed class FleeWords(FleeCase flee, IChance chance, RoomSeen seen = RoomSeen.AsTheyCome)
{
    private readonly FleeSettings set = flee.Settings;
    private readonly List<Person> people = [];
    private readonly FleeKind[] kind = [.. flee.Places.Select(p => p.Kind == FleeKind.ConflictZone ? FleeKind.Town : p.Kind)];
    private readonly double[] fierce = new double[flee.Places.Length];
    private readonly int[] began = new int[flee.Places.Length];
    private readonly HashSet<int> closedCamps = [];
    private readonly HashSet<int> closedLinks = [];
    private readonly double[] dwellers = [.. flee.Places.Select(p => Math.Floor(p.Population / flee.Settings.Hasten))];
    private readonly double[] capacity = [.. flee.Places.Select(p => Math.Floor(p.Capacity / flee.Settings.Hasten))];
    private readonly int[] here = new int[flee.Places.Length];
    private int[] inTheMorning = [];
    private int day;
    private int debt;

    /// <summary>People at each place at the end of each day.</summary>
    public List<int[]> Present { get; } = [];

    /// <summary>A fault to plant, so that the comparison can be seen to find it.</summary>
    public double ShortStintThreshold { get; init; } = 0.5;

    /// <summary>A Poisson number; needed only where a setting asks for one.</summary>
    public Func<double, int> Poisson { get; init; } = _ => throw new InvalidOperationException("No Poisson numbers here.");

    public void Run()
    {
        for (day = 0; day < flee.Days; day++)
        {
            TurnDay();
            Spawn();
            TurnClosures();
            inTheMorning = [.. here];
            foreach (Person person in people)
            {
                person.Moved = 0;
                if (person.Place is { } place)
                {
                    Decide(person, place, MoveChance(place));
                }
            }

            foreach (Person person in people)
            {
                Travel(person);
                person.Recent = (person.Recent + person.Moved) / 2;
            }

            Deactivate();
            Present.Add([.. here]);
        }
    }

    private void TurnDay()
    {
        foreach (FleeLocationChange change in flee.LocationChanges.Where(c => c.Day == day))
        {
            kind[change.Place] = change.Kind;
            fierce[change.Place] = change.Kind == FleeKind.ConflictZone ? 1 : 0;
            began[change.Place] = day;
        }

        for (int place = 0; place < kind.Length; place++)
        {
            double now = flee.Places[place].Conflict.Where(s => s.Day <= day).Select(s => s.Value).LastOrDefault();
            bool changes = flee.Places[place].Conflict.Any(s => s.Day == day);
            if (changes && now > 0 && fierce[place] == 0)
            {
                (kind[place], fierce[place], began[place]) = (FleeKind.ConflictZone, now, day);
            }
            else if (changes && now == 0 && fierce[place] > 0)
            {
                (kind[place], fierce[place]) = (FleeKind.Town, 0);
            }
        }
    }

    private void TurnClosures()
    {
        foreach (FleeClosure closure in flee.Closures)
        {
            foreach ((int when, bool closes) in new[] { (closure.FromDay, true), (closure.ToDay, false) })
            {
                if (when != day)
                {
                    continue;
                }

                foreach (int place in Enumerable.Range(0, kind.Length).Where(p => closure.Kind is FleeClosureKind.Camp or FleeClosureKind.IdpCamp && Name(p) == closure.First))
                {
                    _ = closes ? closedCamps.Add(place) : closedCamps.Remove(place);
                }

                foreach (int link in Enumerable.Range(0, flee.Links.Length).Where(l => Concerns(closure, flee.Links[l])))
                {
                    _ = closes ? closedLinks.Add(link) : closedLinks.Remove(link);
                }
            }
        }
    }

    private bool Concerns(FleeClosure closure, FleeLink link)
    {
        string[] places = [Name(link.From), Name(link.To)];
        string[] countries = [flee.Places[link.From].Country, flee.Places[link.To].Country];
        return closure.Kind switch
        {
            FleeClosureKind.Location => places.Contains(closure.First),
            FleeClosureKind.Link => !set.LinkClosuresWithoutEffect && places.Contains(closure.First) && places.Contains(closure.Second),
            FleeClosureKind.Country => countries.Contains(closure.First) && countries.Contains(closure.Second) && countries[0] != countries[1],
            _ => false,
        };
    }

    private void Spawn()
    {
        if (day == 0 && set.InsertDay0 && !set.EmptyCampsOnDay0)
        {
            foreach (FleeCounts counts in flee.Counts)
            {
                int first = Count(counts, 0);
                Enter(counts.Place, first);
                capacity[counts.Place] -= kind[counts.Place] is FleeKind.Camp or FleeKind.IdpCamp ? first : 0;
            }
        }

        if (set.ConflictSpawn == FleeSpawnMode.FromCounts && set.FloodSpawn == FleeSpawnMode.FromCounts)
        {
            SpawnByCounts();
            return;
        }

        for (int place = 0; place < kind.Length; place++)
        {
            if (kind[place] == FleeKind.ConflictZone)
            {
                SpawnAt(place, set.ConflictSpawn, set.DisplacedPerConflictDay * fierce[place]);
            }

            if (flee.Places[place].Flood.Length > 0)
            {
                SpawnAt(place, set.FloodSpawn, Table(set.DisplacedPerFloodDay, Level(place)));
            }
        }
    }

    private void SpawnByCounts()
    {
        if (day == 0 && set.InsertDay0)
        {
            return;
        }

        int rise = Total(day) - (day > 0 ? Total(day - 1) : 0) - debt;
        debt = rise < 0 ? -rise : 0;
        double[] weights = [.. Enumerable.Range(0, kind.Length).Select(SpawnWeight)];
        for (int i = 0; i < rise; i++)
        {
            int place = chance.Pick(weights);
            Enter(place, 1);
            dwellers[place] -= set.TakeFromPopulation ? 1 : 0;
        }
    }

    private void SpawnAt(int place, FleeSpawnMode mode, double number)
    {
        int count = mode switch
        {
            FleeSpawnMode.Constant => (int)number,
            FleeSpawnMode.PopulationRatio => (int)(number * dwellers[place]),
            FleeSpawnMode.Poisson => Poisson(number),
            _ => 0,
        };
        if (set.TakeFromPopulation && mode != FleeSpawnMode.Poisson)
        {
            count = (int)Math.Min(count, dwellers[place]);
            dwellers[place] -= count;
        }

        Enter(place, count);
    }

    private double SpawnWeight(int place)
    {
        double left = Math.Max(dwellers[place], 0);
        if (set.FloodZoneSpawningOnly)
        {
            return left * Level(place);
        }

        if (kind[place] == FleeKind.ConflictZone)
        {
            return left * Math.Max(fierce[place] * Decay(place), set.ConflictZoneSpawningOnly ? 0 : Hunger(place));
        }

        return set.ConflictZoneSpawningOnly || IsCamp(place) ? 0 : flee.FoodInsecurity.IsEmpty ? left : left * Hunger(place);
    }

    private int Total(int on) => !set.SumFromCamps && flee.Total is { } total
        ? Count(total, on) - (set.EmptyCampsOnDay0 ? Count(total, 0) : 0)
        : flee.Counts.Concat(flee.CountsElsewhere).Sum(c => Count(c, on) - (set.EmptyCampsOnDay0 ? Count(c, 0) : 0));

    private int Count(FleeCounts counts, int on)
    {
        double[] days = [.. counts.Knots.Select(k => (double)k.Day)];
        double[] values = [.. counts.Knots.Select(k => k.Value / set.Hasten)];
        return (int)Linear(days, values, on);
    }

    private static double Linear(double[] at, double[] values, double x)
    {
        int after = Array.FindIndex(at, a => a > x);
        return after < 0 ? values[^1] : after == 0 ? values[0] : values[after - 1] + ((x - at[after - 1]) / (at[after] - at[after - 1]) * (values[after] - values[after - 1]));
    }

    private void Enter(int place, int count)
    {
        here[place] += count;
        for (int i = 0; i < count; i++)
        {
            Person person = new() { Place = place };
            foreach (FleeDemographic attribute in flee.Demographics)
            {
                double[] weights = [.. attribute.Weights.ContainsKey(Name(place)) ? attribute.Weights[Name(place)] : attribute.Weights["Default"]];
                person.Is[attribute.Attribute] = attribute.Values[chance.Pick(weights)];
            }

            people.Add(person);
        }
    }

    private void Decide(Person person, int place, double leave)
    {
        if (person.Plan.Count == 0)
        {
            if (chance.Pick([leave, 1 - leave]) == 1)
            {
                return;
            }

            List<int[]> paths = Paths(place);
            if (paths.Count == 0)
            {
                return;
            }

            person.Plan = [.. paths[chance.Pick([.. Weights(person, place, paths)])]];
        }

        int link = person.Plan[0], end = flee.Links[person.Plan[^1]].To;
        if (flee.Links[link].From != place || closedLinks.Contains(link) || (IsCamp(end) && Room(end) < 0.5))
        {
            person.Plan = [];
            return;
        }

        person.Plan.RemoveAt(0);
        here[place]--;
        (person.Place, person.Link, person.OnLink) = (null, link, 0);
        person.LinksTaken++;
    }

    private void Travel(Person person)
    {
        while (person.Place is null && !person.IsGone)
        {
            FleeLink link = flee.Links[person.Link];
            double speed = set.StartOnFoot && person.LinksTaken == 1 ? set.MaxWalkSpeed : link.MoveSpeedKm > 0 ? link.MoveSpeedKm : set.MaxMoveSpeed;
            if (link.WalkProbability > 0 && chance.Pick([link.WalkProbability, 1 - link.WalkProbability]) == 0)
            {
                speed = set.MaxWalkSpeed;
            }

            person.OnLink += speed;
            person.Moved += speed;
            if (person.OnLink <= link.Km)
            {
                return;
            }

            person.Moved -= person.OnLink - link.Km;
            bool sentBack = closedLinks.Contains(person.Link);
            int place = sentBack ? link.From : link.To;
            person.Place = place;
            here[place]++;
            if (sentBack)
            {
                return;
            }

            if (person.Moved < speed)
            {
                bool isShort = set.AvoidShortStints && Kind(place) == FleeKind.Town && (person.Recent + person.Moved) / 2 < ShortStintThreshold * set.MaxMoveSpeed;
                Decide(person, place, isShort ? 1 : MoveChance(place));
            }
        }
    }

    private void Deactivate()
    {
        foreach (Person person in people)
        {
            if (set.CampsAreSinks && person.Place is { } place && IsCamp(place) && flee.Places[place].DeactivationChance is > 0 and var leaves && chance.Pick([leaves, 1 - leaves]) == 0)
            {
                here[place]--;
                (person.Place, person.IsGone) = (null, true);
            }
        }
    }

    private FleeKind Kind(int place) => kind[place] is FleeKind.Camp or FleeKind.IdpCamp && closedCamps.Contains(place) ? FleeKind.Town : kind[place];

    private bool IsCamp(int place) => Kind(place) is FleeKind.Camp or FleeKind.IdpCamp || BaseChance(place) < 0.005;

    private double BaseChance(int place) => Kind(place) switch
    {
        FleeKind.ConflictZone => set.ConflictMoveChance,
        FleeKind.Camp => set.CampMoveChance,
        FleeKind.IdpCamp => set.IdpCampMoveChance,
        FleeKind.ForwardingHub or FleeKind.Marker => 1,
        _ => set.DefaultMoveChance,
    };

    private double MoveChance(int place)
    {
        if (set.HarvestMonths.Contains(flee.FirstDate.AddDays(day).Month))
        {
            return 0;
        }

        double leave = BaseChance(place);
        if (set.MovechancePopScaleFactor != 0 && Kind(place) is not (FleeKind.ForwardingHub or FleeKind.Marker))
        {
            leave = Math.Min(1, leave * Math.Pow(Math.Max(dwellers[place], capacity[place]) / set.MovechancePopBase, set.MovechancePopScaleFactor));
        }

        if (set.FleeWhenStarving)
        {
            leave = Hunger(place) + ((1 - Hunger(place)) * leave);
        }

        return set.FloodMoveChances.Length > 0 && Level(place) > 0 ? Table(set.FloodMoveChances, Level(place)) : leave;
    }

    private IEnumerable<double> Weights(Person person, int from, List<int[]> paths)
    {
        double[] weights = [.. paths.Select(path => Weight(person, from, path))];
        double heaviest = weights.Max();
        return heaviest == 0 ? weights.Select(_ => 1.0)
            : weights.Select(w => set.PruningThreshold > 1 && w < heaviest / set.PruningThreshold ? 0 : w);
    }

    private double Weight(Person person, int from, int[] path)
    {
        if (set.AwarenessLevel == 0)
        {
            return 1;
        }

        int end = flee.Links[path[^1]].To;
        double score = Score(person, end);
        if (set.StayCloseToHome)
        {
            score /= Math.Pow(Math.Max(1, SphereKm(flee.Places[from], flee.Places[end])), set.HomeDistancePower);
        }

        double near = (set.WeightSoftening + score) / Math.Pow(set.Softening + path.Sum(l => flee.Links[l].Km), set.DistancePower);
        return set.FixedRoutes ? Math.Pow(near, set.WeightPower) * score : Math.Pow(near * Room(end), set.WeightPower);
    }

    private double Score(Person person, int place)
    {
        FleePlace it = flee.Places[place];
        double score = 1;
        score *= set.AvoidFoodDeprivedLocations && !it.IsForeign && day >= 1 ? 1 - (Hunger(place) * Hunger(place)) : 1;
        score += set.UseEconomicPull && it.IsForeign ? score * (it.TradeVolume + (it.Hdi * it.Hdi)) : 0;
        score *= it.IsForeign ? set.ForeignWeight : 1;
        score *= IsCamp(place) ? set.CampWeight : 1;
        score *= Kind(place) == FleeKind.ConflictZone ? Math.Pow(set.ConflictWeight, fierce[place] * Decay(place)) : 1;
        double flood = set.FloodLocationWeights.Length > 0 && Level(place) > 0 ? Table(set.FloodLocationWeights, Level(place)) : 1;
        score *= Kind(place) == FleeKind.FloodZone ? flood : 1;
        score = AsSeenBy(person, score);
        score *= flood;
        score *= set.UsePopulationForWeight && !IsCamp(place) && Kind(place) is FleeKind.Town or FleeKind.ConflictZone ? Math.Pow(Math.Max(1, dwellers[place]), set.PopulationPower) : 1;
        return score * Likeness(person, place);
    }

    private double AsSeenBy(Person person, double score)
    {
        double age = person.Is.TryGetValue("age", out string? years) ? int.Parse(years, System.Globalization.CultureInfo.InvariantCulture) : 30;
        string gender = person.Is.GetValueOrDefault("gender", "");
        if (set.ChildrenAvoidHazards)
        {
            score = age < 19 ? score * score : score;
            score = set.BoysTakeRisk && gender == "male" && age > 14 ? 1 : score;
        }

        score = set.ElderlyAvoidHazards && age > 59 ? score * score : score;
        return set.WomenAvoidHazards && gender == "female" ? score * score : score;
    }

    private double Likeness(Person person, int place)
    {
        double living = flee.Places[place].Population >= 1 ? flee.Places[place].Population : 1e8;
        double Alike(string attribute) => flee.Places[place].Attributes.GetValueOrDefault(person.Is[attribute]) / living;
        if (IsCamp(place))
        {
            return (set.MatchCampEthnicity ? 10 * Alike("ethnicity") : 1) * (set.MatchCampReligion ? Alike("religion") * (1 / set.AverageReligionFraction) : 1);
        }

        bool matches = Kind(place) == FleeKind.ConflictZone ? set.MatchConflictEthnicity : set.MatchTownEthnicity;
        return matches ? 10 * Alike("ethnicity") : 1;
    }

    private double Room(int place)
    {
        double most = (capacity[place] + (flee.Places[place].CapacityPerDay / set.Hasten * (day + 1))) * set.CapacityScaling;
        int there = seen == RoomSeen.InTheMorning ? inTheMorning[place] : here[place];
        double full = set.CapacityBuffer * most;
        return most < 1 || there <= full ? 1 : there >= most ? 0 : 1 - ((there - full) / (most * (1 - set.CapacityBuffer)));
    }

    private double Decay(int place) => set.ConflictSpawnDecay.IsEmpty ? 1 : set.ConflictSpawnDecay[Math.Min((day - began[place]) / set.ConflictSpawnDecayInterval, set.ConflictSpawnDecay.Length - 1)];

    private double Level(int place) => flee.Places[place].Flood.Where(s => s.Day <= day).Select(s => s.Value).LastOrDefault();

    private double Hunger(int place) => flee.FoodInsecurity.TryGetValue(flee.Places[place].Region, out var steps)
        ? Linear([.. steps.Select(s => (double)s.Day)], [.. steps.Select(s => s.Value)], day) / 100
        : 0;

    private static double Table(IReadOnlyList<double> table, double level)
        => Linear([.. Enumerable.Range(0, table.Count).Select(i => (double)i)], [.. table], level);

    private static double SphereKm(FleePlace from, FleePlace to)
    {
        // Latitude and longitude change places, as in the reference.
        (double x, double y, double z) a = OnSphere(from.Longitude, from.Latitude), b = OnSphere(to.Longitude, to.Latitude);
        double chord = Math.Sqrt(Math.Pow(a.x - b.x, 2) + Math.Pow(a.y - b.y, 2) + Math.Pow(a.z - b.z, 2));
        return 2 * 6371 * Math.Asin(chord / 2);

        static (double, double, double) OnSphere(double latitude, double longitude)
        {
            double up = latitude * Math.PI / 180, round = longitude * Math.PI / 180;
            return (Math.Cos(up) * Math.Cos(round), Math.Cos(up) * Math.Sin(round), Math.Sin(up));
        }
    }

    private List<int[]> Paths(int start)
    {
        List<int[]> complete = [];
        List<(int[] Path, int Steps)> growing = [([], 0)];
        while (growing.Count > 0)
        {
            List<(int[] Path, int Steps)> longer = [];
            foreach ((int[] path, int steps) in growing)
            {
                int last = path.Length == 0 ? start : flee.Links[path[^1]].To;
                for (int link = 0; link < flee.Links.Length; link++)
                {
                    int to = flee.Links[link].To;
                    bool before = to == start || path.Any(l => flee.Links[l].To == to);
                    int now = steps + (kind[to] == FleeKind.Marker ? 0 : 1);
                    if (flee.Links[link].From == last && !before && now <= Math.Max(set.AwarenessLevel, 1))
                    {
                        longer.Add(([.. path, link], now));
                        if (kind[to] != FleeKind.Marker)
                        {
                            complete.Add([.. path, link]);
                        }
                    }
                }
            }

            growing = longer;
        }

        if (set.FixedRoutes)
        {
            complete = [.. complete.GroupBy(p => flee.Links[p[^1]].To).Select(g => g.OrderBy(p => p.Sum(l => flee.Links[l].Km)).First())];
            complete.AddRange(flee.MajorRoutes.Where(r => flee.Links[r[0]].From == start && !complete.Any(p => p.SequenceEqual(r))).Select(r => r.ToArray()));
        }

        return [.. complete.Where(path => !path.Any(closedLinks.Contains))];
    }

    private string Name(int place) => flee.Places[place].Id.Value;

    private sealed class Person
    {
        public int? Place;
        public int Link;
        public double OnLink;
        public double Moved;
        public double Recent;
        public int LinksTaken;
        public bool IsGone;
        public List<int> Plan = [];
        public Dictionary<string, string> Is = [];
    }
}
