using CsCheck;

namespace Travesia.Engine.Tests;

/// <summary>A program of many states is moved in two halves in real numbers, by one thread or by two.</summary>
public sealed class HalvesTests
{
    private const int Empty = 5000;

    [Fact]
    public void States_that_nobody_enters_change_nothing_but_the_rounding() => GeneratedProgram.Recipes.Sample(
        recipe =>
        {
            SimulationRun few = Begin(GeneratedProgram.Make(recipe));
            SimulationRun many = Begin(GeneratedProgram.Make(recipe, empty: Empty));
            Assert.True(many.Program.StateCount > Empty);
            while (!few.IsOver)
            {
                few.Advance();
                many.Advance();
                for (int tally = 0; tally < few.Program.Tallies.Length; tally++)
                {
                    AssertClose(few.LastDay(new TallyId(tally)), many.LastDay(new TallyId(tally)), recipe);
                }

                for (int gate = 0; gate < few.Program.Gates.Length; gate++)
                {
                    AssertClose(few.Passed(new GateId(gate)), many.Passed(new GateId(gate)), recipe);
                    AssertClose(few.HeldBack(new GateId(gate)), many.HeldBack(new GateId(gate)), recipe);
                }

                AssertClose(few.People(new StockId(0)), many.People(new StockId(0)), recipe);
                AssertClose(few.TotalPeople, many.TotalPeople, recipe);
            }
        },
        iter: 200);

    [Fact]
    public void Two_threads_give_the_bits_of_one() => GeneratedProgram.Recipes.Sample(
        recipe =>
        {
            Program program = GeneratedProgram.Make(recipe, empty: Empty);
            SimulationRun one = Begin(program);
            SimulationRun two = Begin(program, threads: 2);
            while (!one.IsOver)
            {
                one.Advance();
                two.Advance();
                Assert.Equal(one.StateHash(), two.StateHash());
            }
        },
        iter: 200);

    private static SimulationRun Begin(Program program, int threads = 1) => SimulationRun.Begin(program, 0, 0, new RunOptions(Mode.Expected, Threads: threads));

    private static void AssertClose(double expected, double actual, GeneratedProgram.Recipe recipe)
        => Assert.True(Math.Abs(expected - actual) <= 1e-9 * (1 + recipe.MostPeople + Math.Abs(expected)), $"{actual:R} instead of {expected:R}.");
}
