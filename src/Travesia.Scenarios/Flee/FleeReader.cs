using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;
using Travesia.Scenarios.Files;

namespace Travesia.Scenarios.Flee;

/// <summary>Makes a scenario of the rule set <c>flee</c> from a folder in Flee's format.</summary>
internal sealed class FleeReader
{
    private readonly FleeFiles files;
    private readonly ReadOptions options;
    private readonly FleeDraft draft;
    private readonly SourceMap map;

    public FleeReader(FleeFiles files, ReadOptions options)
    {
        this.files = files;
        this.options = options;
        draft = new FleeDraft(files);
        map = new SourceMap(files.Root);
        map.Add(Locate);
    }

    public ScenarioReading Read()
    {
        if (files.Root.Problem != FileProblem.None)
        {
            draft.Findings.Error(ReaderCodes.FolderMissing, new("scenario"), new(files.Root.Name, 0, 0), ("value", files.Root.Name));
            return Result(null);
        }

        SettingsPart settings = new(draft);
        settings.ReadSettings();
        settings.ReadPeriod();
        DaysPart days = new(draft);
        days.ReadAlike();
        new LocationsPart(draft).ReadLocations();
        RoutesPart routes = new(draft);
        routes.ReadRoutes();
        routes.ReadClosures();
        if (!days.ReadLevels("conflicts.csv", "conflicts"))
        {
            days.AddConflictDates();
        }

        days.ReadLevels("flood_level.csv", DaysPart.Floods);
        days.ReadChanges();
        days.ReadFood();
        days.ReadDemographics();
        routes.ReadMajorRoutes();
        ImmutableArray<Observation> observations = new CountsPart(draft).ReadCounts(out bool hasTotal);
        draft.Tree.Add("locations", draft.Details).Add("routes", draft.RouteDetails);
        Scenario scenario = new()
        {
            Name = IdForm.IsId(files.Root.Name) ? files.Root.Name : IdForm.Repair(files.Root.Name) ?? "flee",
            Title = files.Root.Name,
            From = draft.Start,
            To = draft.Start.AddDays(draft.Length - 1),
            SpinUpFrom = draft.Start.AddDays(-1),
            RuleSet = FleeDraft.Section,
            Rules = draft.Tree.ToSetting(),
            Groups = [new Group { Id = new("everyone"), Title = "Everyone" }],
            Places = [.. draft.Locations.Select(l => l.Place)],
            Links = [.. draft.Links],
            Observations = observations,
            Series = Series(hasTotal),
        };
        draft.Findings.BeginChecks();

        // Said with its name and its line by the reader.
        if (draft.Findings.Bag.Ignores is { } ignores)
        {
            draft.Findings.Bag.Ignores = (code, subject) => code == ModelCodes.PlaceIsolated || ignores(code, subject);
        }

        ScenarioValidity.Check(scenario, draft.Findings.Unreadable, draft.Findings.Bag);
        AskRules(scenario);
        return Result(scenario);
    }

    // A folder without errors is for the rules to check as a whole.
    private void AskRules(Scenario scenario)
    {
        if (draft.Findings.Bag.HasErrors && options.AlsoWrong is { } alsoWrong)
        {
            foreach (Diagnostic diagnostic in alsoWrong(draft.Findings.PartOf(scenario)))
            {
                draft.Findings.Bag.Add(diagnostic);
            }
        }
    }

    private ImmutableArray<SeriesDefinition> Series(bool hasTotal)
    {
        var none = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        SeriesDefinition camps = new(new("camps"), "People counted in camps", "present", none, [], 0, null);
        ImmutableArray<string> all = [.. draft.Locations.Where(l => l.Type is "camp" or "idpcamp").Select(l => l.Place.Id.Value)];
        all = all.IsEmpty ? [.. draft.Locations.Select(l => l.Place.Id.Value)] : all;
        return hasTotal && !all.IsEmpty
            ? [camps, new(new("total"), "Published total", "present", none.Add("all", all), [], 0, null)]
            : [camps];
    }

    private ScenarioReading Result(Scenario? scenario)
    {
        IEnumerable<Diagnostic> sorted = map.Locate(draft.Findings.Bag.ToImmutable())
            .OrderBy(d => d.Location!.Value.File, StringComparer.Ordinal)
            .ThenBy(d => d.Location!.Value.Line)
            .ThenBy(d => d.Location!.Value.Column)
            .ThenBy(d => d.Code, StringComparer.Ordinal);
        return new(draft.Findings.Bag.HasErrors ? null : scenario, [.. sorted], map, draft.Findings.Bag.ErrorCount);
    }

    // What rules say of the section stands in simsetting.yml or in the table that a part came from.
    private SourceLocation? Locate(Subject subject)
    {
        for (string? field = subject.Field; ;)
        {
            if (draft.Standing.TryGetValue(subject with { Field = field }, out SourceLocation at))
            {
                return at;
            }

            if (string.IsNullOrEmpty(field))
            {
                return null;
            }

            int end = field.LastIndexOfAny(['.', '[']);
            field = end > 0 ? field[..end] : null;
        }
    }
}
