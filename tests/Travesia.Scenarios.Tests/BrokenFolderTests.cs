using System.Reflection;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;
using Travesia.Rules;
using Travesia.Rules.Corridor;
using Travesia.Text;

namespace Travesia.Scenarios.Tests;

/// <summary>Broken folders with the messages that they must give, word for word.</summary>
public sealed class BrokenFolderTests
{
    internal static readonly ReadOptions Options = new()
    {
        RuleSets = ["corridor", "flee"],
        AlsoWrong = part => part.Scenario.RuleSet == CorridorRules.RuleSetName ? new CorridorRules().ValidatePart(part) : CountsChecks.Run(part.Scenario),
    };

    public static TheoryData<string> Cases { get; } = [.. Directory.EnumerateDirectories(Path.Combine(Repository.Tests, "Broken")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Says_what_is_wrong_where_and_what_to_do(string name)
    {
        string folder = Path.Combine(Repository.Tests, "Broken", name);
        ScenarioReading reading = Read(name);
        Assert.NotEmpty(reading.Diagnostics);
        Assert.Equal(reading.Diagnostics.Any(d => d.Severity == Severity.Error), reading.Scenario is null);
        Golden(Path.Combine(folder, "expected.txt"), Localizer.English.Lines(reading.Diagnostics));
        if (File.Exists(Path.Combine(folder, "expected.es.txt")))
        {
            Golden(Path.Combine(folder, "expected.es.txt"), Localizer.Spanish.Lines(reading.Diagnostics));
        }
    }

    [Fact]
    public void Says_what_is_wrong_in_every_file_at_once_whoever_finds_it()
    {
        ScenarioReading reading = Read("all-at-once");
        string[] silent = [.. GoodFolder.Texts.Keys.Except([FolderLayout.Expected]).Except(reading.Diagnostics.Select(d => d.Location!.Value.File))];
        Assert.Empty(silent);
        string[] ofRules = [.. reading.Diagnostics.Select(d => d.Code).Except(Codes()).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                CorridorDiagnostics.DepartsFromDestination, CorridorDiagnostics.HoldingPlaceMissing, CorridorDiagnostics.LinkFromDestination, CorridorDiagnostics.OutOfRange, CorridorDiagnostics.ScopeSpeaksOfLinks,
                CorridorDiagnostics.UnknownDestination, CorridorDiagnostics.UnknownGroup, CorridorDiagnostics.UnknownKey, CorridorDiagnostics.WrongKind, RulesCodes.UnknownCounts,
            ],
            ofRules);
    }

    [Fact]
    public void Every_code_is_said_in_some_case()
    {
        // What rule sets find is theirs to test.
        HashSet<string> said = [.. Cases.SelectMany(c => Read(c.Data).Diagnostics).Select(d => d.Code).Where(c => !c.StartsWith("corridor.", StringComparison.Ordinal) && c != RulesCodes.UnknownCounts)];

        // These need a disk, or a million rows, or values that no file can hold; they have tests of their own.
        string[] elsewhere =
        [
            ReaderCodes.FolderMissing, ReaderCodes.FolderIsFile, ReaderCodes.FolderDenied, ReaderCodes.FolderUnreadable, ReaderCodes.FileDenied, ReaderCodes.FileNotRegular, ReaderCodes.FileUnreadable, ReaderCodes.FileTooLarge,
            ReaderCodes.CsvLineTooLong, ReaderCodes.CsvRowsTooMany, ReaderCodes.YamlNodes, ReaderCodes.TargetExists, ReaderCodes.TargetHoldsMore, ReaderCodes.SideFileMissing, ReaderCodes.TargetFailed, ReaderCodes.TargetName, ReaderCodes.ObservationKnown, ModelCodes.TagForm,
        ];
        Assert.Equal([], Codes().Except(elsewhere).Except(said));
        Assert.Equal([], said.Except(Codes()).Concat(said.Intersect(elsewhere)));
    }

    internal static IEnumerable<string> Codes()
        => from type in new[] { typeof(ModelCodes), typeof(ReaderCodes) }
           from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
           select (string)field.GetRawConstantValue()!;

    private static ScenarioReading Read(string name) => ScenarioFolder.Read(new OverlayFiles(Path.Combine(Repository.Tests, "Broken", name)), Options);

    private static void Golden(string file, IEnumerable<string> lines)
    {
        string actual = string.Concat(lines.Select(l => l + "\n"));
        if (Repository.Refreshes)
        {
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : "", actual);
    }
}
