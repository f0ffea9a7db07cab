using Travesia.Engine.Tests.Statistics;

namespace Travesia.Engine.Tests;

public sealed class PoissonStatementTests
{
    private const int Days = 8;

    private static readonly double[] Means = [4, 6, 3, 5, 4, 6, 3, 5];

    private delegate void Change(ProgramBuilder b, Corridor corridor);

    [Fact]
    public void Stocks_and_tallies_are_Poisson_where_the_statement_holds()
    {
        Corridor corridor = Build((b, c) => b.AddInitialStock(new InitialStock(c.Town, 20, InitialLaw.Poisson)));
        PoissonStatement north = PoissonStatement.Of(corridor.Program, corridor.NorthStock, 6);
        PoissonStatement crossed = PoissonStatement.Of(corridor.Program, corridor.Crossed, 2, 6);
        PoissonStatement walked = PoissonStatement.Of(corridor.Program, corridor.Walked, 5, 5);
        Assert.True(north.Holds && crossed.Holds && walked.Holds);

        var atNorth = new double[6_000];
        var crossing = new double[atNorth.Length];
        var walking = new double[atNorth.Length];
        SimulationRun run = SimulationRun.Begin(corridor.Program, 0, 0);
        for (uint seed = 0; seed < atNorth.Length; seed++)
        {
            run.Restart(seed, 0);
            for (int day = 0; day <= 6; day++)
            {
                run.Advance();
                crossing[seed] += day >= 2 ? run.LastDay(corridor.Crossed) : 0;
                walking[seed] += day == 5 ? run.LastDay(corridor.Walked) : 0;
            }

            atNorth[seed] = run.People(corridor.NorthStock);
        }

        AssertPoisson(atNorth, north.Mean);
        AssertPoisson(crossing, crossed.Mean);
        AssertPoisson(walking, walked.Mean);
    }

    [Fact]
    public void Repeats_are_refused_over_days_and_rightly_so()
    {
        Corridor corridor = Build((_, _) => { });
        Assert.Equal(PoissonObstacles.Repeats, PoissonStatement.Of(corridor.Program, corridor.Walked, 0, Days - 1).Obstacles);
        Assert.True(double.IsNaN(PoissonStatement.Of(corridor.Program, corridor.Walked, 0, Days - 1).Mean));

        var walks = new double[4_000];
        SimulationRun run = SimulationRun.Begin(corridor.Program, 0, 0);
        for (uint seed = 0; seed < walks.Length; seed++)
        {
            run.Restart(seed, 0);
            while (!run.IsOver)
            {
                run.Advance();
                walks[seed] += run.LastDay(corridor.Walked);
            }
        }

        double mean = walks.Average();
        Assert.True(walks.Average(walk => Math.Pow(walk - mean, 2)) / mean > 1.2, "Who walks out and back adds twice, which spreads the tally.");
    }

    [Fact]
    public void Twice_is_refused_only_if_it_fits_into_the_days()
    {
        // Out on one day, back on the next, out again on the third.
        Corridor corridor = Build((_, _) => { });
        Assert.True(PoissonStatement.Of(corridor.Program, corridor.Walked, 3, 4).Holds);
        Assert.False(PoissonStatement.Of(corridor.Program, corridor.Walked, 3, 5).Holds);
    }

    [Fact]
    public void Weights_are_refused() =>
        AssertRefused(PoissonObstacles.Weights, c => PoissonStatement.Of(c.Program, c.Dollars, 3, 3), (_, _) => { });

    [Fact]
    public void Dynamics_are_refused() =>
        AssertRefused(PoissonObstacles.Dynamics, c => PoissonStatement.Of(c.Program, c.NorthStock, 3), (b, _) => b.UseDynamics(new Idle()));

    [Fact]
    public void Dispersed_departures_are_refused() =>
        AssertRefused(
            PoissonObstacles.Dispersion,
            c => PoissonStatement.Of(c.Program, c.Crossed, 3, 3),
            (b, c) => b.AddDeparture(new Departure(c.Town, Means, 2)));

    [Fact]
    public void A_fixed_stock_is_refused_from_the_day_on_which_it_can_be_counted()
    {
        Corridor corridor = Build((b, c) => b.AddInitialStock(new InitialStock(c.Outside, 5)));
        Assert.True(PoissonStatement.Of(corridor.Program, corridor.NorthStock, 0).Holds);
        Assert.True(PoissonStatement.Of(corridor.Program, corridor.Crossed, 0, 0).Holds);
        Assert.Equal(PoissonObstacles.FixedInitialStock, PoissonStatement.Of(corridor.Program, corridor.NorthStock, 1).Obstacles);
        Assert.Equal(PoissonObstacles.FixedInitialStock, PoissonStatement.Of(corridor.Program, corridor.Crossed, 1, 1).Obstacles);
    }

    [Fact]
    public void A_fixed_stock_of_nobody_is_no_obstacle()
    {
        Corridor corridor = Build((b, c) => b.AddInitialStock(new InitialStock(c.Town, 0)));
        Assert.True(PoissonStatement.Of(corridor.Program, corridor.NorthStock, 6).Holds);
    }

    [Fact]
    public void Parties_are_refused_beyond_where_they_choose()
    {
        Corridor corridor = Build((_, _) => { }, partyFactor: 2);
        Assert.Equal(PoissonObstacles.Parties, PoissonStatement.Of(corridor.Program, corridor.NorthStock, 6).Obstacles);
    }

    [Fact]
    public void Gates_are_refused_only_while_they_have_a_limit()
    {
        Corridor limited = Build((_, _) => { }, limitFrom: 4);
        Assert.True(PoissonStatement.Of(limited.Program, limited.Crossed, 3, 3).Holds);
        Assert.Equal(PoissonObstacles.Gates, PoissonStatement.Of(limited.Program, limited.Crossed, 4, 4).Obstacles);
        Assert.Equal(PoissonObstacles.Gates, PoissonStatement.Of(limited.Program, limited.TownStock, 4).Obstacles);
    }

    [Fact]
    public void A_gate_elsewhere_is_no_obstacle()
    {
        Corridor corridor = Build((b, c) =>
        {
            StateId island = b.AddState(StableKey.Of("island"));
            StateId mainland = b.AddState(StableKey.Of("mainland"));
            GateId ferry = b.AddGate(new Gate("ferry", GateKind.PerDay, [new(0, 1)]));
            b.SetRow(island, b.AddRow(new Transition(mainland, 1, Passage: b.AddPassage([ferry], island))));
            b.AddInitialStock(new InitialStock(island, 50));
        });
        Assert.True(PoissonStatement.Of(corridor.Program, corridor.NorthStock, 6).Holds);
    }

    [Fact]
    public void Who_passes_through_is_counted_as_one_who_stays_is()
    {
        Corridor corridor = ByNoon(out TallyId passed, out TallyId hops);
        PoissonStatement statement = PoissonStatement.Of(corridor.Program, passed, 4, 4);
        Assert.True(statement.Holds);
        var counts = new double[6_000];
        SimulationRun run = SimulationRun.Begin(corridor.Program, 0, 0);
        for (uint seed = 0; seed < counts.Length; seed++)
        {
            run.Restart(seed, 0);
            while (run.Day < 5)
            {
                run.Advance();
            }

            counts[seed] = run.LastDay(passed);
        }

        AssertPoisson(counts, statement.Mean);

        // Who adds twice on one day is as much a repeat as who does so on two.
        Assert.Equal(PoissonObstacles.Repeats, PoissonStatement.Of(corridor.Program, hops, 4, 4).Obstacles);
    }

    [Fact]
    public void A_row_like_another_is_followed_to_its_own_targets_and_counts_as_that_one_does()
    {
        var b = new ProgramBuilder(2, [0]);
        StateId nobodyThere = b.AddState(StableKey.Of("nobody there"));
        StateId hamlet = b.AddState(StableKey.Of("hamlet"));
        StateId far = b.AddState(StableKey.Of("far"));
        TallyId dollars = b.AddTally("dollars", Resolution.Day);
        StockId away = b.AddStock("away", Resolution.Day);
        b.CountIn(away, far);
        RowId leaving = b.AddRow(new Transition(nobodyThere, 1, b.AddTallySet(new TallyWeight(dollars, 40))));
        b.SetRow(nobodyThere, leaving);
        b.SetRow(far, b.AddRow(new(far, 0.5), new(hamlet, 0.5)));
        b.SetRow(hamlet, b.AddRowLike(leaving, [far]));
        b.AddInitialStock(new InitialStock(hamlet, 5));
        Program program = b.Build();
        Assert.Equal(PoissonObstacles.FixedInitialStock | PoissonObstacles.Weights, PoissonStatement.Of(program, dollars, 0, 0).Obstacles);
        Assert.Equal(PoissonObstacles.FixedInitialStock, PoissonStatement.Of(program, away, 0).Obstacles);
    }

    [Fact]
    public void Parties_that_choose_on_the_way_are_refused_beyond()
    {
        // On the second day they first pass; some of them come back to where they began.
        Corridor corridor = ByNoon(out TallyId passed, out _, partyFactor: 2);
        Assert.True(PoissonStatement.Of(corridor.Program, passed, 1, 1).Holds);
        Assert.Equal(PoissonObstacles.Parties, PoissonStatement.Of(corridor.Program, passed, 2, 2).Obstacles);
        Assert.Equal(PoissonObstacles.Parties, PoissonStatement.Of(corridor.Program, corridor.NorthStock, 4).Obstacles);
    }

    [Fact]
    public void Days_and_counts_that_are_not_there_are_refused()
    {
        Corridor c = Build((_, _) => { });
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonStatement.Of(c.Program, c.Crossed, -1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonStatement.Of(c.Program, c.Crossed, 3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonStatement.Of(c.Program, c.Crossed, 0, Days));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonStatement.Of(c.Program, new TallyId(17), 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonStatement.Of(c.Program, c.NorthStock, Days));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonStatement.Of(c.Program, new StockId(-1), 0));
    }

    private static void AssertRefused(PoissonObstacles because, Func<Corridor, PoissonStatement> statement, Change change)
    {
        PoissonStatement said = statement(Build(change));
        Assert.Equal((because, false), (said.Obstacles, said.Holds));
    }

    private static void AssertPoisson(double[] sample, double mean)
    {
        var law = new Dictionary<int, double> { [0] = Math.Exp(-mean) };
        for (int k = 1; k < 200; k++)
        {
            law[k] = law[k - 1] * mean / k;
        }

        double chance = ChiSquare.OneSample([.. sample.Select(count => (int)count)], law);
        Assert.True(chance > 1e-3, $"A sample of mean {sample.Average():F2} is not Poisson of mean {mean:F2}; by chance that happens {chance:E1}.");
    }

    /// <summary>A town from which people cross north or walk out and come back.</summary>
    private static Corridor Build(Change change, double partyFactor = 1, int limitFrom = -1)
    {
        var b = new ProgramBuilder(Days, [0]);
        var c = new Corridor
        {
            Town = b.AddState(StableKey.Of("town"), partyFactor),
            Outside = b.AddState(StableKey.Of("outside")),
            Crossed = b.AddTally("crossed", Resolution.Day),
            Walked = b.AddTally("walked", Resolution.Day),
            Dollars = b.AddTally("dollars", Resolution.Day),
            NorthStock = b.AddStock("north", Resolution.Day),
            TownStock = b.AddStock("town", Resolution.Day),
        };
        StateId north = b.AddState(StableKey.Of("north"));
        b.CountIn(c.NorthStock, north);
        b.CountIn(c.TownStock, c.Town);
        PassageId passage = PassageId.Free;
        if (limitFrom >= 0)
        {
            GateId gate = b.AddGate(new Gate("border", GateKind.PerDay, [new(0, double.PositiveInfinity), new(limitFrom, 3)]));
            passage = b.AddPassage([gate], c.Town);
        }

        b.SetRow(c.Town, b.AddRow(
            new(north, 0.3, b.AddTallySet(new(c.Crossed), new(c.Dollars, 40)), passage),
            new(c.Outside, 0.3, b.AddTallySet(new TallyWeight(c.Walked))),
            new(c.Town, 0.4)));
        b.SetRow(c.Outside, b.AddRow(new Transition(c.Town, 1)));
        b.AddDeparture(new Departure(c.Town, Means));
        change(b, c);
        return c with { Program = b.Build() };
    }

    /// <summary>A corridor beside which people go north by two hops on one day.</summary>
    private static Corridor ByNoon(out TallyId passed, out TallyId hops, double partyFactor = 1)
    {
        TallyId first = default;
        TallyId both = default;
        Corridor corridor = Build((b, c) =>
        {
            first = b.AddTally("passed", Resolution.Day);
            both = b.AddTally("hops", Resolution.Day);
            StateId village = b.AddState(StableKey.Of("village"));
            StateId noon = b.AddState(StableKey.Of("noon"), partyFactor, passing: true);
            StateId far = b.AddState(StableKey.Of("far"));
            b.CountIn(c.NorthStock, far);
            StateId hamlet = b.AddState(StableKey.Of("hamlet"));
            RowId leaving = b.AddRow(new(noon, 0.5, b.AddTallySet(new(first), new(both))), new(village, 0.5));
            b.SetRow(village, leaving);
            b.SetRow(hamlet, b.AddRowLike(leaving, [noon, hamlet]));
            b.AddDeparture(new Departure(hamlet, Means));
            b.SetRow(noon, b.AddRow(new(far, 0.7, b.AddTallySet(new TallyWeight(both))), new(village, 0.3)));
            b.AddDeparture(new Departure(village, Means));
        });
        (passed, hops) = (first, both);
        return corridor;
    }

    private sealed record Corridor
    {
        public Program Program { get; init; } = null!;

        public StateId Town { get; init; }

        public StateId Outside { get; init; }

        public TallyId Crossed { get; init; }

        public TallyId Walked { get; init; }

        public TallyId Dollars { get; init; }

        public StockId NorthStock { get; init; }

        public StockId TownStock { get; init; }
    }

    private sealed class Idle : IDynamics, IDynamicsRun
    {
        public IReadOnlyList<StateId> States => [];

        public IDynamicsRun Begin() => this;

        public void StartOfDay(int day, in Occupancy occupancy, Rewriter rewriter)
        {
        }
    }
}
