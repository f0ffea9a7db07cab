using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Files;
using Travesia.Text;

namespace Travesia.Scenarios.Tests;

public sealed class NewScenarioTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("travesia-new-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_template_has_nothing_to_remark()
    {
        ScenarioReading reading = ScenarioFolder.Read(MemoryFiles.Of("new", NewScenario.Files("new")));
        Assert.Empty(Localizer.English.Lines(reading.Diagnostics));
        Assert.All(NewScenario.Files("new").Values, text => Assert.StartsWith("# ", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_is_written_whole_and_not_over_another()
    {
        string path = Path.Combine(folder, "my-scenario");
        Assert.Null(NewScenario.Write(path));
        Assert.Equal("my-scenario", ScenarioFolder.Read(path).Scenario?.Name);
        File.WriteAllText(Path.Combine(path, "mine.txt"), "mine");
        Assert.Equal(ReaderCodes.TargetExists, NewScenario.Write(path)?.Code);
        Assert.True(File.Exists(Path.Combine(path, "mine.txt")));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void Only_a_folder_that_holds_a_scenario_and_nothing_else_is_replaced()
    {
        string path = Path.Combine(folder, "my-scenario");
        Assert.Null(NewScenario.Write(path));
        File.WriteAllText(Path.Combine(path, "expected.yaml"), "[]");
        Assert.Null(NewScenario.Write(path, overwrite: true));
        Assert.False(File.Exists(Path.Combine(path, "expected.yaml")));

        AssertKept("thesis.doc", () => File.WriteAllText(Path.Combine(path, "thesis.doc"), "years"));
        File.Delete(Path.Combine(path, "thesis.doc"));
        AssertKept("runs", () => Directory.CreateDirectory(Path.Combine(path, "runs")));
        Directory.Delete(Path.Combine(path, "runs"));
        AssertKept("departures.csv", () => File.Delete(Path.Combine(path, "scenario.yaml")));
        Directory.Delete(path, recursive: true);
        AssertKept("my-scenario", () => Directory.CreateSymbolicLink(path, folder));
        Directory.Delete(path);
        Directory.CreateDirectory(path);
        Assert.Null(NewScenario.Write(path, overwrite: true));

        void AssertKept(string name, Action make)
        {
            make();
            string[] before = [.. Directory.EnumerateFileSystemEntries(path).Order(StringComparer.Ordinal)];
            Diagnostic? refusal = NewScenario.Write(path, overwrite: true);
            Assert.Equal((ReaderCodes.TargetHoldsMore, name), (refusal?.Code, refusal?.Values["name"]));
            Assert.Equal(before, Directory.EnumerateFileSystemEntries(path).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Where_nothing_can_be_written_nothing_is_left()
    {
        string file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        Diagnostic? failure = NewScenario.Write(Path.Combine(file, "below"));
        Assert.Equal(ReaderCodes.TargetFailed, failure?.Code);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void A_name_that_is_no_id_is_refused_with_one_that_is()
    {
        Diagnostic? failure = NewScenario.Write(Path.Combine(folder, "My Scenario"));
        Assert.Equal(ReaderCodes.TargetName, failure?.Code);
        Assert.Equal("my-scenario", failure?.Values["suggestion"]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }
}
