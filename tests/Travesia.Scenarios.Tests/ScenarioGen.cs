using System.Collections.Immutable;
using CsCheck;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Model.Effects;

namespace Travesia.Scenarios.Tests;

/// <summary>Valid scenarios of every shape, with texts and numbers that are hard to write.</summary>
internal static class ScenarioGen
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Of(
            "Necoclí", "جسر النهر", "a, \"b\"", "# not a comment", "true", "null", "~", "2023", "2023-01-01", "- item", "key: value", "{x}", "[x]", "'", "\"", "\\", "a\tb", "*star", "&and", "!bang",
            "%", "@", "`", "|", ">", "1e5", ".inf", "yes", "no", "a #b", "tail:", "üñî 😀", "Ω-3;4", "?", "a  b", "=1+1", "0x10", "(a)", "\u00A0x\u00A0", "x\u200Fy"),
        Gen.String[Gen.Char[' ', '~'], 1, 20].Where(s => s.Trim().Length > 0).Select(s => s.Trim()));

    private static readonly Gen<double> Number = Gen.OneOf(Gen.Double[0, 1], Of(0, 1, 0.1, 1e-300, double.Epsilon, 0.30000000000000004, 1.0 / 3), Gen.Int[0, 1].Select(i => (double)i));

    private static readonly Gen<DateOnly> Date = Gen.Int[0, 5000].Select(d => new DateOnly(2015, 1, 1).AddDays(d));

    private static readonly Gen<Quantity> Chance = Gen.OneOf(Number.Select(n => new Quantity(n)), Of(new Quantity(1, new("share")), new Quantity(0.25, new("share")), new Quantity(1e-7, new("fixed-one"))));

    private static readonly Gen<Quantity> Positive = Gen.OneOf(Gen.Double[0.001, 900].Select(n => new Quantity(n)), Of(new Quantity(1, new("size")), new Quantity(2.5, new("size"))));

    private static readonly Gen<Quantity> Utility = Gen.OneOf(Gen.Double[-1e6, 1e6].Select(n => new Quantity(n)), Of(new Quantity(-1, new("taste")), new Quantity(1, new("taste"))));

    private static readonly Gen<SourceId?> Source = Of<SourceId?>(null, new SourceId("s.1"), new SourceId("s-2"));

    private static readonly Gen<ImmutableArray<string>> Tags = Of("north", "río", "#x", "a\"b", "c,d").Array[0, 3].Select(t => t.Distinct().ToImmutableArray());

    public static Gen<Scenario> Valid => Untranslated.Select(Translated);

    private static Scenario Translated(Scenario scenario) => scenario with
    {
        Translations =
        [
            .. ScenarioTexts.Of(scenario).Distinct(StringComparer.Ordinal).Where((_, i) => i % 3 == 0).Select(t => new Translation("es", t, $"{t}, \"traducido\"")),
            .. ScenarioTexts.Of(scenario).Distinct(StringComparer.Ordinal).Where((_, i) => i % 5 == 0).Select(t => new Translation("ar", t, $"# {t}")),
        ],
    };

    private static readonly Gen<Scenario> Untranslated =
        from places in PlaceOf.Array[1, 6]
        from groups in GroupOf.Array[1, 3]
        from links in LinkOf(places.Length).Array[0, places.Length > 1 ? 8 : 0]
        from rest in Rest(places.Length, groups.Length, links.Length)
        from title in Text
        from spinUp in Gen.Int[-1, 400]
        select rest with
        {
            Title = title,
            SpinUpFrom = spinUp < 0 ? null : rest.From.AddDays(-spinUp),
            Places = [.. places.Select((p, i) => p with { Id = new($"p{i}") })],
            Groups = [.. groups.Select((g, i) => g with { Id = new($"g{i}") })],
            Calibration = spinUp % 3 == 0 ? CalibrationOf(rest, title) : null,
            Fitted = spinUp % 2 == 0 ? FittedOf(title) : null,
            Links = [.. links.Select((l, i) => l with { Id = new($"l.{i}"), Groups = [.. l.Groups.Where(g => int.Parse(g.Value[1..], System.Globalization.CultureInfo.InvariantCulture) < groups.Length)] })],
        };

    private static CalibrationPlan CalibrationOf(Scenario s, string title) => new(new(2020, 3, 1), new(2022, 6, 30), new(2022, 7, s.Title.Length % 20 + 1),
    [
        new(title, ["share", "siz*"], [new(new("s.0"), s.Observations.FirstOrDefault()?.Publisher, ["p0"], [new("g0")], new(2020, 4, 1), null, SumOver.All, new CountError(1.5))]),
        new("Second", ["taste"], [new(new("s.0"), s.Observations.FirstOrDefault()?.Publisher, [], [], null, new(2022, 5, 31), SumOver.Nothing, new LogNormalError(0.1 / 3, 1)), new(new("s.0"), s.Observations.FirstOrDefault()?.Publisher, [], [], null, null, SumOver.Groups, new LogNormalError(0.5, 2))]),
    ])
    {
        Experiments = s.Policies.IsEmpty ? [] :
        [
            new(title, new(2021, 5, 11), null, [s.Policies[0].Id.Value], new("s.0"), s.Observations.FirstOrDefault()?.Publisher, [], []),
            new("Second", new(2021, 5, 11), new(2021, 9, 1), [$"{s.Policies[0].Id.Value[..1]}*"], new("s.0"), s.Observations.FirstOrDefault()?.Publisher, ["p0"], [new("g0")]),
        ],
        Placebos = title.Length % 2 == 0 ? [] : [new(2021, 3, 15), new(2022, 2, 1)],
    };

    private static Fitted FittedOf(string title) => new()
    {
        Maker = new(title, "0.1.0", new(2020, 3, 1), new(2022, 6, 30), new(2022, 7, 9), new string('a', 64)),
        Quality = new(3, 12, title.Length % 2 == 0, 7, 1.0 / 3, 0.25, 1e-9),
        Parameters =
        [
            new(new("share"), new BetaPrior(0.3, 1.0 / 3), true, ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal)),
            new(new("flat"), new NormalPrior(0.1, 0.2, -0.5, 0.5), false, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("share", -2.0 / 3)])),
        ],
    };

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<Place> PlaceOf =>
        from name in Text
        from kind in Gen.Enum<PlaceKind>()
        from at in Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180])
        from stay in Positive
        from more in Gen.Select(Positive.Nullable(), Utility, Utility.Nullable(), Utility.Nullable(), Tags, Source)
        select new Place
        {
            Id = new("p"), Name = name, Country = new("MEX"), Kind = kind, Latitude = at.Item1, Longitude = at.Item2, StayDays = stay, Beds = more.Item1, BedsSource = more.Item1 is null ? null : more.Item6, Attraction = more.Item2, SettleUtility = more.Item3,
            TurnBackUtility = more.Item4, Tags = more.Item5, Source = more.Item6,
        };

    private static Gen<Group> GroupOf =>
        from title in Text
        from nationality in Of<CountryCode?>(null, new CountryCode("VEN"))
        from parties in Of<ImmutableArray<PartyShare>>([], [new(1, 0.1), new(2, 0.2), new(5, 0.7)], [new(3, 1)])
        select new Group { Id = new("g"), Title = title, Nationality = nationality, PartySizes = parties };

    private static Gen<Link> LinkOf(int places) =>
        from ends in Gen.Select(Gen.Int[0, places - 1], Gen.Int[1, Math.Max(1, places - 1)])
        from mode in Gen.Enum<TravelMode>()
        from days in Gen.Select(Gen.Double[0, 40_000], Positive, Positive.Nullable(), Positive)
        from chances in Gen.Select(Chance, Chance, Chance, Chance)
        from more in Gen.Select(Gen.Bool, Gen.Enum<Availability>(), Of<string?>(null, "rains"), Gen.Int[0, 2].Array[0, 2], Tags, Source)
        select new Link
        {
            Id = new("l"), From = new($"p{ends.Item1}"), To = new($"p{(ends.Item1 + ends.Item2) % places}"), Mode = mode, DistanceKm = days.Item1, Days = days.Item2, DaysSd = days.Item3, CostUsd = days.Item4,
            DeathChance = chances.Item1, InjuryChance = chances.Item2, AbuseChance = chances.Item3, ApprehensionChance = chances.Item4, HoldAt = more.Item1 ? new PlaceId("p0") : null, Irregular = more.Item1,
            Availability = more.Item2, Season = more.Item3, Groups = [.. more.Item4.Distinct().Select(g => new GroupId($"g{g}"))], Tags = more.Item5, Source = more.Item6,
        };

    private static Gen<Scenario> Rest(int places, int groups, int links) =>
        from departures in Gen.Select(Date, Positive, Gen.Double[1, 9], Source).Array[0, 4]
        from initial in Gen.Select(Gen.Enum<InitialPhase>(), Positive, Gen.Bool, Source).Array[0, 4]
        from policies in PolicyOf(places, links).Array[0, 4]
        from series in Gen.Select(Text, Text, Gen.Int[0, 90], Source).Array[1, 3]
        from observations in Gen.Select(Date, Gen.Int[0, 60], Gen.Int[0, 90], Text, Gen.Bool, Number).Array[0, 4]
        from figures in Gen.Select(Text, Utility, Gen.Enum<FigureBound>(), Date.Nullable(), Gen.Enum<FigureRole>(), Text).Array[0, 3]
        from sources in Gen.Select(Text, Text, Of("2023", "2023-09", "2023-09-26"), Text)
        select new Scenario
        {
            Name = "generated",
            Title = "",
            From = new(2020, 2, 29),
            To = new(2023, 12, 31),
            RuleSet = "corridor",
            Groups = [],
            Places = [],
            Links = [],
            Rules = new MapSetting("corridor", [Entry("timePerDay", "0.05", false), Entry("label", "on # off", true), Entry("empty", "", true), List]),
            Parameters =
            [
                new(new("share"), new BetaPrior(0.25, 12.5), "A share", new SourceId("s.1")), new(new("fixed-one"), new FixedPrior(1), sources.Item2, null), new(new("size"), new LogNormalPrior(3.5, 0.25), "A size", null),
                new(new("taste"), new NormalPrior(-1, 2), "A taste", null), new(new("spare"), new NormalPrior(1, 2, 0), "Bounded", null), new(new("flat"), new UniformPrior(-0.5, 0.5), "Flat", null),
            ],
            Seasons = [new("rains", [.. Enumerable.Range(0, 12).Select(i => new Quantity(i / 7.0))], [.. Enumerable.Repeat(new Quantity(2, new("fixed-one")), 12)], null)],
            Departures = [.. departures.DistinctBy(d => d.Item1).Select(d => new DepartureKnot(new("g0"), new("p0"), d.Item1, d.Item2, d.Item3, d.Item4))],
            Initial =
            [
                .. initial.Where(i => links > 0 || i.Item1 is InitialPhase.Moving or InitialPhase.Held).Select(i => i.Item1 is InitialPhase.Moving or InitialPhase.Held
                    ? new InitialPeople(new("g0"), new("p0"), null, i.Item1, i.Item2, i.Item3, i.Item4)
                    : new InitialPeople(new("g0"), null, new("l.0"), i.Item1, i.Item2, i.Item3, i.Item4)),
            ],
            Policies = [.. policies.Select((p, i) => p with { Id = new($"policy-{i}") })],
            Series =
            [
                .. series.Select((s, i) => new SeriesDefinition(
                    new($"s.{i}"), s.Item1, s.Item2, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("Area: " + s.Item2, ImmutableArray.Create("p0"))]),
                    i == 0 ? [] : [new(null, new(2021, 1, 1), 0.5), new(new(2021, 1, 2), null, new Quantity(1, new("share")))], s.Item3, s.Item4)),
            ],
            Observations =
            [
                .. observations.DistinctBy(o => o.Item1).Select(o => new Observation(
                    new("s.0"), o.Item4, o.Item1, o.Item1.AddDays(o.Item2), o.Item1.AddDays(o.Item2 + o.Item3), "p0", o.Item3 % 2 == 0 ? null : new GroupId("g0"), o.Item4.Length % 2 == 0 ? CountUnit.People : CountUnit.Events, o.Item6)),
            ],
            Figures =
            [
                .. figures.Select((f, i) => new Figure
                {
                    Id = new($"f{i}"), Statement = f.Item1, Value = Math.Abs(f.Item2.Factor), Bound = f.Item3, Unit = f.Item6, From = f.Item4, To = f.Item4, Per = i == 2 ? FigurePer.Day : i == 1 ? FigurePer.Month : FigurePer.Period,
                    ComparedWith = i == 1 ? new FigureBase(new(2022, 7, 1), new(2022, 7, 31)) : null, About = i == 2 ? null : f.Item1, Area = i == 0 ? null : "p0", Group = i == 1 ? new GroupId("g0") : null,
                    Definition = i == 1 ? null : f.Item6, Journey = i == 2 ? new FigureJourney(JourneyQuantity.Days, new("g0"), "p0", "MEX") : null,
                    Source = new("s.1"), Role = f.Item5, Counts = "arrivals", Note = i == 0 ? f.Item6 : null,
                }),
            ],
            Sources = [new(new("s.1"), sources.Item1, sources.Item2, sources.Item3, sources.Item4), new(new("s-2"), "P", "T", "1999", "")],
        };

    private static Gen<Policy> PolicyOf(int places, int links) =>
        from descriptor in Of(EffectCatalogue.All.ToArray())
        from values in Gen.Select(Gen.Double[0, 0.3], Gen.Double[1, 50], Gen.Bool, Date, Text)
        from dates in Gen.Select(Date.Nullable(), Gen.Int[0, 100], Gen.Int[0, 100])
        from title in Text
        from scope in Gen.Select(Gen.Bool, Gen.Bool, Gen.Enum<TravelMode>().Array[0, 2])
        from source in Source
        select new Policy
        {
            Id = new("p"),
            Title = title,
            From = dates.Item1,
            To = dates.Item1?.AddDays(dates.Item2),
            Announced = dates.Item1?.AddDays(-dates.Item3),
            EndAnnounced = scope.Item2 ? dates.Item1?.AddDays(dates.Item2 / 2) : null,
            Anticipated = dates.Item1 is not null && scope.Item1,
            Scope = new Scope
            {
                Places = scope.Item1 ? [new($"p{places - 1}")] : [],
                Links = links > 0 && scope.Item2 ? [new("l.0")] : [],
                Groups = scope.Item2 ? [new("g0")] : [],
                Countries = scope.Item1 ? [new("MEX")] : [],
                Modes = [.. scope.Item3.Distinct()],
            },
            Effect = descriptor.Create(new EffectFields(descriptor.Fields.Where(f => IsGiven(descriptor, f, values.Item3)).ToImmutableDictionary(f => f.Name, f => Value(f, values)))),
            Source = source,
        };

    // One number of a limit, one quota of a pathway; of the other optional fields all or none.
    private static bool IsGiven(EffectDescriptor effect, EffectField field, bool all) => effect.Key switch
    {
        "limit" => field.Name is "carryOver" || field.Name == (all ? "perMonth" : "capacity"),
        "pathway" => field.Name != "perMonth" && (all || field.Required),
        _ => all || field.Required,
    };

    private static object Value(EffectField field, (double Small, double Large, bool Flag, DateOnly Date, string Text) drawn) => field.Kind switch
    {
        FieldKind.Quantity => field.Max <= 1 ? new Quantity(drawn.Small) : new Quantity(drawn.Large),
        FieldKind.Place => new PlaceId("p0"),
        FieldKind.Country => new CountryCode("VEN"),
        FieldKind.Date => drawn.Date,
        FieldKind.Flag => drawn.Flag,
        _ => field.Words.IsEmpty ? drawn.Text : field.Words[^1],
    };

    private static KeyValuePair<string, Setting> List => KeyValuePair.Create<string, Setting>(
        "twins",
        new ListSetting("corridor.twins", [new ScalarSetting("corridor.twins[0]", "again", false), new MapSetting("corridor.twins[1]", [KeyValuePair.Create<string, Setting>("a", new ScalarSetting("corridor.twins[1].a", "2*size", false))])]));

    private static KeyValuePair<string, Setting> Entry(string key, string text, bool quoted) => KeyValuePair.Create<string, Setting>(key, new ScalarSetting("corridor." + key, text, quoted));
}
