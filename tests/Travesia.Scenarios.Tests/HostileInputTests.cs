using System.Text;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;
using Travesia.Scenarios.Files;

namespace Travesia.Scenarios.Tests;

/// <summary>The answers of docs/hostile-input.md, at a scale that a test can afford.</summary>
public sealed class HostileInputTests : IDisposable
{
    private const string DeparturesHeader = "group,place,date,perDay\n";

    private readonly string folder = Directory.CreateTempSubdirectory("travesia-hostile-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_tab_is_named_where_it_stands_whatever_the_line()
    {
        string[] lines = GoodFolder.Texts[FolderLayout.Scenario].Split('\n');
        int[] indented = [.. Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith("  ", StringComparison.Ordinal))];
        Assert.True(indented.Length > 20);
        Assert.All(indented, i =>
        {
            string[] broken = [.. lines];
            broken[i] = "\t" + broken[i].TrimStart();
            Diagnostic first = ScenarioFolder.Read(GoodFolder.With((FolderLayout.Scenario, string.Join('\n', broken))), BrokenFolderTests.Options).Diagnostics[0];
            Assert.Equal((ReaderCodes.YamlTab, new SourceLocation(FolderLayout.Scenario, i + 1, 1)), (first.Code, first.Location));
        });
    }

    [Fact]
    public void What_could_not_be_written_is_told_in_one_sentence_that_names_what_was_asked_for()
    {
        string file = Path.GetTempFileName();
        try
        {
            Diagnostic failed = NewScenario.Write(Path.Combine(file, "mine"))!;
            Assert.Equal(ReaderCodes.TargetFailed, failed.Code);
            string sentence = Text.Localizer.English.Sentence(failed);
            Assert.DoesNotContain("partial", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("..", sentence, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Too_many_rows_are_counted_before_any_is_read()
    {
        RepeatingStream rows = new(DeparturesHeader, "ven,san-pedro,2023-01-01,1\n", Limits.Rows + 2_000);
        Diagnostic error = Only(new StreamedFiles("departures.csv", () => rows));
        Assert.Equal(ReaderCodes.CsvRowsTooMany, error.Code);
        Assert.Equal(rows.Length, rows.Taken);
    }

    [Fact]
    public void A_line_without_end_is_not_read_to_its_end()
    {
        RepeatingStream line = new(DeparturesHeader, "xxxxxxxxxxxxxxxx", 1L << 30);
        Diagnostic error = Only(new StreamedFiles("departures.csv", () => new Unseekable(line)));
        Assert.Equal(ReaderCodes.CsvLineTooLong, error.Code);
        Assert.InRange(line.Taken, Limits.LineBytes, 4L * Limits.LineBytes);
    }

    [Fact]
    public void A_YAML_file_beyond_the_limit_is_not_read_to_its_end()
    {
        RepeatingStream text = new("", "# a comment\n", 1L << 30);
        Diagnostic error = Only(new StreamedFiles("policies.yaml", () => text));
        Assert.Equal(ReaderCodes.FileTooLarge, error.Code);
        Assert.InRange(text.Taken, Limits.YamlBytes, Limits.YamlBytes + 10);
    }

    [Fact]
    public void A_YAML_file_with_too_many_values_is_refused()
        => Assert.Equal(ReaderCodes.YamlNodes, Only(GoodFolder.With(("sources.yaml", "[" + string.Concat(Enumerable.Repeat("1,", Limits.YamlNodes)) + "1]\n"))).Code);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Nesting_without_end_is_refused(string open)
        => Assert.Contains(ScenarioFolder.Read(GoodFolder.With(("policies.yaml", string.Concat(Enumerable.Repeat(open, 100_000))))).Diagnostics, d => d.Code is ReaderCodes.YamlDepth or ReaderCodes.YamlKey);

    [Fact]
    public void A_hundred_thousand_broken_rows_give_a_thousand_diagnostics_and_a_count()
    {
        StringBuilder text = new(DeparturesHeader);
        for (int i = 0; i < 100_000; i++)
        {
            text.Append("ven,san-pedro,yesterday,many\n");
        }

        ScenarioReading reading = ScenarioFolder.Read(GoodFolder.With(("departures.csv", text.ToString())));
        Assert.Equal(DiagnosticBag.DefaultLimit + 1, reading.Diagnostics.Length);
        Assert.Equal(200_000, reading.ErrorCount);
        Assert.Equal("199000", reading.Diagnostics[^1].Values["count"]);
    }

    [Fact]
    public void A_hundred_thousand_misspelt_ids_against_as_many_known_ones_are_soon_done()
    {
        StringBuilder places = new("id,name,country,kind,latitude,longitude\n");
        StringBuilder links = new("id,from,to,mode,days\n");
        for (int i = 0; i < 50_000; i++)
        {
            places.Append(System.Globalization.CultureInfo.InvariantCulture, $"place-{i},P,MEX,transit,20,-100\n");
            links.Append(System.Globalization.CultureInfo.InvariantCulture, $"link-{i},palce-{i},place-{i},bus,1\n");
        }

        ScenarioReading reading = ScenarioFolder.Read(GoodFolder.With(("places.csv", places.ToString()), ("links.csv", links.ToString())));
        Assert.Equal("place-0", reading.Diagnostics.First(d => d.Code == ModelCodes.UnknownPlace).Values["suggestion"]);
        Assert.Contains(reading.Diagnostics, d => d.Code == ModelCodes.UnknownPlace && !d.Values.ContainsKey("suggestion"));
    }

    [Fact]
    public void A_hundred_thousand_unknown_keys_broken_parameters_and_wrong_words_are_soon_done()
    {
        string keys = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"chekpoint{i}: 1, "));
        string parameters = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"\n  p{i}: {{ prior: uniform, min: 1, max: x, note: n }}"));
        string links = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"l{i},el-paso,puente,bsu,1\n"));
        ScenarioReading reading = ScenarioFolder.Read(GoodFolder.With(
            ("policies.yaml", $"- {{ id: a, title: A, {keys} }}\n"),
            ("scenario.yaml", GoodFolder.Texts["scenario.yaml"].Replace("parameters:", "parameters:" + parameters, StringComparison.Ordinal)),
            ("links.csv", "id,from,to,mode,days\n" + links)));
        Assert.Equal(250_000, reading.ErrorCount, 1_000.0);
        Assert.Equal(3, reading.Diagnostics.Count(d => d.Code == ModelCodes.More));
    }

    [Fact]
    public void A_folder_that_is_not_there_or_is_a_file_is_said_so()
    {
        Assert.Equal(ReaderCodes.FolderMissing, Assert.Single(ScenarioFolder.Read(Path.Combine(folder, "nowhere")).Diagnostics).Code);
        Assert.Equal(ReaderCodes.FolderMissing, Assert.Single(ScenarioFolder.Read("").Diagnostics).Code);
        Assert.Equal(ReaderCodes.FolderMissing, Assert.Single(ScenarioFolder.Read("a\0b").Diagnostics).Code);
        File.WriteAllText(Path.Combine(folder, "file"), "");
        Assert.Equal(ReaderCodes.FolderIsFile, Assert.Single(ScenarioFolder.Read(Path.Combine(folder, "file")).Diagnostics).Code);
    }

    [Fact]
    public void Links_that_lead_in_a_circle_or_nowhere_are_unreadable()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need privileges there.");
        string scenario = GoodOnDisk();
        File.Delete(Path.Combine(scenario, "links.csv"));
        File.CreateSymbolicLink(Path.Combine(scenario, "links.csv"), "links.csv");
        File.Delete(Path.Combine(scenario, "initial.csv"));
        File.CreateSymbolicLink(Path.Combine(scenario, "initial.csv"), "nowhere.csv");
        Assert.Equal([(ReaderCodes.FileUnreadable, "links.csv"), (ReaderCodes.FileUnreadable, "initial.csv")], ScenarioFolder.Read(scenario).Diagnostics.Select(d => (d.Code, d.Location!.Value.File)));

        File.CreateSymbolicLink(Path.Combine(folder, "circle"), "circle");
        Assert.True(ScenarioFolder.Read(Path.Combine(folder, "circle")).HasErrors);
    }

    [Fact]
    public void A_device_is_no_file_and_is_not_waited_for()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no such device.");
        string scenario = GoodOnDisk();
        foreach (string name in new[] { "links.csv", "scenario.yaml" })
        {
            File.Delete(Path.Combine(scenario, name));
            File.CreateSymbolicLink(Path.Combine(scenario, name), "/dev/zero");
        }

        Assert.Equal([ReaderCodes.FileNotRegular, ReaderCodes.FileNotRegular], ScenarioFolder.Read(scenario).Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Without_permission_the_file_and_the_folder_are_named()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            Assert.Skip("This user may read everything.");
            return;
        }

        string scenario = GoodOnDisk();
        File.SetUnixFileMode(Path.Combine(scenario, "links.csv"), UnixFileMode.None);
        Assert.Equal(ReaderCodes.FileDenied, Assert.Single(ScenarioFolder.Read(scenario).Diagnostics).Code);
        File.SetUnixFileMode(scenario, UnixFileMode.None);
        Assert.Equal(ReaderCodes.FolderDenied, Assert.Single(ScenarioFolder.Read(scenario).Diagnostics).Code);
        File.SetUnixFileMode(scenario, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_disk_that_fails_while_reading_is_an_unreadable_file()
    {
        Assert.Equal(ReaderCodes.FileUnreadable, Only(new StreamedFiles("departures.csv", () => new Failing())).Code);
        Assert.Equal(ReaderCodes.FileUnreadable, Only(new StreamedFiles("policies.yaml", () => new Failing())).Code);
        Assert.Equal(ReaderCodes.FileUnreadable, ScenarioFolder.Read(new StreamedFiles("scenario.yaml", () => new Failing())).Diagnostics[0].Code);
    }

    private static Diagnostic Only(IScenarioFiles files)
    {
        ScenarioReading reading = ScenarioFolder.Read(files);
        Assert.Null(reading.Scenario);
        return Assert.Single(reading.Diagnostics, d => d.Severity == Severity.Error);
    }

    private string GoodOnDisk()
    {
        string path = Path.Combine(folder, "good");
        Directory.CreateDirectory(path);
        foreach ((string name, string text) in GoodFolder.Texts)
        {
            File.WriteAllText(Path.Combine(path, name), text);
        }

        return path;
    }

    private sealed class Failing : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("The disk failed.");

        public override int Read(Span<byte> buffer) => throw new IOException("The disk failed.");
    }

    private sealed class Unseekable(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
