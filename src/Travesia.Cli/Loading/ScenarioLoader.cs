using System.Collections.Immutable;
using System.Text;
using Travesia.Cli.Arguments;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Results;
using Travesia.Rules;
using Travesia.Rules.Flee;
using Travesia.Scenarios;
using Travesia.Scenarios.Files;
using Travesia.Scenarios.Flee;

namespace Travesia.Cli.Loading;

/// <summary>Reads a scenario, changes it as options say, and checks it with its rule set. All errors are told at once.</summary>
internal sealed class ScenarioLoader(Surroundings surroundings)
{
    /// <exception cref="CommandFailure">The scenario or an option is wrong.</exception>
    public LoadedScenario Load(string written, RunSettings settings)
    {
        if (ScenarioFinder.FleeFolder(written, surroundings) is not { } folder)
        {
            return Load(ScenarioFinder.Find(written, surroundings), settings);
        }

        if (settings.Posterior is { } posterior)
        {
            throw CommandFailure.Wrong(CliCodes.PosteriorRules, ("value", posterior));
        }

        if (settings.Out != RunSettings.DefaultOut)
        {
            OutFolder.RefuseInput(settings.Out, "--out", folder, surroundings);
        }

        return LoadFlee(folder, settings);
    }

    /// <summary>Reads a folder in Flee's format.</summary>
    /// <exception cref="CommandFailure">The folder or an option is wrong.</exception>
    public LoadedScenario LoadFlee(string folder, RunSettings settings) => Load(FleeFolder.Read(folder, Options), settings);

    /// <exception cref="CommandFailure">The scenario or an option is wrong.</exception>
    public LoadedScenario Load(IScenarioFiles files, RunSettings settings)
        => Load(Read(settings.Posterior is { } posterior ? PosteriorFiles.Of(files, posterior, surroundings) : files, settings.Posterior), settings);

    private ReadOptions Options => new() { RuleSets = [.. surroundings.RuleSets.Select(r => r.Name)], AlsoWrong = part => AlsoWrong(part) };

    private ScenarioReading Read(IScenarioFiles files, string? posterior)
    {
        ScenarioReading reading = ScenarioFolder.Read(files, Options);
        return posterior is null ? reading : reading with { Diagnostics = [.. reading.Diagnostics.Select(AtPosterior)] };

        Diagnostic AtPosterior(Diagnostic found) => found.Location is { File: FolderLayout.Fitted } there ? found with { Location = there with { File = posterior } } : found;
    }

    private LoadedScenario Load(ScenarioReading reading, RunSettings settings)
    {
        Scenario read = reading.Scenario ?? throw new CommandFailure(ExitCode.WrongInput, reading.Diagnostics);
        Scenario scenario = Adjustment.Apply(settings.Observations is { } path ? WithObservations(read, path) : read, settings);
        IRuleSet ruleSet = surroundings.RuleSets.FirstOrDefault(r => r.Name == scenario.RuleSet)
            ?? throw CommandFailure.Wrong(CliCodes.RuleSetMissing, ("value", scenario.RuleSet), ("allowed", string.Join(", ", surroundings.RuleSets.Select(r => r.Name))));
        if (settings.PeopleScale != 1 && ruleSet is FleeRules)
        {
            throw CommandFailure.Wrong(CliCodes.ScaleRules, ("value", ruleSet.Name));
        }

        ImmutableArray<Diagnostic> ofRules = reading.Map.Locate(ruleSet.Validate(scenario));
        if (ofRules.Any(d => d.Severity == Severity.Error))
        {
            throw new CommandFailure(ExitCode.WrongInput, [.. reading.Diagnostics, .. ofRules]);
        }

        // The canonical form is hashed and not the bytes as they lie: a comment or a line ending makes no other run.
        List<(string Name, byte[] Bytes)> inputs = [.. ScenarioWriter.ToFiles(read).Select(f => (f.Key, Encoding.UTF8.GetBytes(f.Value)))];
        if (settings.Observations is { } own)
        {
            inputs.Add((KeptInputs.OwnObservations, File.ReadAllBytes(surroundings.PathOf(own))));
        }

        return new LoadedScenario(
            scenario, ruleSet, [.. inputs.Select(i => InputFile.Of(i.Name, i.Bytes))], [.. reading.Diagnostics, .. ofRules], reading.Map, KeptInputs.Of(inputs))
        {
            OwnObservations = scenario.Observations[read.Observations.Length..],
        };
    }

    // What a scenario counts is checked whatever its rules; a misspelt rule set has none.
    private ImmutableArray<Diagnostic> AlsoWrong(PartialScenario part)
        => surroundings.RuleSets.FirstOrDefault(r => r.Name == part.Scenario.RuleSet)?.ValidatePart(part) ?? [.. CountsChecks.Run(part.Scenario)];

    /// <summary>A scenario that was made from a loaded one by taking policies away, with those of a file added or put in the place of others.</summary>
    /// <param name="loaded">What was loaded.</param>
    /// <param name="bare">The scenario without what is taken away.</param>
    /// <param name="written">The file, if there is one.</param>
    /// <exception cref="CommandFailure">The file is wrong, or the scenario is with it.</exception>
    public Scenario Change(LoadedScenario loaded, Scenario bare, string? written)
    {
        Scenario changed = bare;
        SourceMap map = loaded.Map;
        if (written is not null)
        {
            ScenarioReading reading = SideFile.ReadPolicies(surroundings.PathOf(written), bare);
            changed = reading.Scenario ?? throw new CommandFailure(ExitCode.WrongInput, reading.Diagnostics);
            map = reading.Map;
        }

        ImmutableArray<Diagnostic> errors = [.. loaded.RuleSet.Validate(changed).Where(d => d.Severity == Severity.Error)];
        if (errors.IsEmpty)
        {
            return changed;
        }

        string[] gone = [.. loaded.Scenario.Policies.Where(p => changed.Policies.All(c => c.Id != p.Id)).Select(p => p.Id.Value)];
        ImmutableArray<Diagnostic> first = gone.Length == 0 ? [] : CommandFailure.Wrong(CliCodes.CompareRefused, ("value", string.Join(", ", gone))).Diagnostics;
        throw new CommandFailure(ExitCode.WrongInput, [.. first, .. errors.Select(Located)]);

        // A policy that was kept stands where it was loaded from; those of the file come last and stand there.
        Diagnostic Located(Diagnostic error)
        {
            int kept = changed.Policies.TakeWhile(p => loaded.Scenario.Policies.Contains(p, ReferenceEqualityComparer.Instance)).Count();
            Subject subject = error.Subject;
            bool isNew = subject is { Table: "policies" } && subject.Row >= kept;
            Subject there = subject is not { Table: "policies", Row: >= 0 } ? subject
                : isNew ? subject with { Row = subject.Row - kept }
                : subject with { Row = loaded.Scenario.Policies.IndexOf(changed.Policies[subject.Row]) };
            return (isNew ? map : loaded.Map).Locate([error with { Subject = there, Related = null }])[0];
        }
    }

    private Scenario WithObservations(Scenario scenario, string written)
    {
        ScenarioReading reading = SideFile.ReadObservations(surroundings.PathOf(written), scenario);
        return reading.Scenario ?? throw new CommandFailure(ExitCode.WrongInput, reading.Diagnostics);
    }
}
