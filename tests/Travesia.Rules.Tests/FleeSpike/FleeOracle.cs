namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>Whatever decides between alternatives with weights.</summary>
internal interface IChance
{
    int Pick(ReadOnlySpan<double> weights);
}

/// <summary>When the oracle looks at how full camps are.</summary>
public enum RoomSeen
{
    /// <summary>As counts do: at the start of the day, for everybody.</summary>
    InTheMorning,

    /// <summary>As the reference does: people move one after the other and each sees where those before him went.</summary>
    AsTheyCome,
}

/// <summary>
/// The rules in words, carried out person by person with the real-valued quantities that the words speak of. It shares no code with
/// the programs but the description of the network.
/// </summary>
internal sealed class FleeOracle(FleeNetwork network, IChance chance, RoomSeen seen = RoomSeen.InTheMorning)
{
    private readonly FleeSettings settings = network.Settings;
    private readonly List<Person> people = [];
    private readonly int[] here = new int[network.Places.Length];
    private readonly Dictionary<int, List<int[]>> pathsToday = [];
    private double[] inTheMorning = [];
    private int day;

    /// <summary>A fault to plant, so that the comparison can be seen to find it.</summary>
    public double ShortStintThreshold { get; init; } = 0.5;

    /// <summary>People at each place at the end of each day.</summary>
    public List<int[]> Present { get; } = [];

    /// <summary>Arrivals at each place on each day.</summary>
    public List<int[]> Arrivals { get; } = [];

    public void Run(Func<int, int> newPeople)
    {
        for (int place = 0; place < network.Places.Length; place++)
        {
            Enter(place, network.Initial[place]);
        }

        for (day = 0; day < network.Days; day++)
        {
            pathsToday.Clear();
            inTheMorning = [.. here.Select(count => (double)count)];
            Arrivals.Add(new int[network.Places.Length]);
            foreach (Person person in people)
            {
                person.MovedToday = 0;
                if (person.Place is { } place)
                {
                    Decide(person, place, LeaveChance(place));
                }
            }

            foreach (Person person in people)
            {
                Travel(person);
                person.Recent = (person.Recent + person.MovedToday) / 2;
            }

            for (int place = 0; place < network.Places.Length; place++)
            {
                Enter(place, newPeople(place));
            }

            Present.Add([.. here]);
        }
    }

    private void Enter(int place, int count)
    {
        here[place] += count;
        people.AddRange(Enumerable.Range(0, count).Select(_ => new Person { Place = place }));
    }

    private void Decide(Person person, int place, double leave)
    {
        if (person.Plan.Count == 0)
        {
            if (chance.Pick([leave, 1 - leave]) == 1)
            {
                return;
            }

            if (!pathsToday.TryGetValue(place, out List<int[]>? paths))
            {
                pathsToday.Add(place, paths = Paths(place));
            }

            if (paths.Count == 0)
            {
                return;
            }

            person.Plan = [.. paths[chance.Pick(Weights(paths))]];
        }

        int link = person.Plan[0];
        bool gone = network.Links[link].From != place || !network.IsOpen(link, day);
        if (gone || Room(network.Links[person.Plan[^1]].To) < 0.5)
        {
            person.Plan = [];
            return;
        }

        person.Plan.RemoveAt(0);
        person.Place = null;
        person.Link = link;
        person.OnLink = 0;
        person.LinksTaken++;
        here[place]--;
    }

    private void Travel(Person person)
    {
        while (person.Place is null)
        {
            FleeLink link = network.Links[person.Link];
            double speed = settings.StartOnFoot && person.LinksTaken == 1 ? settings.WalkSpeed : settings.MoveSpeed;
            person.OnLink += speed;
            person.MovedToday += speed;
            if (person.OnLink <= link.Km)
            {
                return;
            }

            person.MovedToday -= person.OnLink - link.Km;
            bool sentBack = !network.IsOpen(person.Link, day);
            int place = sentBack ? link.From : link.To;
            person.Place = place;
            here[place]++;
            if (sentBack)
            {
                return;
            }

            Arrivals[day][place]++;
            if (person.MovedToday < speed)
            {
                bool town = network.Places[place].Kind == FleeKind.Town;
                // Recent is kept in kilometres: divided by the speed it would no longer be exact in binary, and the threshold is met exactly at times.
                bool shortStint = settings.AvoidShortStints && town && (person.Recent + person.MovedToday) / 2 < ShortStintThreshold * settings.MoveSpeed;
                Decide(person, place, shortStint ? 1 : LeaveChance(place));
            }
        }
    }

    private double LeaveChance(int place) => settings.MoveChance(network.Places[place].Kind);

    private double Room(int place) => network.Room(place, seen == RoomSeen.InTheMorning ? inTheMorning[place] : here[place]);

    private double[] Weights(List<int[]> paths)
    {
        double[] weights = new double[paths.Count];
        for (int path = 0; path < weights.Length; path++)
        {
            int end = network.Links[paths[path][^1]].To;
            double km = settings.Softening + paths[path].Sum(link => network.Links[link].Km);
            weights[path] = Math.Pow(network.Places[end].Score / Math.Pow(km, settings.DistancePower) * Room(end), settings.WeightPower);
        }

        double heaviest = weights.Max();
        if (settings.PruningThreshold > 1)
        {
            weights = [.. weights.Select(weight => weight < heaviest / settings.PruningThreshold ? 0 : weight)];
        }

        return heaviest > 0 ? weights : [.. weights.Select(_ => 1.0)];
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
                int last = path.Length == 0 ? start : network.Links[path[^1]].To;
                for (int link = 0; link < network.Links.Length; link++)
                {
                    int to = network.Links[link].To;
                    bool seenBefore = to == start || path.Any(before => network.Links[before].To == to);
                    if (network.Links[link].From != last || seenBefore || !network.IsOpen(link, day))
                    {
                        continue;
                    }

                    bool marker = network.Places[to].Kind == FleeKind.Marker;
                    int stepsNow = steps + (marker ? 0 : 1);
                    if (stepsNow <= settings.AwarenessLevel)
                    {
                        longer.Add(([.. path, link], stepsNow));
                        if (!marker)
                        {
                            complete.Add([.. path, link]);
                        }
                    }
                }
            }

            growing = longer;
        }

        return complete;
    }

    private sealed class Person
    {
        public int? Place;
        public int Link;
        public double OnLink;
        public double MovedToday;
        public double Recent;
        public int LinksTaken;
        public List<int> Plan = [];
    }
}
