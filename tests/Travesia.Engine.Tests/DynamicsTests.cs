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
