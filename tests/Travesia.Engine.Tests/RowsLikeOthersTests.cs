using CsCheck;

namespace Travesia.Engine.Tests;

/// <summary>A row like another acts as if its transitions had been added one by one. What it saves is tested where programs are built.</summary>
public sealed class RowsLikeOthersTests
{
    public static TheoryData<RunOptions> Options =>
        [new RunOptions(), new RunOptions(Mode.Sampled, Coupling.Paired), new RunOptions(Mode.Expected)];

    [Theory]
    [MemberData(nameof(Options))]
    public void Runs_are_the_same_bits_as_with_rows_added_one_by_one(RunOptions options)
    {
        int spared = 0;
        GeneratedProgram.Recipes.Sample(
            recipe =>
            {
                recipe = recipe with { RowsLikeOthers = true };
                Program program = GeneratedProgram.Make(recipe);
                Program oneByOne = GeneratedProgram.Make(recipe, oneByOne: true);
                spared += oneByOne.Parts.Table.Probability.Length - program.Parts.Table.Probability.Length;
                SimulationRun run = SimulationRun.Begin(program, (uint)recipe.Seed, 1, options);
                SimulationRun other = SimulationRun.Begin(oneByOne, (uint)recipe.Seed, 1, options);
                while (!run.IsOver)
                {
                    run.Advance();
                    other.Advance();
                    Assert.Equal(other.StateHash(), run.StateHash());
                }
            },
            seed: "0000KOIJfkR8",
            iter: 500,
            threads: 1);
        Assert.True(spared > 1_000, $"Only {spared} transitions were shared.");
    }
}
