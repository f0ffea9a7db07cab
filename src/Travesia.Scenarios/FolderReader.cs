using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;
using Travesia.Scenarios.Csv;
using Travesia.Scenarios.Files;
using Travesia.Scenarios.Parts;
using Travesia.Scenarios.Shapes;
using Travesia.Scenarios.Tables;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios;

/// <summary>Reads the files of one folder, then checks what they say together.</summary>
internal sealed class FolderReader(IScenarioFiles files, ReadOptions options)
{
    private readonly Findings findings = new();
    private readonly SourceMap map = new(files);

    public ScenarioReading Read()
    {
        if (files.Problem != FileProblem.None)
        {
            ReportFolder();
            return Result(null);
        }

        ReportMisnamed();
        Scenario frame = Frame();
        ImmutableArray<SeriesDefinition> series = Items(FolderLayout.Series, SeriesPart.Item, SeriesPart.Read);
        Scenario scenario = frame with
        {
            Places = Rows(FolderLayout.Places, new PlacesTable()),
            Links = Rows(FolderLayout.Links, new LinksTable()),
            Departures = Rows(FolderLayout.Departures, new DeparturesTable()),
            Initial = Rows(FolderLayout.Initial, new InitialTable()),
            Policies = Items(FolderLayout.Policies, PoliciesPart.Item, PoliciesPart.Read),
            Series = series,
            Observations = Rows(FolderLayout.Observations, new ObservationsTable(series)),
            Figures = Items(FolderLayout.Figures, FiguresPart.Item, FiguresPart.Read),
            Sources = Items(FolderLayout.Sources, SourcesPart.Item, SourcesPart.Read),
            Translations = Rows(FolderLayout.Translations, new TranslationsTable()),
            Calibration = Whole(FolderLayout.Calibration, CalibrationPart.Shape, CalibrationPart.Read),
            Fitted = Whole(FolderLayout.Fitted, FittedPart.Shape, FittedPart.Read),
        };
        findings.BeginChecks();
        ScenarioValidity.Check(scenario, findings.Unreadable, findings.Bag);
        ReportStale(scenario);
        AskRules(scenario);
        return Result(scenario);
    }

    private ScenarioReading Result(Scenario? scenario)
        => new(findings.Bag.HasErrors ? null : scenario, map.Locate(findings.Bag.ToImmutable()), map, findings.Bag.ErrorCount);

    private void AskRules(Scenario scenario)
    {
        if (!findings.Bag.HasErrors || options.AlsoWrong is not { } alsoWrong)
        {
            return;
        }

        foreach (Diagnostic diagnostic in alsoWrong(findings.PartOf(scenario)))
        {
            findings.Bag.Add(diagnostic);
        }
    }

    private Scenario Frame()
    {
        YamlFile? file = null;
        if (Open(FolderLayout.Scenario) is { } stream)
        {
            using (stream)
            {
                try
                {
                    file = YamlFile.Read(FolderLayout.Scenario, "scenario", stream, root => ScenarioPart.Shape(ScenarioPart.Section(root, options.RuleSets), null), findings);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    Report(FolderLayout.Scenario, FileProblem.Unreadable);
                }
            }
        }

        if (file is not { Root: YamlMap root })
        {
            findings.Unreadable.Add("scenario");
            return ScenarioPart.Read(files.Name, new YamlMap(0, 0, []));
        }

        map.Add("scenario", file);
        if (root["rules"] is YamlScalar { IsNull: false } rules && !options.RuleSets.IsEmpty && !options.RuleSets.Contains(rules.Text))
        {
            findings.Error(ReaderCodes.RuleSetUnknown, new("scenario", -1, "rules"), new(file.File, rules.Line, rules.Column), Values.Word(rules.Text, options.RuleSets));
        }

        return ScenarioPart.Read(files.Name, root);
    }

    private ImmutableArray<T> Rows<T>(string file, CsvTable<T> table)
    {
        if (Open(file) is not { } stream)
        {
            return [];
        }

        using (stream)
        {
            try
            {
                CsvReading<T> reading = CsvReader<T>.Read(table, file, stream, findings);
                map.Add(table.Name, reading.Positions);
                return reading.Items;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Report(file, FileProblem.Unreadable);
                return [];
            }
        }
    }

    private ImmutableArray<T> Items<T>(string file, Shape item, Func<YamlNode, T> read)
    {
        if (Open(file) is not { } stream)
        {
            return [];
        }

        using (stream)
        {
            try
            {
                List<T> items = [];
                string table = FolderLayout.TableOf(file);
                if (YamlFile.ReadList(file, table, stream, item, read, findings, items) is { Root: YamlList } tree)
                {
                    map.Add(table, tree);
                }
                else
                {
                    findings.Unreadable.Add(table);
                }

                return [.. items];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Report(file, FileProblem.Unreadable);
                return [];
            }
        }
    }

    /// <summary>A file that is one mapping and may be absent.</summary>
    private T? Whole<T>(string file, Shape shape, Func<YamlNode, T> read)
        where T : class
    {
        if (Open(file) is not { } stream)
        {
            return null;
        }

        using (stream)
        {
            try
            {
                string table = FolderLayout.TableOf(file);
                if (YamlFile.Read(file, table, stream, _ => shape, findings) is { Root: YamlMap root } tree)
                {
                    map.Add(table, tree);
                    return read(root);
                }

                findings.Unreadable.Add(table);
                return null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Report(file, FileProblem.Unreadable);
                return null;
            }
        }
    }

    /// <summary>Posteriors of another scenario than this one are no error, but nobody should take them for this one's.</summary>
    private void ReportStale(Scenario scenario)
    {
        if (scenario.Fitted is not { } fitted || findings.Bag.HasErrors || FittedFile.HashOfInputs(scenario) is not { } now)
        {
            return;
        }

        if (!string.Equals(fitted.Maker.InputsSha256, now, StringComparison.Ordinal))
        {
            findings.Bag.Notice(ReaderCodes.FittedStale, new Subject("fitted", -1, "maker.inputsSha256"), ("value", fitted.Maker.Command));
        }
    }

    private Stream? Open(string file)
    {
        (Stream? stream, FileProblem problem) = files.Open(file);
        if (stream is null && (problem != FileProblem.Missing || FolderLayout.Required.Contains(file)))
        {
            Report(file, problem);
        }

        return stream;
    }

    private void Report(string file, FileProblem problem)
    {
        string table = FolderLayout.TableOf(file);
        findings.Unreadable.Add(table);
        findings.Error(CodeOf(problem), new(table), new(file, 0, 0), ("value", file));
    }

    internal static string CodeOf(FileProblem problem) => problem switch
    {
        FileProblem.Missing => ReaderCodes.FileMissing,
        FileProblem.IsDirectory => ReaderCodes.FileIsDirectory,
        FileProblem.Denied => ReaderCodes.FileDenied,
        FileProblem.NotRegular => ReaderCodes.FileNotRegular,
        _ => ReaderCodes.FileUnreadable,
    };

    private void ReportFolder()
    {
        string code = files.Problem switch
        {
            FileProblem.Missing => ReaderCodes.FolderMissing,
            FileProblem.IsFile => ReaderCodes.FolderIsFile,
            FileProblem.Denied => ReaderCodes.FolderDenied,
            _ => ReaderCodes.FolderUnreadable,
        };
        findings.Error(code, new("scenario"), new(files.Name, 0, 0), ("value", files.Name));
    }

    /// <summary>A file that is almost called like one of a scenario would be passed over in silence, and the scenario be another one.</summary>
    private void ReportMisnamed()
    {
        IReadOnlyList<string> present = files.List();
        string[] absent = [.. FolderLayout.Files.Where(f => !present.Contains(f, StringComparer.Ordinal))];
        foreach (string name in present)
        {
            string extension = Path.GetExtension(name).ToLowerInvariant();
            if (FolderLayout.Files.Contains(name) || extension is not (".csv" or ".yaml" or ".yml"))
            {
                continue;
            }

            string canonical = extension == ".yml" ? Path.ChangeExtension(name, ".yaml") : name;
            if (NearMiss.Find(canonical, absent) is { } near)
            {
                findings.Error(ReaderCodes.FileMisnamed, new(FolderLayout.TableOf(near)), new(name, 0, 0), ("value", name), ("suggestion", near));
            }
            else
            {
                findings.Notice(ReaderCodes.FileUnknown, new("scenario"), new(name, 0, 0), ("value", name));
            }
        }
    }
}
