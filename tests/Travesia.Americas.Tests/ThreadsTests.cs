using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;
using Travesia.Rules.Corridor;
using Travesia.Scenarios;

namespace Travesia.Americas.Tests;

/// <summary>A compilation and a run of their own may use several threads, for groups that choose beside each other.</summary>
public sealed class ThreadsTests
{
    private readonly IScenarioPlan plan;
    private readonly ParameterValues medians;

    public ThreadsTests()
    {
        Scenario scenario = Window.Spring2023.Of(ScenarioFolder.Read(Repository.PathOf("scenarios/americas-2023")).Scenario!);
        plan = new CorridorRules().Prepare(scenario);
        medians = ParameterValues.Medians(scenario);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_program_and_its_run_are_the_same_to_the_bit_for_any_number_of_threads(int threads)
    {
        SimulationRun one = SimulationRun.Begin(plan.Compile(medians, cancellation: TestContext.Current.CancellationToken).Program, 0, 0, new RunOptions(Mode.Expected));
        SimulationRun several = SimulationRun.Begin(plan.Compile(medians, threads, TestContext.Current.CancellationToken).Program, 0, 0, new RunOptions(Mode.Expected, Threads: threads));
        while (!one.IsOver)
        {
            one.Advance();
            several.Advance();
            Assert.Equal(one.StateHash(), several.StateHash());
        }

        Assert.True(one.Recording.IsFluid);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_compilation_that_nobody_waits_for_any_more_ends(int threads)
    {
        Assert.ThrowsAny<OperationCanceledException>(() => plan.Compile(medians, threads, new CancellationToken(canceled: true)));
    }
}
