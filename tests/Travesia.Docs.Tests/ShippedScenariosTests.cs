using Travesia.Scenarios;
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
}
