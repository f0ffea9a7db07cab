using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules.Corridor;
using Travesia.Scenarios;

namespace Travesia.Americas.Tests;

/// <summary>A run of its own may use several threads, for groups that choose anew on one morning.</summary>
public sealed class ThreadsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_run_is_the_same_to_the_bit_for_any_number_of_threads(int threads)
    {
        Scenario scenario = Window.Spring2023.Of(ScenarioFolder.Read(Repository.PathOf("scenarios/americas-2023")).Scenario!);
        Program program = new CorridorRules().Compile(scenario, ParameterValues.Medians(scenario)).Program;
        SimulationRun one = SimulationRun.Begin(program, 0, 0, new RunOptions(Mode.Expected));
        SimulationRun several = SimulationRun.Begin(program, 0, 0, new RunOptions(Mode.Expected, Threads: threads));
        while (!one.IsOver)
        {
            one.Advance();
            several.Advance();
            Assert.Equal(one.StateHash(), several.StateHash());
        }

        Assert.True(one.Recording.IsFluid);
    }
}
