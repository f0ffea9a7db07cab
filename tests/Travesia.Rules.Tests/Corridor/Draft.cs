using System.Globalization;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor;

namespace Travesia.Rules.Tests.Corridor;

/// <summary>Writes scenarios in few words. The period begins on 1 January 2023, unless told otherwise.</summary>
internal sealed class Draft
{
    private static readonly DateOnly First = new(2023, 1, 1);

    private readonly List<Place> places = [];
    private readonly List<Link> links = [];
    private readonly List<Group> groups = [];
    private readonly List<DepartureKnot> departures = [];
    private readonly List<InitialPeople> initial = [];
    private readonly List<Policy> policies = [];
    private readonly List<Season> seasons = [];
    private readonly List<Parameter> parameters = [];
    private readonly List<KeyValuePair<string, Setting>> settings = [];
    private readonly List<KeyValuePair<string, Setting>> groupSettings = [];
    private readonly int days;

    public Draft(int days = 60) => this.days = days;

    public static DateOnly Day(int day) => First.AddDays(day);

    public static PlaceId P(string id) => new(id);

    public Draft Place(string id, PlaceKind kind = PlaceKind.Transit, Quantity? stay = null, Quantity? attraction = null, Quantity? settle = null, Quantity? turnBack = null, string country = "AAA", string[]? tags = null)
    {
        places.Add(new Place
        {
            Id = new PlaceId(id),
            Name = id,
            Country = new CountryCode(country),
            Kind = kind,
            Latitude = 0,
            Longitude = 0,
            StayDays = stay ?? 1,
            Attraction = attraction ?? 0,
            SettleUtility = settle,
            TurnBackUtility = turnBack,
            Tags = [.. tags ?? []],
        });
        return this;
    }

    public Draft Origin(string id, Quantity? stay = null, string country = "AAA", Quantity? turnBack = null) => Place(id, PlaceKind.Origin, stay, country: country, turnBack: turnBack);

    public Draft Destination(string id, Quantity? attraction = null, string country = "ZZZ") => Place(id, PlaceKind.Destination, attraction: attraction, country: country);

    public Draft Detention(string id, string country = "MMM") => Place(id, PlaceKind.Detention, country: country);

    public Draft Link(string from, string to, Quantity? days = null, Func<Link, Link>? with = null, string? id = null)
    {
        var link = new Link { Id = new LinkId(id ?? $"{from}-{to}"), From = new PlaceId(from), To = new PlaceId(to), Mode = TravelMode.Foot, Days = days ?? 1 };
        links.Add(with is null ? link : with(link));
        return this;
    }

    public Draft Group(string id, string? nationality = null, params (int People, double Share)[] parties)
    {
        groups.Add(new Group
        {
            Id = new GroupId(id),
            Title = id,
            Nationality = nationality is null ? null : new CountryCode(nationality),
            PartySizes = [.. parties.Select(p => new PartyShare(p.People, p.Share))],
        });
        return this;
    }

    public Draft Departs(string place, Quantity perDay, string? group = null, int day = 0, double dispersion = 1)
    {
        departures.Add(new DepartureKnot(new GroupId(group ?? "all"), new PlaceId(place), Day(day), perDay, dispersion, null));
        return this;
    }

    public Draft Starts(string where, Quantity people, InitialPhase phase = InitialPhase.Moving, string? group = null, bool isMean = false)
    {
        bool onLink = phase is InitialPhase.Travelling or InitialPhase.Waiting;
        initial.Add(new InitialPeople(new GroupId(group ?? "all"), onLink ? null : new PlaceId(where), onLink ? new LinkId(where) : null, phase, people, isMean, null));
        return this;
    }

    public Draft Policy(string id, PolicyEffect effect, Scope? scope = null, int? from = null, int? to = null, int? announced = null, bool anticipated = false)
    {
        policies.Add(new Policy
        {
            Id = new PolicyId(id),
            Title = id,
            From = from is { } f ? Day(f) : null,
            To = to is { } t ? Day(t) : null,
            Announced = announced is { } a ? Day(a) : null,
            Anticipated = anticipated,
            Scope = scope ?? Scope.Everything,
            Effect = effect,
        });
        return this;
    }

    public Draft Season(string name, double[] hazard, double[] factorsOfDays)
    {
        seasons.Add(new Season(name, [.. hazard.Select(h => (Quantity)h)], [.. factorsOfDays.Select(d => (Quantity)d)], null));
        return this;
    }

    public Draft Parameter(string name, double value)
    {
        parameters.Add(new Parameter(new ParameterId(name), new FixedPrior(value), name, null));
        return this;
    }

    public Draft Set(string key, object value)
    {
        settings.Add(new(key, Node($"corridor.{key}", value)));
        return this;
    }

    public Draft SetFor(string group, params (string Key, object Value)[] values)
    {
        string path = $"corridor.groups.{group}";
        groupSettings.Add(new(group, new MapSetting(path, [.. values.Select(v => new KeyValuePair<string, Setting>(v.Key, Node($"{path}.{v.Key}", v.Value)))])));
        return this;
    }

    public Scenario Build()
    {
        if (groups.Count == 0)
            Group("all");
        if (groupSettings.Count > 0)
            settings.Add(new("groups", new MapSetting("corridor.groups", [.. groupSettings])));
        return new Scenario
        {
            Name = "draft",
            Title = "Draft",
            From = First,
            To = First.AddDays(days - 1),
            RuleSet = "corridor",
            Rules = new MapSetting("corridor", [.. settings]),
            Parameters = [.. parameters],
            Groups = [.. groups],
            Places = [.. places],
            Links = [.. links],
            Seasons = [.. seasons],
            Departures = [.. departures],
            Initial = [.. initial],
            Policies = [.. policies],
        };
    }

    /// <summary>Validates without a finding of an error, compiles and runs in expected mode.</summary>
    public Outcome Expect() => Outcome.Of(Build(), Mode.Expected, 0);

    /// <summary>Validates without a finding of an error, compiles and runs one sampled member.</summary>
    public Outcome Sample(uint member = 0) => Outcome.Of(Build(), Mode.Sampled, member);

    public static Scope Links(params string[] ids) => new() { Links = [.. ids.Select(i => new LinkId(i))] };

    public static Scope Places(params string[] ids) => new() { Places = [.. ids.Select(i => new PlaceId(i))] };

    private static Setting Node(string path, object value) => value switch
    {
        string[] words => new ListSetting(path, [.. words.Select((w, i) => (Setting)new ScalarSetting($"{path}[{i}]", w, false))]),
        Dictionary<string, object> map => new MapSetting(path, [.. map.Select(m => new KeyValuePair<string, Setting>(m.Key, Node($"{path}.{m.Key}", m.Value)))]),
        IFormattable number => new ScalarSetting(path, number.ToString(null, CultureInfo.InvariantCulture), false),
        _ => new ScalarSetting(path, (string)value, false),
    };
}

/// <summary>What a run of a scenario counted, by name.</summary>
internal sealed class Outcome
{
    private readonly CompiledScenario compiled;
    private readonly Recording recording;

    private Outcome(CompiledScenario compiled, Recording recording)
    {
        this.compiled = compiled;
        this.recording = recording;
    }

    public CompiledScenario Compiled => compiled;

    public bool IsFluid => recording.IsFluid;

    /// <summary>People in all states at the end of each day, where a program counts them.</summary>
    public double[] Everybody => recording[new StockId(compiled.Program.Stocks.Length - 1)].ToArray();

    public static Outcome Of(Scenario scenario, Mode mode, uint member)
    {
        var rules = new CorridorRules();
        string errors = string.Join("\n", rules.Validate(scenario).Where(d => d.Severity == Model.Diagnostics.Severity.Error).Select(d => $"{d.Code} {d.Subject} {string.Join(", ", d.Values)}"));
        Assert.Equal("", errors);
        return Of(rules.Compile(scenario, ParameterValues.Medians(scenario)), mode, member);
    }

    public static Outcome Of(CompiledScenario compiled, Mode mode, uint member)
        => new(compiled, Simulation.Run(compiled.Program, 1, member, new RunOptions(mode), TestContext.Current.CancellationToken));

    /// <summary>A daily measure at a place.</summary>
    public double[] Daily(string quantity, string place)
        => Series(compiled.Measures.Single(m => m.Quantity == quantity && m.Place?.Value == place && m.Group is null && m.Resolution == Resolution.Day));

    /// <summary>The sum of monthly measures, of all groups or one, at all places and links or one.</summary>
    public double Total(string quantity, string? where = null, string? group = null)
        => compiled.Measures
            .Where(m => m.Quantity == quantity && m.Resolution == Resolution.Period && (where is null || m.Place?.Value == where || m.Link?.Value == where) && (group is null || m.Group?.Value == group))
            .Sum(m => Series(m).Sum());

    /// <summary>The sum of a daily measure at a place; 0 if it cannot happen there.</summary>
    public double Sum(string quantity, string place)
        => compiled.Measures.Where(m => m.Quantity == quantity && m.Place?.Value == place && m.Group is null && m.Resolution == Resolution.Day).Sum(m => Series(m).Sum());

    public double[] Series(Measure m) => (m.Tally is { } tally ? recording[tally] : recording[m.Stock!.Value]).ToArray();
}
