using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Days;
using Travesia.Rules.Flee.Rows;
using Travesia.Rules.Flee.Section;

namespace Travesia.Rules.Flee.Validation;

/// <summary>Everything that is wrong with a scenario under Flee's rules.</summary>
internal static class FleeValidation
{
    public static ImmutableArray<Diagnostic> Check(Scenario scenario)
    {
        FleeCase flee = FleeCase.Read(scenario, out ImmutableArray<Diagnostic> ofCase);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        found.AddRange(CountsChecks.Run(scenario));
        found.AddRange(ofCase);
        if (scenario.FirstDay >= scenario.From)
        {
            found.Add(Diagnostic.Of(FleeDiagnostics.DayBefore, new Subject("scenario", -1, "period"), ("value", scenario.From.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));
        }

        NotUsed(scenario, found);
        if (ofCase.Any(d => d.Severity == Severity.Error))
        {
            return found.ToImmutable();
        }

        Sources(flee, found);
        HastenedAway(scenario, flee, found);
        AttributeChecks.Run(scenario, flee, found);
        if (new Lengths(flee).IsRounded)
        {
            found.Add(Diagnostic.Of(FleeDiagnostics.RoundedToMetres, new Subject("links", -1, "distanceKm"), ("value", "0.001")) with { Severity = Severity.Notice });
        }

        IdleClosures(scenario, flee, found);
        return found.ToImmutable();
    }

    /// <summary>What else is wrong with a scenario that is wrong already: of its settings, and of all of its section where places and links are sound.</summary>
    public static ImmutableArray<Diagnostic> CheckPart(PartialScenario part)
    {
        Scenario scenario = part.Scenario;
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        if (IsSound(part, "places") && IsSound(part, "links"))
        {
            FleeCase.Read(scenario, out ImmutableArray<Diagnostic> ofCase);
            found.AddRange(ofCase);
        }
        else
        {
            new SettingsReader(new SettingValues(scenario, ParameterValues.Medians(scenario), found)).Read(scenario.Rules);
        }

        bool areParametersSound = !part.Wrong.Any(w => w.Table is "fitted" || (w.Table is "scenario" && w.Field?.StartsWith("parameters", StringComparison.Ordinal) == true));
        return
        [
            .. found.Where(d => !part.Wrong.Contains(d.Subject) && (areParametersSound || d.Code is not (FleeDiagnostics.OutOfRange or FleeDiagnostics.UnknownParameter or FleeDiagnostics.NotNumber or FleeDiagnostics.NotWhole))),
            .. CountsChecks.Run(scenario),
        ];
    }

    private static bool IsSound(PartialScenario part, string table) => !part.Unreadable.Contains(table) && !part.Wrong.Any(w => w.Table == table);

    // Flee's rules know neither policies nor departures: what stands there would be passed over in silence.
    private static void NotUsed(Scenario scenario, ImmutableArray<Diagnostic>.Builder found)
    {
        Refuse("policies", scenario.Policies.Length);
        Refuse("departures", scenario.Departures.Length);
        Refuse("initial", scenario.Initial.Length);

        void Refuse(string table, int rows)
        {
            if (rows > 0)
            {
                found.Add(Diagnostic.Of(FleeDiagnostics.NotUsed, new Subject(table, 0), ("value", table)));
            }
        }
    }

    private static void Sources(FleeCase flee, ImmutableArray<Diagnostic>.Builder found)
    {
        if (flee.Counts.IsEmpty && flee.Total is null && flee.Settings is { ConflictSpawn: FleeSpawnMode.FromCounts, FloodSpawn: FleeSpawnMode.FromCounts })
        {
            found.Add(Diagnostic.Of(FleeDiagnostics.NobodyFlees, new Subject("observations")));
        }
    }

    // All numbers are divided and cut to whole ones, so that small ones vanish.
    private static void HastenedAway(Scenario scenario, FleeCase flee, ImmutableArray<Diagnostic>.Builder found)
    {
        int hasten = flee.Settings.Hasten;
        if (hasten == 1 || MostPeople(flee) > 0)
        {
            return;
        }

        double most = MostPeople(flee with { Settings = flee.Settings with { Hasten = 1 } });
        if (most > 0)
        {
            string path = (scenario.Rules["optimisations"] as MapSetting)?["hasten"]?.Path ?? "flee";
            found.Add(Diagnostic.Of(FleeDiagnostics.HastenedAway, new Subject("scenario", -1, path), ("value", SettingValues.Write(hasten)), ("most", SettingValues.Write(most))));
        }
    }

    // Of what new people are drawn from.
    private static double MostPeople(FleeCase flee)
    {
        FleeNumbers numbers = new(flee);
        return flee.Settings is { ConflictSpawn: FleeSpawnMode.FromCounts, FloodSpawn: FleeSpawnMode.FromCounts }
            ? Enumerable.Range(0, flee.Days).Max(day => Math.Max(numbers.TotalOn(day), numbers.First.Sum()))
            : flee.Settings is { ConflictSpawn: FleeSpawnMode.FromCounts or FleeSpawnMode.Constant, FloodSpawn: FleeSpawnMode.FromCounts or FleeSpawnMode.Constant } ? 1
            : numbers.Population.Sum();
    }

    private static void IdleClosures(Scenario scenario, FleeCase flee, ImmutableArray<Diagnostic>.Builder found)
    {
        for (int i = 0; i < flee.Closures.Length; i++)
        {
            FleeClosure closure = flee.Closures[i];
            bool isCamp = flee.Places.Any(p => p.Id.Value == closure.First && p.Kind is FleeKind.Camp or FleeKind.IdpCamp);
            bool isIdle = closure.Kind switch
            {
                FleeClosureKind.Camp or FleeClosureKind.IdpCamp => !isCamp,
                FleeClosureKind.Link => flee.Settings.LinkClosuresWithoutEffect,
                FleeClosureKind.Country => !flee.Links.Any(l => Joins(flee.Places[l.From].Country, flee.Places[l.To].Country, closure)),
                _ => false,
            };
            if (isIdle)
            {
                string path = (scenario.Rules["closures"] as ListSetting)?.Path is { } list ? $"{list}[{i}]" : "flee";
                found.Add(Diagnostic.Of(FleeDiagnostics.ClosureIdle, new Subject("scenario", -1, path), ("value", closure.First)) with { Severity = Severity.Notice });
            }
        }
    }

    private static bool Joins(string one, string other, FleeClosure closure)
        => (one == closure.First && other == closure.Second) || (one == closure.Second && other == closure.First);
}
