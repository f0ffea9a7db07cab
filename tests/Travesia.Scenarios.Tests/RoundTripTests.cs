using System.Text;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Files;
using Travesia.Text;

namespace Travesia.Scenarios.Tests;

/// <summary>What is written is read back as the same, and the same is written again.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void A_generated_scenario_is_read_back_as_it_was()
    {
        foreach ((uint number, Scenario scenario) in ScenarioGen.Valid.Cases(150))
        {
            IReadOnlyDictionary<string, string> files = ScenarioWriter.ToFiles(scenario);
            ScenarioReading reading = ScenarioFolder.Read(MemoryFiles.Of("generated", files));
            Assert.True(reading.Scenario is not null, $"case {number}\n{string.Join('\n', Localizer.English.Lines(reading.Diagnostics.Where(d => d.Severity == Severity.Error)))}");
            Assert.Equal(Structure.Of(scenario), Structure.Of(reading.Scenario));
            Assert.Equal(files, ScenarioWriter.ToFiles(reading.Scenario));
        }
    }

    [Fact]
    public void The_generated_scenarios_have_something_of_everything()
    {
        Scenario[] all = [.. ScenarioGen.Valid.Cases(150).Select(c => c.Value)];
        Assert.Equal(Model.Effects.EffectCatalogue.All.Length, all.SelectMany(s => s.Policies).Select(p => p.Effect.Key).Distinct().Count());
        Assert.Equal(Enum.GetValues<InitialPhase>().Length, all.SelectMany(s => s.Initial).Select(i => i.Phase).Distinct().Count());
        Assert.Equal(Enum.GetValues<TravelMode>().Length, all.SelectMany(s => s.Links).Select(l => l.Mode).Distinct().Count());
        Assert.True(new[] { all.Sum(s => s.Departures.Length), all.Sum(s => s.Observations.Length), all.Sum(s => s.Figures.Length) }.All(n => n > 100));
        Assert.True(all.Count(s => s.Calibration is not null) > 30 && all.Count(s => s.Fitted is not null) > 30);
        Assert.Contains(all.SelectMany(s => s.Places), p => p.Name.Contains('"', StringComparison.Ordinal));
        Assert.Contains(all.SelectMany(s => s.Places), p => p.Name == "# not a comment");
    }

    [Fact]
    public void Line_ends_and_a_byte_order_mark_change_nothing()
    {
        string good = Structure.Of(ScenarioFolder.Read(GoodFolder.Files).Scenario);
        foreach (Func<string, string> change in new Func<string, string>[] { t => t.Replace("\n", "\r\n", StringComparison.Ordinal), t => '\uFEFF' + t, t => t.TrimEnd('\n') })
        {
            MemoryFiles files = MemoryFiles.Of("good", GoodFolder.Texts.ToDictionary(t => t.Key, t => change(t.Value)));
            Assert.Equal(good, Structure.Of(ScenarioFolder.Read(files).Scenario));
        }
    }

    [Fact]
    public void Names_in_Arabic_and_with_quotes_are_kept()
    {
        Scenario scenario = ScenarioFolder.Read(GoodFolder.Files).Scenario!;
        Assert.Equal("جسر", scenario.Places[2].Name);
        Assert.Equal("San Pedro, \"la Vieja\"", scenario.Places[0].Name);
        Assert.Contains("\"San Pedro, \"\"la Vieja\"\"\"", ScenarioWriter.ToFiles(scenario)["places.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public void Expected_numbers_are_read_back_as_they_were()
    {
        ExpectedNumber[] numbers =
        [
            new("arrivals", new("p"), null, new("g"), new(2023, 1, 1), new(2023, 1, 31), 1.0 / 3, 1e-9), new("deaths", null, new("l"), null, null, null, 0, 0), new("a: b", null, null, null, null, null, -5, 2),
        ];
        foreach (ExpectedResults results in new ExpectedResults[] { new(8, int.MaxValue, "00000000000000e1", [.. numbers]), new(1, 0, null, []) })
        {
            ExpectedResults read = Read(ExpectedFile.ToText(results)).Results!;
            Assert.Equal(results.Numbers, read.Numbers);
            Assert.Equal(results, read with { Numbers = results.Numbers });
        }

        Assert.Null(ExpectedFile.Read(MemoryFiles.Of("x", [])).Results);
    }

    [Theory]
    [InlineData("- { measure: a, value: 1 }")]
    [InlineData("{ members: 1, seed: 1, numbers: [{ measure: a }] }")]
    [InlineData("{ members: 0, seed: 1, numbers: [] }")]
    [InlineData("{ members: 1, seed: 1, numbers: [{ measure: a, value: 1, tolerance: -1 }] }")]
    [InlineData("{ members: 1.5, seed: 1, numbers: [] }")]
    [InlineData("{ members: 1, seed: -1, numbers: [] }")]
    [InlineData("{ members: 1, seed: 1, numbers: [], colour: red }")]
    [InlineData("members: [")]
    public void A_wrong_file_of_expected_numbers_is_told_and_not_read(string text)
    {
        Assert.NotEmpty(Read(text).Diagnostics);
        Assert.Null(Read(text).Results);
    }

    private static (ExpectedResults? Results, System.Collections.Immutable.ImmutableArray<Diagnostic> Diagnostics) Read(string text)
        => ExpectedFile.Read(MemoryFiles.Of("x", [KeyValuePair.Create("expected.yaml", text)]));

    [Fact]
    public void Equal_scenarios_are_written_as_equal_bytes()
        => Assert.Equal(
            ScenarioWriter.ToFiles(ScenarioFolder.Read(GoodFolder.Files).Scenario!).Select(f => Convert.ToHexString(Encoding.UTF8.GetBytes(f.Value))),
            ScenarioWriter.ToFiles(ScenarioFolder.Read(GoodFolder.Files).Scenario!).Select(f => Convert.ToHexString(Encoding.UTF8.GetBytes(f.Value))));
}
