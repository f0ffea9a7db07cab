using CsCheck;

namespace Travesia.Engine.Tests;

/// <summary>Nobody is lost or invented on any day, and no gate lets more pass than it may, whatever the program.</summary>
public sealed class ConservationTests
{
    private const int Programs = 1_000;

    [Theory]
    [InlineData(Coupling.Independent)]
    [InlineData(Coupling.Paired)]
    public void Counts_are_conserved_to_the_person(Coupling coupling) =>
        GeneratedProgram.Recipes.Sample(
            recipe => Lives(GeneratedProgram.Make(recipe), (uint)recipe.Seed, new RunOptions(Mode.Sampled, coupling), 0),
            seed: "0000KOIJfkR8",
            iter: Programs,
            threads: 1);

    [Fact]
    public void Real_people_are_conserved_to_rounding() =>
        GeneratedProgram.Recipes.Sample(
            recipe => Lives(GeneratedProgram.Make(recipe), 0, new RunOptions(Mode.Expected), 1e-12),
            seed: "0000KOIJfkR8",
            iter: Programs,
            threads: 1);

    private static void Lives(Program program, uint seed, RunOptions options, double rounding)
    {
        SimulationRun run = SimulationRun.Begin(program, seed, 3, options);
        double[] granted = new double[program.Gates.Length];
        double[] passed = new double[program.Gates.Length];
        while (!run.IsOver)
        {
            double[] stocks = [.. Enumerable.Range(0, program.Stocks.Length).Select(stock => run.People(new StockId(stock)))];
            run.Advance();
            Assert.Equal(run.TotalEntered, run.TotalPeople, rounding * run.TotalEntered);
            Assert.Equal(run.TotalPeople, Enumerable.Range(0, program.StateCount).Sum(state => run.People(new StateId(state))), 1e-12 * run.TotalPeople);
            for (int state = 0; state < program.StateCount; state++)
            {
                double people = run.People(new StateId(state));
                Assert.True(people == 0 || !program.IsPassing(new StateId(state)), $"{people} people end day {run.Day} in the passing state {state}.");
                Assert.True(people >= 0, $"{people} people are in state {state} on day {run.Day}.");
                Assert.True(options.Mode == Mode.Expected || people == Math.Floor(people), $"{people} people are in state {state}.");
            }

            for (int gate = 0; gate < program.Gates.Length; gate++)
            {
                double now = run.Passed(new GateId(gate));
                passed[gate] += now;
                CheckGate(program, gate, run.Day - 1, now, stocks, ref granted[gate], passed[gate], rounding);
            }
        }
    }

    /// <summary>A bound that holds for any way of carrying over: all that was ever granted.</summary>
    private static void CheckGate(Program program, int index, int day, double now, double[] stocks, ref double granted, double passed, double rounding)
    {
        Gate gate = program.Gates[index];
        double limit = gate.Steps.LastOrDefault(step => step.FromDay <= day, new GateStep(0, double.PositiveInfinity)).Limit;
        double slack = 1e-9 + (rounding * passed);
        switch (gate.Kind)
        {
            case GateKind.Capacity:
                Assert.True(now <= Math.Max(0, limit - stocks[gate.Stock!.Value.Index]) + slack, $"{now} passed into a capacity of {limit}.");
                break;
            case GateKind.PerDay:
                granted += limit;
                Assert.True(passed <= granted + slack, $"{passed} passed where {granted} were granted.");
                Assert.True(gate.CarriesOver || now <= limit + 1 + slack, $"{now} passed a daily limit of {limit}.");
                break;
            default:
                PeriodOfDay period = program.PeriodOf(day);
                bool steps = gate.Steps.Any(step => step.FromDay == day) && day != period.FirstDay;
                granted += double.IsInfinity(limit) ? limit : steps ? limit * (period.EndDay - day) / period.Length : day == period.FirstDay ? limit : 0;
                Assert.True(passed <= granted + slack, $"{passed} passed where {granted} were granted.");
                break;
        }
    }
}
