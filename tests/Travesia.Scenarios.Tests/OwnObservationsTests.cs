using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;

namespace Travesia.Scenarios.Tests;

/// <summary>Counts that a user lays beside a scenario.</summary>
public sealed class OwnObservationsTests : IDisposable
{
    private const string Header = "series,publisher,period,availableFrom,area,group,unit,value\n";
    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("travesia-own-").FullName, "own.csv");

    [Fact]
    public void Another_publisher_stands_beside_the_scenarios_own_and_a_fit_goes_on_meaning_that_one()
    {
        Scenario scenario = ScenarioFolder.Read(GoodFolder.Files).Scenario!;
        scenario = scenario with
        {
            Calibration = scenario.Calibration! with { Stages = [.. scenario.Calibration.Stages.Select(s => s with { Targets = [.. s.Targets.Select(t => t with { Publisher = null })] })] },
        };
        Scenario with = Read(scenario, "us.encounters,Médecins,2023-01,2023-02-20,El Paso sector,ven,events,700").Scenario!;
        Assert.Equal(scenario.Observations.Length + 1, with.Observations.Length);
        Assert.DoesNotContain(ScenarioValidity.Check(with), d => d.Severity == Severity.Error);
        Assert.All(with.Calibration!.Stages.SelectMany(s => s.Targets).Where(t => t.Series.Value == "us.encounters"), t => Assert.Equal("Border agency", t.Publisher));
    }

    [Fact]
    public void A_count_that_the_scenario_has_already_is_no_other_on_the_same_day()
    {
        Scenario scenario = ScenarioFolder.Read(GoodFolder.Files).Scenario!;
        Observation there = scenario.Observations.First(o => o.Series.Value == "us.encounters");
        string row = $"us.encounters,{there.Publisher},{there.From:yyyy-MM-dd}..{there.To:yyyy-MM-dd},{there.AvailableFrom:yyyy-MM-dd},{there.Area},{there.Group},{(there.Unit == CountUnit.People ? "people" : "events")},";
        ScenarioReading other = Read(scenario, row + "1");
        Diagnostic refused = Assert.Single(other.Diagnostics);
        Assert.Equal((ReaderCodes.ObservationKnown, 2), (refused.Code, refused.Location!.Value.Line));
        Assert.Equal(scenario.Observations, Read(scenario, FormattableString.Invariant($"{row}{there.Value}")).Scenario!.Observations);
    }

    [Fact]
    public void Units_are_those_of_the_publisher()
    {
        Scenario scenario = ScenarioFolder.Read(GoodFolder.Files).Scenario!;
        Assert.Equal([ModelCodes.ObservationUnit], Read(scenario, "us.encounters,Border agency,2023-06,2023-07-20,El Paso sector,ven,people,700").Diagnostics.Select(d => d.Code));
        Assert.Empty(Read(scenario, "us.encounters,Médecins,2023-06,2023-07-20,El Paso sector,ven,people,700").Diagnostics);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    private ScenarioReading Read(Scenario scenario, string row)
    {
        File.WriteAllText(file, Header + row + "\n");
        return SideFile.ReadObservations(file, scenario);
    }
}
