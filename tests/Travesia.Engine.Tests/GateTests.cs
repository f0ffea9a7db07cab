namespace Travesia.Engine.Tests;

/// <summary>What a gate lets pass from day to day, where everybody tries it every day so that nothing is left to luck.</summary>
public sealed class GateTests
{
    public static TheoryData<Mode> Modes => [Mode.Sampled, Mode.Expected];

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_daily_limit_holds_every_day(Mode mode) =>
        Assert.Equal([3, 3, 3, 1], Passed(mode, 10, [], new Gate("g", GateKind.PerDay, [new(0, 3)]), 4));

    [Theory]
    [MemberData(nameof(Modes))]
    public void There_is_no_limit_before_the_first_step(Mode mode) =>
        Assert.Equal([10, 2, 2, 1], Passed(mode, 10, [5], new Gate("g", GateKind.PerDay, [new(1, 2)]), 4));

    [Fact]
    public void Fractions_of_a_person_are_banked_until_they_make_one() =>
        Assert.Equal([0, 0, 0, 1, 0, 0, 0, 1], Passed(Mode.Sampled, 10, [], new Gate("g", GateKind.PerDay, [new(0, 0.25)]), 8));

    [Fact]
    public void Ten_tenths_make_a_person() =>
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], Passed(Mode.Sampled, 10, [], new Gate("g", GateKind.PerDay, [new(0, 0.1)]), 10));

    [Fact]
    public void Real_people_pass_by_fractions() =>
        Assert.Equal([0.25, 0.25], Passed(Mode.Expected, 10, [], new Gate("g", GateKind.PerDay, [new(0, 0.25)]), 2));

    [Theory]
    [MemberData(nameof(Modes))]
    public void An_unused_allowance_is_lost(Mode mode) =>
        Assert.Equal([1, 0, 3], Passed(mode, 1, [0, 9, 0], new Gate("g", GateKind.PerDay, [new(0, 3)]), 3));

    [Theory]
    [MemberData(nameof(Modes))]
    public void An_unused_allowance_carries_over_where_it_may(Mode mode) =>
        Assert.Equal([1, 0, 8], Passed(mode, 1, [0, 9, 0], new Gate("g", GateKind.PerDay, [new(0, 3)], CarriesOver: true), 3));

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_period_limit_is_there_on_its_first_day(Mode mode) =>
        Assert.Equal([5, 0, 0, 5, 0], Passed(mode, 20, [], new Gate("g", GateKind.PerPeriod, [new(0, 5)]), 5, [0, 3]));

    [Theory]
    [MemberData(nameof(Modes))]
    public void What_a_period_left_unused_is_lost(Mode mode) =>
        Assert.Equal([1, 0, 0, 5, 0], Passed(mode, 1, [0, 0, 9, 0, 0], new Gate("g", GateKind.PerPeriod, [new(0, 5)]), 5, [0, 3]));

    [Theory]
    [MemberData(nameof(Modes))]
    public void What_a_period_left_unused_carries_over_where_it_may(Mode mode) =>
        Assert.Equal([1, 0, 0, 9, 0], Passed(mode, 1, [0, 0, 20, 0, 0], new Gate("g", GateKind.PerPeriod, [new(0, 5)], CarriesOver: true), 5, [0, 3]));

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_step_inside_a_period_gets_its_share_of_what_is_left_of_it(Mode mode) =>
        Assert.Equal([2, 0, 4, 0, 8], Passed(mode, 50, [], new Gate("g", GateKind.PerPeriod, [new(0, 2), new(2, 8)]), 5, [0, 4]));

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_step_inside_a_period_forgets_what_the_step_before_it_left(Mode mode) =>
        Assert.Equal([1, 0, 4, 0], Passed(mode, 1, [0, 20], new Gate("g", GateKind.PerPeriod, [new(0, 9), new(2, 8)], CarriesOver: true), 4));

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_limit_of_infinity_lets_everybody_pass_and_leaves_nothing_behind(Mode mode) =>
        Assert.Equal([10, 0, 2, 2], Passed(mode, 10, [0, 7, 0, 0], new Gate("g", GateKind.PerDay, [new(0, double.PositiveInfinity), new(2, 2)], CarriesOver: true), 4));

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_capacity_lets_pass_what_it_lacks_in_the_morning(Mode mode)
    {
        var b = new ProgramBuilder(3, [0]);
        StateId street = b.AddState(StableKey.Of("street"));
        StateId bed = b.AddState(StableKey.Of("bed"));
        StateId gone = b.AddState(StableKey.Of("gone"));
        StockId beds = b.AddStock("beds", Resolution.Day);
        b.CountIn(beds, bed);
        GateId shelter = b.AddGate(new Gate("shelter", GateKind.Capacity, [new(0, 6), new(2, 3)], Stock: beds));
        b.SetRow(street, b.AddRow(new Transition(bed, 1, Passage: b.AddPassage([shelter], street))));
        b.SetRow(bed, b.AddRow(new Transition(gone, 1)));
        b.AddInitialStock(new InitialStock(street, 20));
        b.AddInitialStock(new InitialStock(bed, 4));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, new RunOptions(mode));
        var seen = new List<(double, double, double)>();
        while (!run.IsOver)
        {
            run.Advance();
            seen.Add((run.Passed(shelter), run.HeldBack(shelter), run.People(beds)));
        }

        Assert.Equal([(2, 18, 2), (4, 14, 4), (0, 14, 0)], seen);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Who_passes_the_narrow_gate_and_not_the_wide_one_has_used_neither(Mode mode)
    {
        var b = new ProgramBuilder(1, [0]);
        StateId town = b.AddState(StableKey.Of("town"));
        StateId village = b.AddState(StableKey.Of("village"));
        StateId north = b.AddState(StableKey.Of("north"));
        StateId queue = b.AddState(StableKey.Of("queue"));
        TallyId crossed = b.AddTally("crossed", Resolution.Day);
        TallyId turned = b.AddTally("turned", Resolution.Day);
        GateId border = b.AddGate(new Gate("border", GateKind.PerDay, [new(0, 0)]));
        GateId bridge = b.AddGate(new Gate("bridge", GateKind.PerDay, [new(0, 4)]));
        TallySetId crossing = b.AddTallySet(new TallyWeight(crossed));
        TallySetId turning = b.AddTallySet(new TallyWeight(turned, 0.5));
        b.SetRow(town, b.AddRow(new Transition(north, 1, crossing, b.AddPassage([border, bridge], queue, turning))));
        b.SetRow(village, b.AddRow(new Transition(north, 1, crossing, b.AddPassage([border], village))));
        b.AddInitialStock(new InitialStock(town, 10));
        b.AddInitialStock(new InitialStock(village, 3));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, new RunOptions(mode));
        run.Advance();
        Assert.Equal((0, 6, 7), (run.Passed(bridge), run.HeldBack(bridge), run.HeldBack(border)));
        Assert.Equal((10, 3), (run.People(queue), run.People(village)));
        Assert.Equal((0, 5), (run.LastDay(crossed), run.LastDay(turned)));
    }

    [Fact]
    public void A_passage_through_no_gate_holds_nobody_back()
    {
        var b = new ProgramBuilder(1, [0]);
        StateId here = b.AddState(StableKey.Of("here"));
        StateId there = b.AddState(StableKey.Of("there"));
        b.SetRow(here, b.AddRow(new Transition(there, 1, Passage: b.AddPassage([], here))));
        b.AddInitialStock(new InitialStock(here, 8));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0);
        run.Advance();
        Assert.Equal(8, run.People(there));
        Assert.False(run.Recording.IsFluid);
    }

    [Fact]
    public void The_queue_is_served_by_chance_and_not_in_the_order_of_states()
    {
        const int Runs = 2_000;
        var b = new ProgramBuilder(1, [0]);
        StateId north = b.AddState(StableKey.Of("north"));
        StateId queue = b.AddState(StableKey.Of("queue"));
        StateId[] towns = [.. Enumerable.Range(0, 5).Select(i => b.AddState(StableKey.Of("town").With(i)))];
        GateId gate = b.AddGate(new Gate("g", GateKind.PerDay, [new(0, 20)]));
        PassageId passage = b.AddPassage([gate], queue);
        TallyId[] from = [.. towns.Select((_, i) => b.AddTally($"from {i}", Resolution.Day))];
        foreach ((StateId town, TallyId tally) in towns.Zip(from))
        {
            b.SetRow(town, b.AddRow(new Transition(north, 1, b.AddTallySet(new TallyWeight(tally)), passage)));
            b.AddInitialStock(new InitialStock(town, 10));
        }

        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0);
        var sums = new double[towns.Length];
        for (uint seed = 0; seed < Runs; seed++)
        {
            run.Restart(seed, 0);
            run.Advance();
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += run.LastDay(from[i]);
            }
        }

        double deviation = Math.Sqrt(20 * 0.2 * 0.8 * 30 / 49);
        Assert.All(sums, sum => Assert.Equal(4, sum / Runs, 5 * deviation / Math.Sqrt(Runs)));
    }

    /// <summary>Moves through a gate by day. People who depart on a day try from the next day on, and again on every day that they are held back.</summary>
    private static double[] Passed(Mode mode, double initial, double[] arriving, Gate gate, int days, int[]? periods = null)
    {
        var b = new ProgramBuilder(days, periods ?? [0]);
        StateId queue = b.AddState(StableKey.Of("queue"));
        StateId north = b.AddState(StableKey.Of("north"));
        GateId id = b.AddGate(gate);
        b.SetRow(queue, b.AddRow(new Transition(north, 1, Passage: b.AddPassage([id], queue))));
        b.AddInitialStock(new InitialStock(queue, initial));

        // Whole numbers of people on known days: a chain of shifts ends in the queue.
        StateId next = queue;
        for (int day = 0; day < arriving.Length; day++)
        {
            StateId before = b.AddState(StableKey.Of("coming").With(day));
            b.SetRow(before, b.AddRow(new Transition(next, 1)));
            b.AddInitialStock(new InitialStock(before, arriving[day]));
            next = before;
        }

        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, new RunOptions(mode));
        var passed = new double[days];
        for (int day = 0; day < days; day++)
        {
            run.Advance();
            passed[day] = run.Passed(id);
        }

        return passed;
    }
}
