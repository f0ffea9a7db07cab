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

    [Fact]
    public void A_fit_belongs_to_the_inputs_that_it_could_see()
    {
        Scenario scenario = ScenarioFolder.Read(GoodFolder.Files).Scenario!;
        if (Repository.Refreshes)
        {
            string file = Path.Combine(GoodFolder.Path, "fitted.yaml");
            File.WriteAllText(file, File.ReadAllText(file).Replace(scenario.Fitted!.Maker.InputsSha256, FittedFile.HashOfInputs(scenario), StringComparison.Ordinal));
        }

        Assert.Equal(FittedFile.HashOfInputs(scenario), scenario.Fitted!.Maker.InputsSha256);
        Assert.Null(FittedFile.HashOfInputs(scenario with { Calibration = null }));

        // What comes after the window, and what no target asks for, makes no other fit; a parameter's prior does.
        string later = GoodFolder.Texts["observations.csv"].Replace("albergue,,people,55", "albergue,,people,77", StringComparison.Ordinal)
            + "us.encounters,Border agency,2023-04,2023-05-20,El Paso sector,ven,events,9999\n";
        Assert.Empty(ScenarioFolder.Read(GoodFolder.With(("observations.csv", later))).Diagnostics);
        string wider = GoodFolder.Texts["scenario.yaml"].Replace("sdLog: 0.3", "sdLog: 0.4", StringComparison.Ordinal);
        Assert.Equal([ReaderCodes.FittedStale], ScenarioFolder.Read(GoodFolder.With(("scenario.yaml", wider))).Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void A_fit_is_written_whole_and_not_over_another_unless_told()
    {
        Scenario scenario = ScenarioFolder.Read(GoodFolder.Files).Scenario!;
        string folder = Directory.CreateTempSubdirectory("travesia-fitted-").FullName;
        try
        {
            string file = Path.Combine(folder, "fitted.yaml");
            Assert.Null(FittedFile.Write(scenario.Fitted!, file, overwrite: false));
            Assert.Equal(FittedFile.ToText(scenario.Fitted!), File.ReadAllText(file));
            Assert.Equal(Structure.Of(scenario.Fitted), Structure.Of(ScenarioFolder.Read(GoodFolder.With(("fitted.yaml", File.ReadAllText(file)))).Scenario!.Fitted));
            Assert.Equal(ReaderCodes.TargetExists, FittedFile.Write(scenario.Fitted!, file, overwrite: false)!.Code);
            Assert.Null(FittedFile.Write(scenario.Fitted!, file, overwrite: true));
            Assert.Equal(ReaderCodes.TargetFailed, FittedFile.Write(scenario.Fitted!, Path.Combine(folder, "no", "fitted.yaml"), overwrite: false)!.Code);
            Assert.Equal([file], Directory.EnumerateFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
