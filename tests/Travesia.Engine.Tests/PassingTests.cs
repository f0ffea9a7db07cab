namespace Travesia.Engine.Tests;

/// <summary>States in which nobody ends a day, where everything is certain. Their law is tested beside the oracles.</summary>
public sealed class PassingTests
{
    private static readonly StateId Town = new(0);
    private static readonly StateId Noon = new(1);
    private static readonly StateId Evening = new(2);
    private static readonly StateId Camp = new(3);

    public static TheoryData<RunOptions> Options =>
        [new RunOptions(), new RunOptions(Mode.Sampled, Coupling.Paired), new RunOptions(Mode.Expected)];

    [Theory]
    [MemberData(nameof(Options))]
    public void People_pass_through_in_a_day_and_every_hop_is_counted(RunOptions options)
    {
        ProgramBuilder b = Begin(3);
        TallyId hops = b.AddTally("hops", Resolution.Day);
        TallySetId hop = b.AddTallySet(new TallyWeight(hops));
        b.SetRow(Town, b.AddRow(new Transition(Noon, 1, hop)));
        b.SetRow(Noon, b.AddRow(new Transition(Evening, 1, hop)));
        b.SetRow(Evening, b.AddRow(new Transition(Camp, 1, hop)));
        b.AddInitialStock(new InitialStock(Town, 40));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, options);
        run.Advance();
        Assert.Equal((0, 0, 0, 40), Where(run));
        Assert.Equal(120, run.LastDay(hops));
        run.Advance();
        Assert.Equal((0, 0, 0, 40), Where(run));
        Assert.Equal(0, run.LastDay(hops));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void A_passing_state_is_split_once_on_all_who_entered_it_whatever_way_they_came(RunOptions options)
    {
        // By way of noon half reach the evening, and half come straight from town; the evening leads on only when both are there.
        ProgramBuilder b = Begin(1);
        StateId village = b.AddState(StableKey.Of("village"));
        b.SetRow(Town, b.AddRow(new Transition(Noon, 1)));
        b.SetRow(village, b.AddRow(new Transition(Evening, 1)));
        b.SetRow(Noon, b.AddRow(new Transition(Evening, 1)));
        b.SetRow(Evening, b.AddRow(new Transition(Camp, 1)));
        b.AddInitialStock(new InitialStock(Town, 10));
        b.AddInitialStock(new InitialStock(village, 10));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, options);
        run.Advance();
        Assert.Equal((0, 0, 0, 20), Where(run));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void States_of_many_blocks_pass_in_ascending_order(RunOptions options)
    {
        // A day's way through every seventh of a thousand states, so that blocks hold both kinds, and through a block that holds one.
        var b = new ProgramBuilder(2, [0]);
        StateId[] states = [.. Enumerable.Range(0, 1000).Select(i => b.AddState(StableKey.Of("s").With(i), passing: i % 7 == 3 || i / 32 == 20))];
        StateId[] way = [.. states.Where((_, i) => i % 7 == 3 || i / 32 == 20)];
        TallyId hops = b.AddTally("hops", Resolution.Day);
        TallySetId hop = b.AddTallySet(new TallyWeight(hops));
        b.SetRow(states[0], b.AddRow(new Transition(way[0], 1)));
        for (int i = 0; i < way.Length; i++)
        {
            b.SetRow(way[i], b.AddRow(new Transition(i + 1 < way.Length ? way[i + 1] : states[1], 1, hop)));
        }

        b.SetRow(states[1], b.AddRow(new Transition(states[0], 1)));
        b.AddInitialStock(new InitialStock(states[0], 5));
        b.AddInitialStock(new InitialStock(states[1], 3));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, options);
        run.Advance();
        Assert.Equal((3, 5, 5.0 * way.Length), (run.People(states[0]), run.People(states[1]), run.LastDay(hops)));
        run.Advance();
        Assert.Equal((5, 3, 3.0 * way.Length), (run.People(states[0]), run.People(states[1]), run.LastDay(hops)));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Blocks_that_nobody_passes_are_passed_by_and_no_more(RunOptions options)
    {
        // Each but one of a thousand states is passing, and a day's way leads by few of them, the last of a word and the first of another.
        var b = new ProgramBuilder(1, [0]);
        StateId[] states = [.. Enumerable.Range(0, 1001).Select(i => b.AddState(StableKey.Of("s").With(i), passing: i is > 0 and < 1000))];
        foreach (StateId state in states[1..1000])
        {
            b.SetRow(state, b.AddRow(new Transition(states[1000], 1)));
        }

        int[] way = [0, 255, 512, 767, 768, 999, 1000];
        foreach ((int from, int to) in way.Zip(way.Skip(1)))
        {
            b.SetRow(states[from], b.AddRow(new Transition(states[to], 1)));
        }

        b.AddInitialStock(new InitialStock(states[0], 9));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, options);
        run.Advance();
        Assert.Equal(9, run.People(states[1000]));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Gates_on_the_way_out_stay_one_queue_at_the_end_of_the_day(RunOptions options)
    {
        ProgramBuilder b = Begin(2);
        GateId gate = b.AddGate(new Gate("border", GateKind.PerDay, [new(0, 6)]));
        PassageId border = b.AddPassage([gate], Town);
        b.SetRow(Town, b.AddRow(new Transition(Noon, 1)));
        b.SetRow(Noon, b.AddRow(new Transition(Camp, 1, Passage: border)));
        b.SetRow(Evening, b.AddRow(new Transition(Camp, 1)));
        b.AddInitialStock(new InitialStock(Town, 10));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, options);
        run.Advance();
        Assert.Equal((4, 0, 0, 6), Where(run));
        Assert.Equal((6, 4), (run.Passed(gate), run.HeldBack(gate)));
        run.Advance();
        Assert.Equal((0, 0, 0, 10), Where(run));
        Assert.Equal((4, 0), (run.Passed(gate), run.HeldBack(gate)));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Epochs_and_dynamics_change_the_rows_of_passing_states(RunOptions options)
    {
        ProgramBuilder b = Begin(4);
        b.BeginEpoch(0);
        b.SetRow(Town, b.AddRow(new Transition(Noon, 1)));
        b.SetRow(Noon, b.AddRow(new Transition(Town, 1)));
        b.SetRow(Evening, b.AddRow(new(Town, 1), new(Camp, 0)));
        b.BeginEpoch(2);
        b.SetRow(Noon, b.AddRow(new Transition(Evening, 1)));
        b.AddInitialStock(new InitialStock(Town, 10));
        b.UseDynamics(new OnDay(3, Evening, [0, 1]));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, options);
        var camp = new List<double>();
        while (!run.IsOver)
        {
            run.Advance();
            camp.Add(run.People(Camp));
        }

        Assert.Equal([0, 0, 0, 10], camp);
        Assert.True(run.Recording.IsFluid);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Who_departs_passes_on_the_next_day(RunOptions options)
    {
        ProgramBuilder b = Begin(2);
        b.SetRow(Town, b.AddRow(new Transition(Noon, 1)));
        b.SetRow(Noon, b.AddRow(new Transition(Camp, 1)));
        b.SetRow(Evening, b.AddRow(new Transition(Camp, 1)));
        b.AddDeparture(new Departure(Town, [1000, 0]));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, options);
        run.Advance();
        double came = run.People(Town);
        Assert.True(came > 800);
        Assert.Equal((came, 0, 0, 0), Where(run));
        run.Advance();
        Assert.Equal((0, 0, 0, came), Where(run));
    }

    [Fact]
    public void A_program_says_which_of_its_states_are_passing()
    {
        ProgramBuilder b = Begin(1);
        b.SetRow(Noon, b.AddRow(new Transition(Camp, 1)));
        b.SetRow(Evening, b.AddRow(new Transition(Camp, 1)));
        Program program = b.Build();
        Assert.Equal([false, true, true, false], Enumerable.Range(0, 4).Select(state => program.IsPassing(new StateId(state))));
        Assert.False(new ProgramBuilder(1, [0]).Build().Parts.Passing.Any);
    }

    private static ProgramBuilder Begin(int days)
    {
        var b = new ProgramBuilder(days, [0]);
        b.AddState(StableKey.Of("town"));
        b.AddState(StableKey.Of("noon"), passing: true);
        b.AddState(StableKey.Of("evening"), passing: true);
        b.AddState(StableKey.Of("camp"));
        return b;
    }

    private static (double Town, double Noon, double Evening, double Camp) Where(SimulationRun run) =>
        (run.People(Town), run.People(Noon), run.People(Evening), run.People(Camp));

    private sealed class OnDay(int when, StateId state, double[] row) : IDynamics, IDynamicsRun
    {
        public IReadOnlyList<StateId> States => [state];

        public IDynamicsRun Begin() => this;

        public void StartOfDay(int day, in Occupancy occupancy, Rewriter rewriter)
        {
            if (day == when)
            {
                rewriter.SetRow(state, row);
            }
        }
    }
}
