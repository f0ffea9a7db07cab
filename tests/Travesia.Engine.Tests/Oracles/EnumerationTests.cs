using Travesia.Engine.Tests.Statistics;

namespace Travesia.Engine.Tests.Oracles;

public sealed class EnumerationTests
{
    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(0, 20).Select(seed => (ulong)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_expected_mode_is_the_mean_of_all_outcomes_where_nothing_is_gated(ulong seed)
    {
        Program program = RandomProgram(seed, passing: seed % 2 == 1);
        var all = new Enumeration(program);
        SimulationRun run = SimulationRun.Begin(program, 0, 0, new RunOptions(Mode.Expected));
        for (int day = 0; day < program.Days; day++)
        {
            all.Advance(day);
            run.Advance();
            Assert.Equal(1, all.Worlds.Values.Sum(), 1e-12);
            for (int state = 0; state < program.StateCount; state++)
            {
                Assert.Equal(all.Mean(new StateId(state)), run.People(new StateId(state)), 1e-12);
            }
        }

        Assert.False(run.Recording.IsFluid);
    }

    [Theory]
    [InlineData(Coupling.Independent)]
    [InlineData(Coupling.Paired)]
    public void Gated_counts_have_the_distribution_of_all_outcomes(Coupling coupling)
    {
        foreach (Program program in (Program[])[NestedGates(), Shelter(), GatedWayOut()])
        {
            var all = new Enumeration(program);
            for (int day = 0; day < program.Days; day++)
            {
                all.Advance(day);
            }

            var worlds = new string[40_000];
            SimulationRun run = SimulationRun.Begin(program, 0, 0, new RunOptions(Mode.Sampled, coupling));
            for (uint seed = 0; seed < worlds.Length; seed++)
            {
                run.Restart(seed, 0);
                while (!run.IsOver)
                {
                    run.Advance();
                }

                worlds[seed] = string.Create(program.StateCount, run, static (world, run) =>
                {
                    for (int state = 0; state < world.Length; state++)
                    {
                        world[state] = (char)run.People(new StateId(state));
                    }
                });
            }

            Assert.True(run.Recording.IsFluid);
            double chance = ChiSquare.OneSample(worlds, all.Worlds);
            Assert.True(chance > 1e-3, $"The counts differ from all outcomes; by chance that happens {chance:E1}.");
        }
    }

    private static Program RandomProgram(ulong seed, bool passing)
    {
        var dice = new Dice(seed + 77);
        var b = new ProgramBuilder(4, [0]);
        StateId[] states = [.. Enumerable.Range(0, 4).Select(i => b.AddState(StableKey.Of("state").With(i), i == 1 ? 2 : 1))];
        StateId[] within = [.. Enumerable.Range(0, passing ? 2 : 0).Select(i => b.AddState(StableKey.Of("within the day").With(i), i == 1 ? 2 : 1, passing: true))];
        for (int day = 0; day < 4; day += 2)
        {
            b.BeginEpoch(day);
            Lead(states[0], within);
            RowId row = Lead(states[1], within);
            if (passing)
            {
                // The third has the chances of the second for other targets.
                b.SetRow(states[2], b.AddRowLike(row, [states[3], states[1], states[2], states[0], .. within.Reverse(), states[2]]));
            }
            else
            {
                Lead(states[2], within);
            }

            for (int i = 0; i < within.Length; i++)
            {
                Lead(within[i], within[(i + 1)..]);
            }
        }

        b.AddInitialStock(new InitialStock(states[0], 2));
        b.AddInitialStock(new InitialStock(states[dice.Below(4)], 2));
        return b.Build();

        RowId Lead(StateId from, StateId[] passingTargets)
        {
            StateId[] targets = [.. states, .. passingTargets, states[0]];
            double[] weights = [.. targets[..^1].Select(_ => dice.Uniform() * dice.Below(2)), 0.01];
            double sum = weights.Sum();
            RowId row = b.AddRow([.. weights.Select((weight, i) => new Transition(targets[i], weight / sum, Lot: i == 1 ? Lot.Person : Lot.Choice))]);
            b.SetRow(from, row);
            return row;
        }
    }

    private static Program NestedGates()
    {
        var b = new ProgramBuilder(3, [0]);
        StateId town = b.AddState(StableKey.Of("town"));
        StateId village = b.AddState(StableKey.Of("village"));
        StateId north = b.AddState(StableKey.Of("north"));
        StateId queue = b.AddState(StableKey.Of("queue"));
        GateId border = b.AddGate(new Gate("border", GateKind.PerDay, [new(0, 2)]));
        GateId bridge = b.AddGate(new Gate("bridge", GateKind.PerDay, [new(0, 1), new(2, 0)]));
        PassageId overBridge = b.AddPassage([bridge, border], queue);
        PassageId overland = b.AddPassage([border], village);
        b.SetRow(town, b.AddRow(new(north, 0.5, Passage: overBridge), new(village, 0.2), new(town, 0.3)));
        b.SetRow(village, b.AddRow(new(north, 0.6, Passage: overland), new(town, 0.4)));
        b.SetRow(queue, b.AddRow(new(north, 0.9, Passage: overBridge), new(town, 0.1)));
        b.AddInitialStock(new InitialStock(town, 4));
        b.AddInitialStock(new InitialStock(village, 2));
        return b.Build();
    }

    private static Program Shelter()
    {
        var b = new ProgramBuilder(3, [0]);
        StateId street = b.AddState(StableKey.Of("street"));
        StateId men = b.AddState(StableKey.Of("men"));
        StateId families = b.AddState(StableKey.Of("families"));
        StateId gone = b.AddState(StableKey.Of("gone"));
        StockId beds = b.AddStock("beds", Resolution.Day);
        b.CountIn(beds, men);
        b.CountIn(beds, families);
        GateId shelter = b.AddGate(new Gate("shelter", GateKind.Capacity, [new(0, 3)], Stock: beds));
        PassageId door = b.AddPassage([shelter], street);
        b.SetRow(street, b.AddRow(new(men, 0.5, Passage: door), new(families, 0.3, Passage: door), new(gone, 0.2)));
        b.SetRow(men, b.AddRow(new(street, 0.5), new(men, 0.5)));
        b.SetRow(families, b.AddRow(new(gone, 0.4), new(families, 0.6)));
        b.AddInitialStock(new InitialStock(street, 5));
        b.AddInitialStock(new InitialStock(men, 1));
        return b.Build();
    }

    /// <summary>People from the town and people who change trains at noon try one border on one day; those of the village by another row's chances.</summary>
    private static Program GatedWayOut()
    {
        var b = new ProgramBuilder(3, [0]);
        StateId town = b.AddState(StableKey.Of("town"));
        StateId noon = b.AddState(StableKey.Of("noon"), passing: true);
        StateId evening = b.AddState(StableKey.Of("evening"), passing: true);
        StateId north = b.AddState(StableKey.Of("north"));
        StateId queue = b.AddState(StableKey.Of("queue"));
        StateId village = b.AddState(StableKey.Of("village"));
        StateId far = b.AddState(StableKey.Of("far"));
        GateId border = b.AddGate(new Gate("border", GateKind.PerDay, [new(0, 1), new(2, 2)]));
        PassageId crossing = b.AddPassage([border], queue);
        b.SetRow(town, b.AddRow(new(noon, 0.5), new(evening, 0.2), new(north, 0.2, Passage: crossing), new(town, 0.1)));
        b.SetRow(noon, b.AddRow(new(evening, 0.4), new(north, 0.3, Passage: crossing), new(town, 0.3)));
        RowId leaving = b.AddRow(new(north, 0.6, Passage: crossing), new(town, 0.4));
        b.SetRow(evening, leaving);
        b.SetRow(queue, b.AddRow(new(noon, 0.3), new(queue, 0.7)));
        b.SetRow(village, b.AddRowLike(leaving, [far, noon]));
        b.AddInitialStock(new InitialStock(town, 3));
        b.AddInitialStock(new InitialStock(queue, 1));
        b.AddInitialStock(new InitialStock(village, 1));
        return b.Build();
    }
}
