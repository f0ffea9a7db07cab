using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference;
using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Results.Report;
using Travesia.Rules;
using Travesia.Text;

namespace Travesia.Results.Tests.Report;

/// <summary>A small system in which everything occurs that a report speaks of, with invented counts.</summary>
internal static class Specimen
{
    private static readonly string[] OfPlaces = [MeasureNames.Arrivals, MeasureNames.Deaths, MeasureNames.Injuries, MeasureNames.Abuses, MeasureNames.Apprehensions];
    private static readonly string[] OfLinks = [MeasureNames.Crossings, MeasureNames.Deaths, MeasureNames.Injuries, MeasureNames.Abuses];
    private static readonly string[] OfGroups = [MeasureNames.DaysHeld, MeasureNames.DaysWaiting, MeasureNames.Arrivals];

    /// <summary>The languages of a report.</summary>
    public static ImmutableArray<ReportLanguage> Languages { get; } = [new(new Words(Localizer.English), "report.html"), new(new Words(Localizer.Spanish), "informe.html")];

    /// <summary>The scenario; names are made from a text, to see what becomes of it.</summary>
    public static Scenario Scenario(string name = "Río", int days = 120)
    {
        DateOnly first = new(2023, 1, 1);
        SourceId source = new("s");
        Place At(string id, PlaceKind kind, double latitude, Quantity? beds = null, SourceId? bedsSource = null) => new()
        {
            Id = new PlaceId(id), Name = $"{name} {id}", Country = new CountryCode("PAN"), Kind = kind, Latitude = latitude, Longitude = -78 + latitude, Beds = beds, BedsSource = bedsSource, Source = source,
        };
        Link Way(string from, string to, TravelMode mode) => new() { Id = new LinkId($"{from}-{to}-{mode}".ToLowerInvariant()), From = new(from), To = new(to), Mode = mode, Days = 1 };
        Observation Count(string publisher, string area, int month, double value, GroupId? group = null)
            => new(new("events"), publisher, first.AddMonths(month), first.AddMonths(month + 1).AddDays(-1), first.AddMonths(month + 2), area, group, CountUnit.Events, value);
        return new Scenario
        {
            Name = "specimen",
            Title = $"{name}: a system",
            From = first,
            To = first.AddDays(days - 1),
            RuleSet = "specimen",
            Parameters =
            [
                new(new("beds"), new LogNormalPrior(300, 0.1), $"{name}: beds", null), new(new("known"), new FixedPrior(2), "known", source),
                new(new("even"), new UniformPrior(0, 1), "even", null), new(new("bell"), new NormalPrior(0, 1), "bell", null), new(new("share"), new BetaPrior(0.001, 900), "share", source),
            ],
            Groups = [new Group { Id = new("a"), Title = $"{name} alone" }, new Group { Id = new("b"), Title = "Families" }],
            Places =
            [
                At("home", PlaceKind.Origin, 8), At("town", PlaceKind.Transit, 8.6, new Quantity(1, new("beds"))), At("gate", PlaceKind.Crossing, 9), At("camp", PlaceKind.Shelter, 9.1, 40, source),
                At("hold", PlaceKind.Detention, 9.3), At("goal", PlaceKind.Destination, 10),
            ],
            Links = [Way("home", "town", TravelMode.Foot), Way("home", "town", TravelMode.Boat), Way("town", "gate", TravelMode.Bus), Way("gate", "goal", TravelMode.Port), Way("gate", "town", TravelMode.Removal)],
            Policies =
            [
                new Policy { Id = new("standing"), Title = $"{name} holding", Scope = new Scope { Places = [new("hold")] }, Effect = new HoldEffect(3, null, 0, 0, null, 0, null) },
                new Policy { Id = new("closed-a"), Title = "Closure of ways, first", From = first.AddDays(20), To = first.AddDays(40), Effect = new CloseEffect(), Source = source },
                new Policy { Id = new("closed-b"), Title = "Closure of ways, second", From = first.AddDays(20), To = first.AddDays(40), Effect = new CloseEffect(), Source = source },
                new Policy { Id = new("later"), Title = $"{name} stops", From = first.AddDays(60), Announced = first.AddDays(50), Effect = new CheckpointEffect(0.2, null) },
            ],
            Series = [new(new("events"), $"{name} events", MeasureNames.Apprehensions, new Dictionary<string, ImmutableArray<string>> { ["North"] = ["goal"], ["South"] = ["town", "gate"] }.ToImmutableSortedDictionary(StringComparer.Ordinal), [], 20, source)],
            Observations =
            [
                .. Enumerable.Range(0, 2).SelectMany(m => (Observation[])[Count($"{name} office", "North", m, 900), Count($"{name} office", "South", m, 2000), Count("Rival", "South", m, 400)]),
                Count($"{name} office", "South", 0, 1500, new("a")),
            ],
            Figures =
            [
                Claim("first", FigureRole.Check, 5000) with { About = "stops", Definition = $"{name} counts all stops", Note = $"{name} note" }, Claim("put-in", FigureRole.Input, 3), Claim("second", FigureRole.Check, 90) with { About = "stops", Bound = FigureBound.AtLeast },
                Claim("silent", FigureRole.Check, 1) with { Counts = null, Note = "Nothing answers it." },
            ],
            Sources = [new(source, $"{name} press", $"On {name}", "2023-05", $"javascript:alert('{name}')")],
        };

        Figure Claim(string id, FigureRole role, double value) => new()
        {
            Id = new(id), Statement = $"{name} claims {id}", Value = value, Unit = "events", From = first, To = first.AddDays(30), Source = source, Role = role, Counts = MeasureNames.Apprehensions,
        };
    }

    /// <summary>What an ensemble of the scenario counts.</summary>
    public static EnsembleLayout Layout(Scenario scenario, int members)
    {
        ImmutableArray<Measure>.Builder measures = ImmutableArray.CreateBuilder<Measure>();
        foreach (Place place in scenario.Places)
        {
            measures.AddRange(OfPlaces.Select(q => new Measure(q, place.Id, null, null, "events", Resolution.Day, new TallyId(0), null)));
            measures.AddRange(((string[])[MeasureNames.Present, MeasureNames.Waiting, MeasureNames.Held]).Select(q => new Measure(q, place.Id, null, null, "people", Resolution.Day, null, new StockId(0))));
        }

        foreach (Group group in scenario.Groups)
        {
            measures.Add(new Measure(MeasureNames.Departures, scenario.Places[0].Id, null, group.Id, "people", Resolution.Period, new TallyId(0), null));
            measures.AddRange(scenario.Places.SelectMany(p => OfGroups.Append(MeasureNames.Apprehensions).Select(q => new Measure(q, p.Id, null, group.Id, "days", Resolution.Period, new TallyId(0), null))));
            measures.AddRange(scenario.Links.SelectMany(l => OfLinks.Select(q => new Measure(q, null, l.Id, group.Id, "events", Resolution.Period, new TallyId(0), null))));
        }

        int[] months = [.. Enumerable.Range(0, scenario.Days).Where(d => d == 0 || scenario.FirstDay.AddDays(d).Day == 1)];
        return EnsembleLayout.Of(scenario, measures.ToImmutable(), [.. months], members);
    }

    /// <summary>A run of it, with its reports.</summary>
    public static async Task<RunReader> MakeAsync(RunStore store, EnsembleLayout layout, bool isFluid = false, CancellationToken cancellation = default)
    {
        RunInputs inputs = Synthetic.Inputs(layout.Members) with { Scenario = layout.Scenario.Name, Mode = isFluid ? Mode.Expected : Mode.Sampled };
        using RunWriter writer = store.Begin(inputs);
        HashSet<int> held = [.. (await writer.BeginAsync(layout, cancellation)).Select(b => b.Index)];
        for (int batch = 0; batch < layout.BatchCount; batch++)
        {
            if (!held.Contains(batch))
            {
                (int first, int count) = layout.MembersOf(batch);
                await writer.TakeAsync(new MemberBatch(batch, [.. Enumerable.Range(first, count).Select(m => Member(layout, m, isFluid))]), cancellation);
            }
        }

        return await writer.CompleteAsync("For help.", HtmlReport.Of(layout, Languages), cancellation);
    }

    /// <summary>The reports of a scenario, English first.</summary>
    public static async Task<(string English, string Spanish)> ReportsAsync(Scenario scenario, int members = 24, bool isFluid = false, CancellationToken cancellation = default)
    {
        using TemporaryFolder folder = new();
        RunReader run = await MakeAsync(new RunStore(folder.Path), Layout(scenario, members), isFluid, cancellation);
        string Read(string name) => File.ReadAllText(Path.Combine(run.Path, name));
        return (Read("report.html"), Read("informe.html"));
    }

    private static MemberResult Member(EnsembleLayout layout, int member, bool isFluid)
    {
        double[] values = new double[layout.ValuesPerMember];
        for (int i = 0; i < layout.Series.Length; i++)
        {
            Span<double> series = values.AsSpan(layout.RangeOf(i));
            for (int t = 0; t < series.Length; t++)
            {
                series[t] = Synthetic.Value(layout.Series[i], member, t);
            }
        }

        return new MemberResult(layout, member, Ensemble.ParametersOf(layout.Scenario, 7, member), values, isFluid);
    }

    private sealed class Words(Localizer words) : IReportWords
    {
        public string Code => words.Language == Language.Spanish ? "es" : "en";

        public string Say(string code, params ReadOnlySpan<(string Name, object Value)> values) => words.Say(code, values);

        public string Unit(string unit, double value) => words.Unit(unit, value);

        public string Number(double value, int decimals = 0) => words.Number(value, decimals);

        public string Percent(double share, int decimals = 0) => words.Percent(share, decimals);

        public string Day(DateOnly day) => words.Date(day);

        public string Month(DateOnly day) => words.Month(day);

        public string ShortMonth(DateOnly day) => words.ShortMonth(day);
    }
}
