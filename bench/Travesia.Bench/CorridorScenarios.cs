using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Effects;

namespace Travesia.Bench;

/// <summary>Scenarios of the corridor rules, generated: the same on every call.</summary>
internal static class CorridorScenarios
{
    private static readonly DateOnly First = new(2022, 7, 4);

    /// <summary>
    /// The shape of a corridor: 15 stages of 5 towns, 4 destinations, 6 places of detention, some 160 links, 15 groups with money and twins, 30 dated
    /// policies over two years and half a year before.
    /// </summary>
    public static Scenario Corridor(bool isLimited)
    {
        const int Stages = 15, Lanes = 5, Destinations = 4, Detentions = 6;
        var places = new List<Place>();
        var links = new List<Link>();
        for (int s = 0; s < Stages; s++)
            for (int l = 0; l < Lanes; l++)
                places.Add(Town($"t{s:00}-{l}", s == 0 ? PlaceKind.Origin : PlaceKind.Transit, s, l, 1 + 0.5 * Noise(s, l)) with
                {
                    TurnBackUtility = s is > 3 and < 14 && l % 2 == 0 ? -6 : null,
                    Beds = 200,
                });
        for (int d = 0; d < Destinations; d++)
            places.Add(Town($"z{d}", PlaceKind.Destination, Stages, d, 1) with { Attraction = 8 + d });
        for (int d = 0; d < Detentions; d++)
            places.Add(Town($"x{d}", PlaceKind.Detention, 8 + d, 5, 1));
        for (int s = 0; s + 1 < Stages; s++)
            for (int l = 0; l < Lanes; l++)
            {
                Add($"t{s:00}-{l}", $"t{s + 1:00}-{l}", l % 2 == 0 ? TravelMode.Bus : TravelMode.Foot);
                if (l + 1 < Lanes && (s + l) % 5 != 3)
                    Add($"t{s:00}-{l}", $"t{s + 1:00}-{l + 1}", TravelMode.Train);
                if (l > 0 && (s + l) % 2 == 0)
                    Add($"t{s:00}-{l}", $"t{s:00}-{l - 1}", TravelMode.Foot);
            }

        for (int l = 0; l < Lanes; l++)
            for (int d = 0; d < Destinations; d++)
                if ((l + d) % 2 == 0)
                {
                    Add($"t{Stages - 1:00}-{l}", $"z{d}", TravelMode.Foot, l2 => l2 with { Irregular = true, ApprehensionChance = 0.4, HoldAt = new PlaceId("x5"), DeathChance = 0.0005 });
                    if (l == d)
                        Add($"t{Stages - 1:00}-{l}", $"z{d}", TravelMode.Port, l2 => l2 with { Availability = Availability.Closed, Id = new LinkId($"port-{l}"), Tags = ["port"] });
                }

        Group[] groups = [.. Enumerable.Range(0, 15).Select(g => new Group
        {
            Id = new GroupId($"g{g:00}"),
            Title = $"Group {g}",
            Nationality = new CountryCode("AAA"),
            PartySizes = g % 3 == 0 ? [new PartyShare(2, 0.5), new PartyShare(4, 0.5)] : [],
        })];
        return new Scenario
        {
            Name = "generated-corridor",
            Title = "A generated corridor",
            SpinUpFrom = First,
            From = First.AddDays(181),
            To = First.AddDays(181 + 729),
            RuleSet = "corridor",
            Rules = Section(("savingsUsd", "1500"), ("elasticity", "0.3"), ("knownAfterDays", "21")),
            Groups = [.. groups],
            Places = [.. places],
            Links = [.. links],
            Departures = [.. groups.SelectMany((g, i) => Enumerable.Range(0, 2).Select(k => new DepartureKnot(g.Id, new PlaceId($"t00-{(i + 2 * k) % Lanes}"), First, 30 + 5 * i, 2, null)))],
            Policies = Policies(Detentions, isLimited),
        };

        void Add(string from, string to, TravelMode mode, Func<Link, Link>? with = null)
        {
            int n = links.Count;
            var link = new Link
            {
                Id = new LinkId($"{from}-to-{to}"),
                From = new PlaceId(from),
                To = new PlaceId(to),
                Mode = mode,
                DistanceKm = 50 + 200 * Noise(n, 1),
                Days = 0.5 + 3 * Noise(n, 2),
                DaysSd = n % 3 == 0 ? 0.5 + Noise(n, 2) : null,
                CostUsd = mode == TravelMode.Bus ? 40 + 60 * Noise(n, 3) : 5,
                DeathChance = n % 4 == 0 ? 0.0002 : 0,
                InjuryChance = mode == TravelMode.Train ? 0.005 : 0,
                AbuseChance = 0.02,
            };
            links.Add(with is null ? link : with(link));
        }
    }

    /// <summary>
    /// A land of 20,000 places and 46,000 links in a grid that leads east and south, with some ways back; 10 groups without twins, without
    /// monthly counts by group; 365 days.
    /// </summary>
    public static Scenario Land(int width = 200, int height = 100, int groups = 10)
    {
        var places = new List<Place>(width * height);
        var links = new List<Link>(width * height * 5 / 2);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                bool isEnd = x == width - 1 && y % 5 == 4, isOrigin = x == 0 && y % 10 == 0;
                places.Add(Town(Name(x, y), isEnd ? PlaceKind.Destination : isOrigin ? PlaceKind.Origin : PlaceKind.Transit, x, y, 1 + Noise(x, y)));
                if (isEnd)
                    continue;
                if (x + 1 < width)
                    Add(x, y, x + 1, y);
                if (y + 1 < height && (x == width - 1 || y % 5 != 4))
                    Add(x, y, x, y + 1);
                else if (y > 0)
                    Add(x, y, x, y - 1);
                if ((x * 7 + y * 3) % 10 < 3 && x > 0)
                    Add(x, y, x - 1, y);
            }

        GroupId[] ids = [.. Enumerable.Range(0, groups).Select(g => new GroupId($"g{g}"))];
        return new Scenario
        {
            Name = "generated-land",
            Title = "A generated land",
            From = First,
            To = First.AddDays(364),
            RuleSet = "corridor",
            Rules = new MapSetting("corridor", [.. Section(("timePerDay", "0.6")).Entries, new("twins", new ListSetting("corridor.twins", [])), new("recordGroupsBy", new ScalarSetting("corridor.recordGroupsBy", "none", false))]),
            Groups = [.. ids.Select(id => new Group { Id = id, Title = id.Value })],
            Places = [.. places],
            Links = [.. links],
            Departures = [.. ids.SelectMany((id, i) => Enumerable.Range(0, height / 10).Select(k => new DepartureKnot(id, new PlaceId(Name(0, 10 * k)), First, 20 + i, 1, null)))],
        };

        static string Name(int x, int y) => $"p{x:000}-{y:000}";

        void Add(int x, int y, int toX, int toY)
        {
            int n = links.Count;
            links.Add(new Link
            {
                Id = new LinkId($"{Name(x, y)}-to-{Name(toX, toY)}"),
                From = new PlaceId(Name(x, y)),
                To = new PlaceId(Name(toX, toY)),
                Mode = TravelMode.Foot,
                Days = 0.5 + Noise(n, 1),
                CostUsd = 10 * Noise(n, 2),
                DeathChance = n % 10 == 0 ? 1e-5 : 0,
            });
        }
    }

    private static ImmutableArray<Policy> Policies(int detentions, bool isLimited)
    {
        var policies = new List<Policy>();
        for (int d = 0; d < detentions; d++)
            Add($"custody-{d}", new HoldEffect(3 + d, d == 5 ? new PlaceId("z3") : new PlaceId($"t{8 + d:00}-1"), 0.2, 0, null, 0, null), [], place: $"x{d}", standing: true);
        for (int i = 0; i < 5; i++)
            Add($"closure-{i}", new CloseEffect(), [$"t{4 + i:00}-{i % 5}-to-t{5 + i:00}-{i % 5}"], 200 + 90 * i, 40);
        for (int i = 0; i < 5; i++)
            Add($"post-{i}", new CheckpointEffect(0.1, new PlaceId($"x{i}")), [$"t{6 + i:00}-0-to-t{7 + i:00}-0", $"t{6 + i:00}-2-to-t{7 + i:00}-2"], 150 + 100 * i, 300);
        for (int i = 0; i < 3; i++)
            Add($"expulsion-{i}", new ExpelEffect(0.2, new PlaceId($"t13-{i}"), Where.Link), [$"t14-{i}-to-z{i % 2}"], 250 + 150 * i, 200);
        for (int i = 0; i < 3; i++)
            Add($"bus-{i}", new TransferEffect(0.05, new PlaceId($"t05-{i}"), Where.Link), [$"t{10 + i:00}-0-to-t{11 + i:00}-0"], 300 + 120 * i, 150);
        for (int i = 0; i < 3; i++)
            Add($"flights-{i}", new RemoveEffect(0.1, null, Where.Holding), [], 220 + 180 * i, 120, $"x{i + 2}");
        for (int i = 0; i < 3; i++)
            Add($"buses-{i}", new TransportEffect(0.7, 0.5), [$"t{2 + 3 * i:00}-0-to-t{3 + 3 * i:00}-0"], 260 + 130 * i, 300);
        for (int i = 0; i < 3; i++)
            Add($"storm-{i}", new HazardEffect(2, 1.5, 1.2), [$"t{3 + i:00}-1-to-t{4 + i:00}-1"], 280 + 160 * i, 60);
        for (int i = 0; i < 2; i++)
            Add($"troops-{i}", new DeployEffect(300, 100, 0.4), ["t14-0-to-z0", "t14-1-to-z1", "t14-2-to-z0"], 320 + 200 * i, 150);
        for (int i = 0; i < 3; i++)
            Add($"news-{i}", new PullEffect(0.5), [], 240 + 170 * i, 90, $"z{i}");
        for (int i = 0; i < 3; i++)
            Add($"appointments-{i}", new PathwayEffect(isLimited ? 20 : null, null, true, null, "appointment", null), [$"port-{i}"], 370 + 60 * i, 900);
        return [.. policies];

        void Add(string id, PolicyEffect effect, string[] ways, int from = 0, int days = 0, string? place = null, bool standing = false) => policies.Add(new Policy
        {
            Id = new PolicyId(id),
            Title = id,
            From = standing ? null : First.AddDays(from),
            To = standing || from + days > 900 ? null : First.AddDays(from + days),
            Scope = new Scope { Links = [.. ways.Select(w => new LinkId(w))], Places = place is null ? [] : [new PlaceId(place)] },
            Effect = effect,
        });
    }

    private static Place Town(string id, PlaceKind kind, int x, int y, double stay) => new()
    {
        Id = new PlaceId(id),
        Name = id,
        Country = new CountryCode("AAA"),
        Kind = kind,
        Latitude = Math.Min(89, 0.1 * y),
        Longitude = 0.1 * x,
        StayDays = stay,
    };

    private static MapSetting Section(params (string Key, string Value)[] values)
        => new("corridor", [.. values.Select(v => new KeyValuePair<string, Setting>(v.Key, new ScalarSetting($"corridor.{v.Key}", v.Value, false)))]);

    /// <summary>A number in 0 to 1 that looks as if by chance.</summary>
    private static double Noise(int a, int b)
    {
        uint x = (uint)a * 2654435761u ^ (uint)b * 2246822519u;
        x = (x ^ (x >> 15)) * 2246822519u;
        x = (x ^ (x >> 13)) * 3266489917u;
        return (x ^ (x >> 16)) / 4294967296.0;
    }
}
