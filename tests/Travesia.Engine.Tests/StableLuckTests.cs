namespace Travesia.Engine.Tests;

/// <summary>What is added to a program leaves all other draws as they were, bit for bit.</summary>
public sealed class StableLuckTests
{
    public static TheoryData<string, Coupling> Additions =>
        [.. from addition in Added.Keys from coupling in Enum.GetValues<Coupling>() select new TheoryDataRow<string, Coupling>(addition, coupling)];

    private static Dictionary<string, Action<World>> Added => new(StringComparer.Ordinal)
    {
        ["a state before all others"] = world => world.StateBefore = true,
        ["a state after all others, with people of its own"] = world => world.StateAfter = true,
        ["a departure elsewhere"] = world => world.DepartureElsewhere = true,
        ["a second departure into the same state, under a key"] = world => world.KeyedDeparture = true,
        ["a gate that nobody passes"] = world => world.UnusedGate = true,
        ["a gate of the others' passages that never holds anybody back"] = world => world.WideGate = true,
        ["an epoch that changes nothing"] = world => world.UnusedEpoch = true,
        ["rows that no state has"] = world => world.UnusedRow = true,
        ["tallies and stocks"] = world => world.MoreRecorded = true,
        ["states in another order"] = world => world.Reversed = true,
        ["passing states elsewhere, with people who pass"] = world => world.PassingElsewhere = true,
        ["everything at once"] = world =>
            world.PassingElsewhere = world.StateBefore = world.StateAfter = world.UnusedGate = world.WideGate = world.UnusedEpoch = world.UnusedRow = world.MoreRecorded = world.Reversed = true,
    };

    [Theory]
    [MemberData(nameof(Additions))]
    public void Additions_leave_all_other_draws_unchanged(string addition, Coupling coupling)
    {
        var world = new World();
        Added[addition](world);
        for (uint seed = 0; seed < 5; seed++)
        {
            Assert.Equal(Lives(new World(), seed, coupling), Lives(world, seed, coupling));
        }
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public void The_state_hash_does_not_depend_on_the_order_of_states(string addition, Coupling coupling)
    {
        if (addition != "states in another order")
        {
            return;
        }

        SimulationRun one = SimulationRun.Begin(new World().Build(out _), 4, 2, new RunOptions(Mode.Sampled, coupling));
        SimulationRun other = SimulationRun.Begin(new World { Reversed = true }.Build(out _), 4, 2, new RunOptions(Mode.Sampled, coupling));
        while (!one.IsOver)
        {
            one.Advance();
            other.Advance();
            Assert.Equal(one.StateHash(), other.StateHash());
        }
    }

    [Fact]
    public void Transitions_to_one_target_have_luck_of_their_own()
    {
        var b = new ProgramBuilder(1, [0]);
        StateId here = b.AddState(StableKey.Of("here"));
        StateId there = b.AddState(StableKey.Of("there"));
        TallyId bus = b.AddTally("bus", Resolution.Day);
        TallyId train = b.AddTally("train", Resolution.Day);
        b.SetRow(here, b.AddRow(new(there, 0.001, b.AddTallySet(new TallyWeight(bus))), new(there, 0.001, b.AddTallySet(new TallyWeight(train))), new(here, 0.998)));
        b.AddInitialStock(new InitialStock(here, 1_000_000));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0);
        double products = 0;
        for (uint seed = 0; seed < 400; seed++)
        {
            run.Restart(seed, 0);
            run.Advance();
            products += (run.LastDay(bus) - 1000) * (run.LastDay(train) - 1000) / 1000;
        }

        Assert.Equal(0, products / 400, 5 / Math.Sqrt(400));
    }

    [Fact]
    public void Members_and_seeds_differ()
    {
        var hashes = new HashSet<ulong>();
        SimulationRun run = SimulationRun.Begin(new World().Build(out _), 0, 0);
        for (uint i = 0; i < 4; i++)
        {
            run.Restart(i / 2, i % 2);
            run.Advance();
            Assert.True(hashes.Add(run.StateHash()));
        }

        run.Restart(0, 0);
        run.Advance();
        Assert.Contains(run.StateHash(), hashes);
    }

    private static List<double> Lives(World world, uint seed, Coupling coupling)
    {
        Program program = world.Build(out StateId[] watched);
        SimulationRun run = SimulationRun.Begin(program, seed, 1, new RunOptions(Mode.Sampled, coupling));
        var seen = new List<double>();
        while (!run.IsOver)
        {
            run.Advance();
            seen.AddRange(watched.Select(run.People));
            seen.Add(run.LastDay(new TallyId(0)));
        }

        return seen;
    }

    /// <summary>A program with gates, parties and departures, and what a test adds to it.</summary>
    private sealed class World
    {
        private const int Days = 12;

        public bool StateBefore { get; set; }

        public bool StateAfter { get; set; }

        public bool DepartureElsewhere { get; set; }

        public bool KeyedDeparture { get; set; }

        public bool UnusedGate { get; set; }

        public bool WideGate { get; set; }

        public bool UnusedEpoch { get; set; }

        public bool UnusedRow { get; set; }

        public bool MoreRecorded { get; set; }

        public bool Reversed { get; set; }

        public bool PassingElsewhere { get; set; }

        public Program Build(out StateId[] watched)
        {
            var b = new ProgramBuilder(Days, [0, 5]);
            b.BeginEpoch(0);
            StateId? extra = StateBefore ? b.AddState(StableKey.Of("before")) : null;
            if (PassingElsewhere)
            {
                StateId valley = b.AddState(StableKey.Of("valley"));
                StateId pass = b.AddState(StableKey.Of("pass"), 2, passing: true);
                b.SetRow(valley, b.AddRow(new(pass, 0.5), new(valley, 0.5)));
                b.SetRow(pass, b.AddRow(new(valley, 0.4), new(extra ?? valley, 0.6)));
                b.AddInitialStock(new InitialStock(valley, 100));
            }

            string[] names = ["town", "village", "road", "queue", "north", "died"];
            var states = new Dictionary<string, StateId>(StringComparer.Ordinal);
            foreach (string name in Reversed ? names.Reverse() : names)
            {
                states[name] = b.AddState(StableKey.Of(name), name is "town" or "road" ? 3 : 1);
                if (name is "road" or "queue")
                {
                    // The two passing states lie elsewhere among the others, but one after the other as they must.
                    string way = states.ContainsKey("crossroads") ? "ferry" : "crossroads";
                    states[way] = b.AddState(StableKey.Of(way), way == "ferry" ? 2 : 1, passing: true);
                }
            }

            (StateId crossroads, StateId ferry) = (states["crossroads"], states["ferry"]);

            watched = [.. names.Select(name => states[name])];
            (StateId town, StateId village, StateId road, StateId queue, StateId north, StateId died) =
                (states["town"], states["village"], states["road"], states["queue"], states["north"], states["died"]);
            if (StateAfter)
            {
                StateId last = b.AddState(StableKey.Of("after"));
                b.AddInitialStock(new InitialStock(last, 100));
                b.SetRow(last, b.AddRow(new(last, 0.5), new(extra ?? last, 0.5)));
            }

            TallyId crossed = b.AddTally("crossed", Resolution.Day);
            TallySetId crossing = b.AddTallySet(new TallyWeight(crossed));
            if (MoreRecorded)
            {
                crossing = b.AddTallySet(new TallyWeight(crossed), new TallyWeight(b.AddTally("dollars", Resolution.Day), 7));
                b.CountIn(b.AddStock("roads", Resolution.Day), road);
            }

            GateId border = b.AddGate(new Gate("border", GateKind.PerDay, [new(0, 30)], CarriesOver: true));
            GateId bridge = b.AddGate(new Gate("bridge", GateKind.PerPeriod, [new(0, 60)]));
            GateId? wide = WideGate ? b.AddGate(new Gate("continent", GateKind.PerDay, [new(0, 1e6)])) : null;
            if (UnusedGate)
            {
                GateId unused = b.AddGate(new Gate("another border", GateKind.PerDay, [new(0, 1)]));
                b.AddPassage([unused], town);
            }

            PassageId overBridge = b.AddPassage(wide is GateId w ? [w, border, bridge] : [border, bridge], queue);
            PassageId overland = b.AddPassage(wide is GateId v ? [border, v] : [border], queue);
            if (UnusedRow)
            {
                b.AddRowLike(b.AddRow(new(town, 0.25), new(north, 0.75)), [road, queue]);
                b.AddRowLike(b.AddDynamicRow(new(town, 0.25), new(north, 0.75)), [road, queue]);
            }

            b.SetRow(town, b.AddRow(new(died, 0.01, Lot: Lot.Person), new(road, 0.2), new(crossroads, 0.1), new(village, 0.2), new(town, 0.49)));
            b.SetRow(crossroads, b.AddRow(new(ferry, 0.4, crossing), new(road, 0.6)));
            b.SetRow(ferry, b.AddRow(new(north, 0.6, crossing, overland), new(village, 0.4)));
            RowId leaving = b.AddRow(new(north, 0.4, crossing, overland), new(town, 0.2), new(village, 0.4));
            b.SetRow(village, leaving);
            b.SetRow(road, b.AddRow(new(north, 0.5, crossing, overBridge), new(north, 0.2, crossing, overland), new(town, 0.3)));
            b.SetRow(queue, b.AddRow(new(north, 0.9, crossing, overBridge), new(town, 0.1)));
            if (UnusedEpoch)
            {
                b.BeginEpoch(4);
                b.SetRow(village, leaving);
            }

            b.AddInitialStock(new InitialStock(town, 500));
            b.AddInitialStock(new InitialStock(village, 40, InitialLaw.Poisson));
            if (DepartureElsewhere && extra is null)
            {
                b.AddDeparture(new Departure(b.AddState(StableKey.Of("elsewhere")), [.. Enumerable.Repeat(10.0, Days)]));
            }

            if (KeyedDeparture)
            {
                // Nobody comes, so that what is watched changes only if luck does.
                b.AddDeparture(new Departure(town, [.. Enumerable.Repeat(0.0, Days)], Key: StableKey.Of("another group")));
            }

            b.AddDeparture(new Departure(town, [.. Enumerable.Repeat(25.0, Days)], 2));
            b.AddDeparture(new Departure(town, [.. Enumerable.Repeat(5.0, Days)]));
            return b.Build();
        }
    }
}
