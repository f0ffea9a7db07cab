using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios;
using Travesia.Scenarios.Files;
using Travesia.Text;

namespace Travesia.Docs.Tests;

public sealed class ShippedScenariosTests
{
    public static TheoryData<string> Folders()
        => [.. Directory.EnumerateDirectories(Repository.PathOf("scenarios")).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_shipped_scenario_has_nothing_to_complain_of(string name)
    {
        ScenarioReading reading = ScenarioFolder.Read(Repository.PathOf($"scenarios/{name}"));
        Assert.Equal("", string.Join('\n', Localizer.English.Lines(reading.Diagnostics)));
        Assert.NotNull(reading.Scenario);
    }

    /// <summary>Names of places are as people there write them, and publishers have names of their own; a few of both have another in Spanish.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void A_shipped_scenario_speaks_Spanish(string name)
    {
        Scenario scenario = ScenarioFolder.Read(Repository.PathOf($"scenarios/{name}")).Scenario!;
        HashSet<string> translated = [.. scenario.Translations.Where(t => t.Language == "es").Select(t => t.Text)];
        Assert.Equal([], ScenarioTexts.Of(scenario).Except(scenario.Places.Select(p => p.Name)).Except(scenario.Sources.Select(s => s.Publisher)).Except(translated));
    }

    /// <summary>Its expected.yaml says which ensemble, and what it gives; <c>TRAVESIA_REFRESH=1</c> writes it anew, or for the first time.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public async Task A_shipped_scenario_reproduces_its_expected_numbers(string name)
    {
        string folder = Repository.PathOf($"scenarios/{name}");
        Scenario scenario = ScenarioFolder.Read(folder).Scenario!;
        (ExpectedResults? expected, IReadOnlyList<Diagnostic> diagnostics) = ExpectedFile.Read(new DirectoryFiles(folder));
        Assert.Equal("", string.Join('\n', Localizer.English.Lines([.. diagnostics])));
        Reproduction reproduction = await (expected is null ? Reproduction.Of(scenario) : Reproduction.Of(scenario, expected.Members, expected.Seed));
        if (Environment.GetEnvironmentVariable("TRAVESIA_REFRESH") == "1")
        {
            expected = reproduction.Expected(expected);
            ExpectedFile.Write(folder, expected);
        }

        Assert.True(expected is { Numbers.IsEmpty: false }, $"scenarios/{name} has no expected.yaml; TRAVESIA_REFRESH=1 writes it.");
        string[] wrong = [.. expected.Numbers
            .Select(n => (Number: n, Value: reproduction.ValueOf(n)))
            .Where(n => !(Math.Abs(n.Value - n.Number.Value) <= n.Number.Tolerance))
            .Select(n => FormattableString.Invariant($"{n.Number.Measure} {n.Number.Place}{n.Number.Link} {n.Number.Group}: expected {n.Number.Value} within {n.Number.Tolerance}, was {n.Value}"))];
        Assert.Equal("", string.Join('\n', wrong));
        Assert.Equal(expected.Events, reproduction.Events);
    }
}
