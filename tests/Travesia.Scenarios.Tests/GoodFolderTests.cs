using Travesia.Model;
using Travesia.Text;

namespace Travesia.Scenarios.Tests;

public sealed class GoodFolderTests
{
    [Fact]
    public void A_good_folder_has_no_diagnostics()
    {
        ScenarioReading reading = ScenarioFolder.Read(GoodFolder.Path);
        Assert.Empty(Localizer.English.Lines(reading.Diagnostics));
        Assert.NotNull(reading.Scenario);
        Assert.Equal("Good", reading.Scenario.Name);
    }

    [Fact]
    public void What_is_written_is_read_back_as_the_same()
    {
        Scenario scenario = ScenarioFolder.Read(GoodFolder.Files).Scenario!;
        ScenarioReading again = ScenarioFolder.Read(Files.MemoryFiles.Of("good", ScenarioWriter.ToFiles(scenario)));
        Assert.Empty(Localizer.English.Lines(again.Diagnostics));
        Assert.Equal(Structure.Of(scenario), Structure.Of(again.Scenario));
    }
}
