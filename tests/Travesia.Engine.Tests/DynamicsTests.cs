namespace Travesia.Engine.Tests;

public sealed class DynamicsTests
{
    private delegate void Morning(int day, in Occupancy occupancy, Rewriter rewriter);

    public static TheoryData<Mode> Modes => [Mode.Sampled, Mode.Expected];

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_rewritten_row_holds_until_it_is_rewritten(Mode mode)
    {
        List<double> here = Lives(mode, (int day, in Occupancy _, Rewriter rewriter) =>
        {
            if (day == 0)
            {
                rewriter.SetRow(new StateId(1), [0, 1]);
            }

            if (day == 1)
            {
                rewriter.SetRow(new StateId(0), [1, 0]);
            }
        });
        Assert.Equal([100, 0, 0, 0], here);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void An_epoch_that_sets_a_row_undoes_what_was_rewritten(Mode mode)
    {
        List<double> here = Lives(mode, (int day, in Occupancy _, Rewriter rewriter) =>
        {
            if (day == 0)
            {
                rewriter.SetRow(new StateId(1), [1, 0]);
            }
        });
        Assert.Equal([200, 200, 100, 100], here);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Dynamics_see_the_morning_and_the_gates_of_the_day_before(Mode mode)
    {
        var seen = new List<(int Day, double Here, double There, double Stock, double Passed, double HeldBack)>();
        var b = new ProgramBuilder(3, [0]);
        StateId queue = b.AddState(StableKey.Of("queue"));
        StateId north = b.AddState(StableKey.Of("north"));
        StockId stock = b.AddStock("stock", Resolution.Day);
        b.CountIn(stock, north);
        b.CountIn(stock, north);
        GateId gate = b.AddGate(new Gate("g", GateKind.PerDay, [new(0, 4)]));
        b.SetRow(queue, b.AddRow(new Transition(north, 1, Passage: b.AddPassage([gate], queue))));
        b.AddInitialStock(new InitialStock(queue, 10));
        b.UseDynamics(new Dynamics([], (int day, in Occupancy occupancy, Rewriter _) => seen.Add(
            (day, occupancy.People(queue), occupancy.People(north), occupancy.People(stock), occupancy.Passed(gate), occupancy.HeldBack(gate)))));
        Simulation.Run(b.Build(), 0, 0, new RunOptions(mode), TestContext.Current.CancellationToken);
        Assert.Equal([(0, 10, 0, 0, 0, 0), (1, 6, 4, 4, 4, 6), (2, 2, 8, 8, 4, 2)], seen);
    }

    [Fact]
    public void A_departure_is_scaled_until_it_is_scaled_again()
    {
        var b = new ProgramBuilder(4, [0]);
        StateId origin = b.AddState(StableKey.Of("origin"));
        DepartureId departure = b.AddDeparture(new Departure(origin, [10, 10, 10, 10]));
        b.UseDynamics(new Dynamics([], (int day, in Occupancy _, Rewriter rewriter) =>
        {
            if (day is 1 or 3)
            {
                rewriter.ScaleDeparture(departure, day == 1 ? 2.5 : 0);
            }
        }));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, new RunOptions(Mode.Expected));
        var people = new List<double>();
        while (!run.IsOver)
        {
            run.Advance();
            people.Add(run.TotalPeople);
        }

        Assert.Equal([10, 35, 60, 60], people);
        Assert.True(run.Recording.IsFluid);
        run.Restart(0, 0);
        run.Advance();
        Assert.Equal(10, run.TotalPeople);
        Assert.False(run.Recording.IsFluid);
    }

    [Theory]
    [InlineData(0, new[] { 0.5, 0.6 }, "sum to 1.1")]
    [InlineData(0, new[] { 1.5, -0.5 }, "the probability 1.5")]
    [InlineData(0, new[] { double.NaN, 1 }, "NaN")]
    [InlineData(0, new[] { 1.0 }, "1 probabilities for the 2 transitions")]
    [InlineData(2, new[] { 0.5, 0.5 }, "not declared")]
    [InlineData(99, new[] { 0.5, 0.5 }, "not declared")]
    public void What_is_no_row_is_refused(int state, double[] row, string says)
    {
        var error = Assert.Throws<ProgramException>(() => Lives(
            Mode.Sampled, (int _, in Occupancy _, Rewriter rewriter) => rewriter.SetRow(new StateId(state), row)));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, -1.0)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(7, 1.0)]
    public void What_is_no_factor_is_refused(int departure, double factor) =>
        Assert.Throws<ProgramException>(() => Lives(
            Mode.Sampled, (int _, in Occupancy _, Rewriter rewriter) => rewriter.ScaleDeparture(new DepartureId(departure), factor)));

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_rewritten_dynamic_row_holds_for_all_that_have_it_or_one_like_it_until_rewritten(Mode mode)
    {
        // Three towns of one row of chances each send their people on or keep them; the third has the row from day 2 on.
        var b = new ProgramBuilder(5, [0]);
        StateId[] towns = [.. Enumerable.Range(0, 3).Select(i => b.AddState(StableKey.Of("town").With(i)))];
        StateId[] camps = [.. Enumerable.Range(0, 3).Select(i => b.AddState(StableKey.Of("camp").With(i)))];
        TallyId left = b.AddTally("left", Resolution.Day);
        RowId leaving = b.AddDynamicRow(new(camps[0], 0, b.AddTallySet(new TallyWeight(left))), new(towns[0], 1));
        RowId stranger = b.AddDynamicRow(new(camps[0], 0), new(towns[0], 1));
        RowId second = b.AddRowLike(leaving, [camps[1], towns[1]]);
        b.BeginEpoch(0);
        b.SetRow(towns[0], leaving);
        b.SetRow(towns[1], second);
        b.BeginEpoch(2);
        b.SetRow(towns[2], b.AddRowLike(second, [camps[2], towns[2]]));
        foreach ((StateId town, int people) in towns.Zip([100, 200, 400]))
        {
            b.AddInitialStock(new InitialStock(town, people));
        }

        b.UseDynamics(new Dynamics([], (int day, in Occupancy _, Rewriter rewriter) =>
        {
            rewriter.SetRow(stranger, [1, 0]);
            if (day is 1 or 3)
            {
                rewriter.SetRow(day == 1 ? leaving : second, day == 1 ? [1, 0] : [0, 1]);
            }
        }));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, new RunOptions(mode));
        for (uint member = 0; member < 2; member++)
        {
            run.Restart(0, member);
            var gone = new List<double>();
            while (!run.IsOver)
            {
                run.Advance();
                gone.Add(run.LastDay(left));
            }

            Assert.Equal([0, 300, 400, 0, 0], gone);
            Assert.Equal([100, 200, 400], camps.Select(run.People));
            Assert.True(run.Recording.IsFluid);
        }
    }

    [Theory]
    [InlineData(0, new[] { 0.5, 0.6 }, "row 0 probabilities that sum to 1.1")]
    [InlineData(0, new[] { 1.0 }, "1 probabilities for the 2 transitions of row 0")]
    [InlineData(0, new[] { -0.5, 1.5 }, "row 0 the probability -0.5")]
    [InlineData(1, new[] { 0.5, 0.5 }, "row 1, which was not added as a dynamic row")]
    [InlineData(2, new[] { 0.5, 0.5 }, "row 2, which")]
    [InlineData(-1, new[] { 0.5, 0.5 }, "row -1, which")]
    public void What_is_no_dynamic_row_is_refused(int row, double[] probabilities, string says)
    {
        // Row 2 of the table is the private one of a dynamic state.
        var b = new ProgramBuilder(1, [0]);
        StateId here = b.AddState(StableKey.Of("here"));
        b.AddDynamicRow(new(here, 0.5), new(here, 0.5));
        b.SetRow(here, b.AddRow(new(here, 0.5), new(here, 0.5)));
        b.UseDynamics(new Dynamics([here], (int _, in Occupancy _, Rewriter rewriter) => rewriter.SetRow(new RowId(row), probabilities)));
        Program program = b.Build();
        var error = Assert.Throws<ProgramException>(() => Simulation.Run(program, 0, 0, cancellation: TestContext.Current.CancellationToken));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    /// <summary>People in states 0 and 1 by day. State 0 keeps everybody; state 1 half of them, and from day 2 on nobody. State 2 is not dynamic.</summary>
    private static List<double> Lives(Mode mode, Morning morning)
    {
        var b = new ProgramBuilder(4, [0]);
        StateId zero = b.AddState(StableKey.Of("zero"));
        StateId one = b.AddState(StableKey.Of("one"));
        StateId two = b.AddState(StableKey.Of("two"));
        b.BeginEpoch(0);
        b.SetRow(zero, b.AddRow(new(two, 0), new(zero, 1)));
        b.SetRow(one, b.AddRow(new(one, 0.5), new(two, 0.5)));
        b.BeginEpoch(2);
        b.SetRow(one, b.AddRow(new(one, 0), new(two, 1)));
        b.AddInitialStock(new InitialStock(zero, 100));
        b.AddInitialStock(new InitialStock(one, 100));
        b.AddDeparture(new Departure(two, [0, 0, 0, 0]));
        b.UseDynamics(new Dynamics([zero, one], morning));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, new RunOptions(mode));
        var people = new List<double>();
        while (!run.IsOver)
        {
            run.Advance();
            people.Add(run.People(zero) + run.People(one));
        }

        return people;
    }

    private sealed class Dynamics(IReadOnlyList<StateId> states, Morning morning) : IDynamics, IDynamicsRun
    {
        public IReadOnlyList<StateId> States => states;

        public IDynamicsRun Begin() => this;

        public void StartOfDay(int day, in Occupancy occupancy, Rewriter rewriter) => morning(day, in occupancy, rewriter);
    }
}
