using System.Collections.Frozen;
using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;

namespace Travesia.Rules;

/// <summary>
/// The part of a wrong scenario in which every id leads somewhere: rows with an error in a field on which the structure of the system rests
/// are left out, and so are those that speak of them. What is true of single rows of it is true of the scenario; what is missing from it
/// may only have been left out.
/// </summary>
internal sealed class SoundPart
{
    // A row that is left out may leave others without their end; a chain of so many is nobody's slip of the pen.
    private const int MostPasses = 10;

    // Whatever these hold, ids lead where they lead. Of a place whose kind was not read, only what destinations must not have is passed over.
    private static readonly FrozenSet<string> Asides = FrozenSet.Create(StringComparer.Ordinal, "title", "name", "note", "source");

    private static readonly FrozenDictionary<string, FrozenSet<string>> Values = new Dictionary<string, FrozenSet<string>>
    {
        ["places"] = FrozenSet.Create("kind", "latitude", "longitude", "stayDays", "beds", "attraction", "settleUtility", "turnBackUtility"),
        ["links"] = FrozenSet.Create("distanceKm", "days", "daysSd", "costUsd", "deathChance", "injuryChance", "abuseChance", "irregular", "season"),
        ["departures"] = FrozenSet.Create("date", "perDay", "dispersion"),
        ["initial"] = FrozenSet.Create("people", "isMean"),
        ["policies"] = FrozenSet.Create("from", "to", "announced", "endAnnounced", "anticipated"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, int[]> rows;

    private SoundPart(Scenario scenario, Dictionary<string, int[]> rows, bool isWhole) => (Scenario, this.rows, IsWhole) = (scenario, rows, isWhole);

    /// <summary>The part, as a scenario without series, figures and fits.</summary>
    public Scenario Scenario { get; }

    /// <summary>Whether nothing is wrong with the system itself, so that it may also be judged by what it lacks.</summary>
    public bool IsWhole { get; }

    /// <summary>The part of a scenario that is sound; none if nothing can be built on what was read.</summary>
    public static SoundPart? Of(PartialScenario part)
    {
        Scenario scenario = part.Scenario with { Series = [], Observations = [], Figures = [], Calibration = null, Fitted = null };
        bool isWhole = !part.Unreadable.Any(IsOfSystem) && !part.Wrong.Any(w => IsOfSystem(w.Table) && !IsAside(w) && !IsOfSection(w, scenario.RuleSet));
        Dictionary<string, int[]> rows = new(StringComparer.Ordinal);
        IReadOnlySet<Subject> wrong = part.Wrong;
        for (int pass = 0; pass < MostPasses; pass++)
        {
            if (wrong.Any(w => w.Row < 0 && IsOfTable(w.Table) && Matters(w)))
            {
                return null;
            }

            scenario = WithSoundPeriod(scenario) with
            {
                Groups = [.. scenario.Groups.Where(g => !wrong.Contains(new Subject("scenario", -1, $"groups.{g.Id.Value}")))],
                Places = Keep("places", scenario.Places),
                Links = Keep("links", scenario.Links),
                Departures = Keep("departures", scenario.Departures),
                Initial = Keep("initial", scenario.Initial),
                Policies = Keep("policies", scenario.Policies),
            };
            wrong = ScenarioValidity.Check(scenario).Where(d => d.Severity == Severity.Error && Matters(d.Subject)).Select(d => d.Subject).ToHashSet();
            if (wrong.Count == 0)
            {
                return new SoundPart(scenario, rows, isWhole);
            }
        }

        return null;

        ImmutableArray<T> Keep<T>(string table, ImmutableArray<T> items)
        {
            HashSet<int> left = [.. wrong.Where(w => w.Table == table && w.Row >= 0 && Matters(w)).Select(w => w.Row)];
            int[] kept = [.. Enumerable.Range(0, items.Length).Where(r => !left.Contains(r))];
            rows[table] = rows.TryGetValue(table, out int[]? before) ? [.. kept.Select(r => before[r])] : kept;
            return [.. kept.Select(r => items[r])];
        }
    }

    /// <summary>What is said of the part, said of the scenario.</summary>
    public Diagnostic OfScenario(Diagnostic diagnostic)
        => diagnostic.Subject is { Row: >= 0 } subject && rows.TryGetValue(subject.Table, out int[]? kept) ? diagnostic with { Subject = subject with { Row = kept[subject.Row] } } : diagnostic;

    // Days are counted from the first: any period will do where this one is wrong.
    private static Scenario WithSoundPeriod(Scenario scenario)
        => scenario.Days is >= 1 and <= Calendar.MaxDays && scenario.From <= scenario.To && scenario.FirstDay <= scenario.From && Calendar.Allows(scenario.FirstDay) && Calendar.Allows(scenario.To)
            ? scenario
            : scenario with { From = new DateOnly(2000, 1, 1), To = new DateOnly(2000, 12, 31), SpinUpFrom = null };

    private static bool IsOfTable(string table) => Values.ContainsKey(table);

    private static bool IsOfSystem(string table) => table == "scenario" || IsOfTable(table);

    private static bool IsAside(Subject subject) => subject.Field is { } field && Asides.Contains(field[(field.LastIndexOf('.') + 1)..]);

    private static bool IsOfSection(Subject subject, string section)
        => subject is { Table: "scenario", Field: { } field } && section.Length > 0 && (field == section || field.StartsWith(section + ".", StringComparison.Ordinal));

    private static bool Matters(Subject subject)
        => !IsAside(subject) && (subject.Table == "scenario"
            ? subject.Field is null or "groups" || (subject.Field.StartsWith("groups.", StringComparison.Ordinal) && subject.Field.IndexOf('.', "groups.".Length) < 0)
            : Values.TryGetValue(subject.Table, out FrozenSet<string>? values) && !(subject.Field is { } field && values.Contains(field)));
}
