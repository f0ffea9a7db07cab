using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;
using Travesia.Scenarios.Csv;
using Travesia.Scenarios.Files;
using Travesia.Scenarios.Parts;
using Travesia.Scenarios.Tables;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios;

/// <summary>
/// Files that a user lays beside a scenario without editing it: counts of their own in the form of observations.csv, and policies to add or
/// replace in the form of policies.yaml.
/// </summary>
public static class SideFile
{
    /// <summary>
    /// The scenario with the counts of a file added, behind its own. A count that the scenario has already, of the same day of availability, is
    /// refused unless it is the same; what a calibration asks of a series stays what the scenario's own publisher counts.
    /// </summary>
    public static ScenarioReading ReadObservations(string path, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Read(path, "observations", scenario, (stream, findings, map) =>
        {
            CsvReading<Observation> reading = CsvReader<Observation>.Read(new ObservationsTable(scenario.Series), path, stream, findings);
            map.Add("observations", reading.Positions);
            Check(scenario with { Observations = reading.Items, Calibration = null }, "observations", findings);
            Dictionary<object, Observation> known = scenario.Observations.ToDictionary(Key);
            ILookup<(SeriesId, string), CountUnit> units = scenario.Observations.ToLookup(o => (o.Series, o.Publisher), o => o.Unit);
            for (int row = 0; row < reading.Items.Length; row++)
            {
                Observation own = reading.Items[row];
                if (known.TryGetValue(Key(own), out Observation? there) && there.Value != own.Value)
                {
                    findings.Bag.Error(
                        ReaderCodes.ObservationKnown, new("observations", row, "value"), ("value", own.Value.ToString("R", CultureInfo.InvariantCulture)), ("known", there.Value.ToString("R", CultureInfo.InvariantCulture)));
                }

                if (units[(own.Series, own.Publisher)].FirstOrDefault(own.Unit) is var unit && unit != own.Unit)
                {
                    findings.Bag.Error(ModelCodes.ObservationUnit, new("observations", row, "unit"), ("value", Words<CountUnit>.Of(own.Unit)), ("known", Words<CountUnit>.Of(unit)));
                }
            }

            return scenario with
            {
                Observations = [.. scenario.Observations, .. reading.Items.Where(o => !known.ContainsKey(Key(o)))],
                Calibration = scenario.Calibration is { } plan ? OfSolePublishers(plan, scenario.Observations) : null,
            };
        });

        static object Key(Observation o) => (o.Series, o.Publisher, o.From, o.To, o.AvailableFrom, o.Area, o.Group);
    }

    private static CalibrationPlan OfSolePublishers(CalibrationPlan plan, ImmutableArray<Observation> observations)
    {
        Dictionary<SeriesId, string> sole = observations.GroupBy(o => o.Series, o => o.Publisher)
            .Where(publishers => publishers.Distinct(StringComparer.Ordinal).Count() == 1)
            .ToDictionary(publishers => publishers.Key, publishers => publishers.First());
        return plan with
        {
            Stages = [.. plan.Stages.Select(s => s with { Targets = [.. s.Targets.Select(t => t with { Publisher = t.Publisher ?? sole.GetValueOrDefault(t.Series) })] })],
            Experiments = [.. plan.Experiments.Select(e => e with { Publisher = e.Publisher ?? sole.GetValueOrDefault(e.Series) })],
        };
    }

    /// <summary>The scenario with the policies of a file; one of the same id is replaced.</summary>
    public static ScenarioReading ReadPolicies(string path, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Read(path, "policies", scenario, (stream, findings, map) =>
        {
            List<Policy> policies = [];
            if (YamlFile.ReadList(path, "policies", stream, PoliciesPart.Item, PoliciesPart.Read, findings, policies) is { Root: YamlList } tree)
            {
                map.Add("policies", tree);
            }

            Check(scenario with { Policies = [.. policies] }, "policies", findings);
            HashSet<PolicyId> own = [.. policies.Select(p => p.Id)];
            return scenario with { Policies = [.. scenario.Policies.Where(p => !own.Contains(p.Id)), .. policies] };
        });
    }

    private static ScenarioReading Read(string path, string table, Scenario scenario, Func<Stream, Findings, SourceMap, Scenario> read)
    {
        Findings findings = new();
        SourceMap map = new(new SingleFile(path));
        Scenario result = scenario;
        (Stream? stream, FileProblem problem) = DirectoryFiles.OpenFile(path);
        if (stream is null)
        {
            findings.Error(problem == FileProblem.Missing ? ReaderCodes.SideFileMissing : FolderReader.CodeOf(problem), new(table), new(path, 0, 0), ("value", path));
        }
        else
        {
            using (stream)
            {
                try
                {
                    result = read(stream, findings, map);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    findings.Error(ReaderCodes.FileUnreadable, new(table), new(path, 0, 0), ("value", path));
                }
            }
        }

        ImmutableArray<Diagnostic> diagnostics = map.Locate(findings.Bag.ToImmutable());
        return new(findings.Bag.HasErrors ? null : result, diagnostics, map, findings.Bag.ErrorCount);
    }

    // The scenario itself was checked before; what is said of its other tables here is not about the file.
    private static void Check(Scenario scenario, string table, Findings findings)
    {
        findings.BeginChecks(only: table);
        ScenarioValidity.Check(scenario, FrozenSet<string>.Empty, findings.Bag);
    }
}
