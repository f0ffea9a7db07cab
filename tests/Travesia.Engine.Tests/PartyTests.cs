using Travesia.Engine.Tests.Statistics;

namespace Travesia.Engine.Tests;

/// <summary>One day's split of a state whose people decide in parties.</summary>
public sealed class PartyTests
{
    private static readonly double[] Ways = [0.5, 0.3, 0.2];

    public static TheoryData<int, double, Coupling> Sizes =>
        [.. from size in (int[])[1, 2, 3, 7] from factor in (double[])[1.5, 2, 4] from coupling in Enum.GetValues<Coupling>()
            select new TheoryDataRow<int, double, Coupling>(size, factor, coupling)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_split_has_the_distribution_of_the_urn(int people, double factor, Coupling coupling)
    {
        string[] splits = [.. Splits(people, factor, coupling, 4_000).Select(split => string.Join(' ', split))];
        double chance = ChiSquare.OneSample(splits, Urn(people, factor));
        Assert.True(chance > 1e-4, $"{people} people in parties of {factor}: by chance that happens {chance:E1}.");
    }

    [Theory]
    [InlineData(40, 2.5, Coupling.Independent)]
    [InlineData(40, 2.5, Coupling.Paired)]
    [InlineData(100_000, 3.5, Coupling.Independent)]
    [InlineData(100_000, 3.5, Coupling.Paired)]
    public void Variance_over_mean_is_that_of_parties(int people, double factor, Coupling coupling)
    {
        const int Runs = 5_000;
        double[][] splits = [.. Splits(people, factor, coupling, Runs)];
        for (int way = 0; way < Ways.Length; way++)
        {
            double expectedMean = people * Ways[way];
            double expectedVariance = factor * expectedMean * (1 - Ways[way]);
            double mean = splits.Average(split => split[way]);
            double variance = splits.Average(split => (split[way] - expectedMean) * (split[way] - expectedMean));
            Assert.Equal(expectedMean, mean, 5 * Math.Sqrt(expectedVariance / Runs));
            Assert.Equal(1, variance / expectedVariance, 5 * Math.Sqrt(3.0 / Runs));
        }
    }

    [Fact]
    public void Deaths_are_drawn_person_by_person_and_before_choices()
    {
        const int Runs = 4_000;
        var b = new ProgramBuilder(1, [0]);
        StateId here = b.AddState(StableKey.Of("here"), 50);
        StateId there = b.AddState(StableKey.Of("there"));
        StateId died = b.AddState(StableKey.Of("died"));
        b.SetRow(here, b.AddRow(new(there, 0.9), new(died, 0.1, Lot: Lot.Person)));
        b.AddInitialStock(new InitialStock(here, 1000));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0);
        double sum = 0;
        for (uint seed = 0; seed < Runs; seed++)
        {
            run.Restart(seed, 0);
            run.Advance();
            sum += Math.Pow(run.People(died) - 100, 2);
        }

        Assert.Equal(1, sum / Runs / 90, 5 * Math.Sqrt(2.0 / Runs));
    }

    [Fact]
    public void Departures_vary_at_least_as_parties_do()
    {
        const int Runs = 4_000;
        var b = new ProgramBuilder(1, [0]);
        StateId here = b.AddState(StableKey.Of("here"), 6);
        b.AddDeparture(new Departure(here, [100], 2));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0);
        double sum = 0;
        for (uint seed = 0; seed < Runs; seed++)
        {
            run.Restart(seed, 0);
            run.Advance();
            sum += Math.Pow(run.People(here) - 100, 2);
        }

        Assert.Equal(1, sum / Runs / 600, 5 * Math.Sqrt(2.2 / Runs));
    }

    private static IEnumerable<double[]> Splits(int people, double factor, Coupling coupling, int runs)
    {
        var b = new ProgramBuilder(1, [0]);
        StateId fork = b.AddState(StableKey.Of("fork"), factor);
        StateId[] ends = [.. Ways.Select((_, i) => b.AddState(StableKey.Of("end").With(i)))];
        b.SetRow(fork, b.AddRow([.. Ways.Select((way, i) => new Transition(ends[i], way))]));
        b.AddInitialStock(new InitialStock(fork, people));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, new RunOptions(Mode.Sampled, coupling));
        for (uint seed = 0; seed < runs; seed++)
        {
            run.Restart(seed, 0);
            run.Advance();
            yield return [.. ends.Select(run.People)];
        }
    }

    /// <summary>All outcomes of an urn: each draws afresh with the weight of the concentration, or follows somebody before them.</summary>
    private static Dictionary<string, double> Urn(int people, double factor)
    {
        double concentration = people <= factor ? 0 : (people - factor) / (factor - 1);
        var urn = new Dictionary<(int, int, int), double> { [(0, 0, 0)] = 1 };
        for (int drawn = 0; drawn < people; drawn++)
        {
            var further = new Dictionary<(int, int, int), double>();
            foreach (((int a, int b, int c) counts, double chance) in urn)
            {
                for (int way = 0; way < 3; way++)
                {
                    int followers = way == 0 ? counts.a : way == 1 ? counts.b : counts.c;
                    double next = drawn == 0 ? Ways[way] : ((concentration * Ways[way]) + followers) / (concentration + drawn);
                    (int, int, int) key = (counts.a + (way == 0 ? 1 : 0), counts.b + (way == 1 ? 1 : 0), counts.c + (way == 2 ? 1 : 0));
                    further[key] = further.GetValueOrDefault(key) + (chance * next);
                }
            }

            urn = further;
        }

        return urn.Where(cell => cell.Value > 0).ToDictionary(cell => $"{cell.Key.Item1} {cell.Key.Item2} {cell.Key.Item3}", cell => cell.Value);
    }
}
