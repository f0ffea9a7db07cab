namespace Travesia.Engine.Tests;

/// <summary>Luck by period of departures: its moments, what it is named by, and that nothing else feels it.</summary>
public sealed class PeriodEffectTests
{
    private const double Mean = 1e9;
    private static readonly int[] Starts = [0, 3, 7, 8, 12];
    private static readonly PeriodEffect Month = new(StableKey.Of("luck"), 0.4, 0.6);

    [Fact]
    public void Factors_have_mean_1_and_the_variance_and_autocorrelation_asked_for()
    {
        Program program = Build(Month);
        double[][] factors = [.. Enumerable.Range(0, 4_000).Select(member => Factors(program, (uint)member))];
        double variance = Math.Exp(0.4 * 0.4) - 1;
        for (int period = 0; period < Starts.Length; period++)
        {
            double mean = factors.Average(f => f[period]);
            Assert.Equal(1, mean, 5 * Math.Sqrt(variance / factors.Length));
            Assert.Equal(variance, factors.Average(f => Math.Pow(f[period] - 1, 2)), 0.03);
            Assert.Equal(-0.08, factors.Average(f => Math.Log(f[period])), 0.03);
            for (int later = period; later < Starts.Length; later++)
            {
                double correlation = factors.Average(f => (Math.Log(f[period]) + 0.08) * (Math.Log(f[later]) + 0.08)) / 0.16;
                Assert.Equal(Math.Pow(0.6, later - period), correlation, 0.08);
            }
        }
    }

    [Fact]
    public void A_period_has_one_factor_on_all_its_days()
    {
        Recording run = Live(Build(Month), 5);
        for (int period = 0; period < Starts.Length; period++)
        {
            int end = period + 1 < Starts.Length ? Starts[period + 1] : Days;
            double first = run[Left][Starts[period]];
            Assert.NotEqual(Mean, first, Mean * 0.001);
            Assert.All(run[Left][Starts[period]..end].ToArray(), day => Assert.Equal(first, day, Mean * 0.001));
        }
    }

    [Fact]
    public void Real_numbers_have_no_luck() => Assert.All(Simulation.RunExpected(Build(Month), TestContext.Current.CancellationToken)[Left].ToArray(), day => Assert.Equal(Mean, day));

    [Fact]
    public void Without_a_spread_nothing_changes()
    {
        Assert.Equal(Live(Build(), 2)[Left].ToArray(), Live(Build(Month with { SdLog = 0 }), 2)[Left].ToArray());
        Assert.Null(Build().Departures[0].Effects);
    }

    [Fact]
    public void Effects_multiply_and_those_of_one_key_are_one_luck()
    {
        PeriodEffect other = new(StableKey.Of("another luck"), 0.2);
        double[] one = Factors(Build(Month), 3), two = Factors(Build(other), 3), both = Factors(Build(Month, other), 3), wider = Factors(Build(Month with { SdLog = 0.8 }), 3);
        for (int period = 0; period < Starts.Length; period++)
        {
            Assert.Equal(one[period] * two[period], both[period], 0.001 * both[period]);
            Assert.Equal(2 * (Math.Log(one[period]) + 0.08), Math.Log(wider[period]) + 0.32, 0.01);
        }
    }

    [Fact]
    public void Luck_hangs_on_key_seed_member_and_day_only()
    {
        double[] factors = Factors(Build(Month), 3);
        Assert.Equal(factors, Factors(Build(Month), 3));
        Assert.Equal(factors, Factors(Build(Month), 3, Coupling.Paired), new Near());
        Assert.Equal(factors, Factors(Build(30, Month), 3)[..Starts.Length], new Near());
        Assert.NotEqual(factors, Factors(Build(Month), 4), new Near());
        Assert.NotEqual(factors, Factors(Build(Month with { Key = StableKey.Of("other") }), 3), new Near());
    }

    [Fact]
    public void Another_departure_draws_as_it_did()
    {
        (Program with, TallyId beside) = Pair(Month);
        (Program without, _) = Pair();
        Assert.Equal(Live(without, 2)[beside].ToArray(), Live(with, 2)[beside].ToArray());
        Assert.NotEqual(Live(without, 2)[Left].ToArray(), Live(with, 2)[Left].ToArray());
    }

    [Fact]
    public void A_run_that_begins_again_or_goes_on_with_another_program_has_the_luck_of_a_new_one()
    {
        Program one = Build(Month), other = Build(Month with { SdLog = 0.1 });
        SimulationRun run = SimulationRun.Begin(one, 1, 8);
        Advance(run);
        run.Restart(1, 3);
        Assert.Equal(Live(one, 3)[Left].ToArray(), Advance(run)[Left].ToArray());
        run = run.Next(other, 1, 4);
        Assert.Equal(Live(other, 4)[Left].ToArray(), Advance(run)[Left].ToArray());
        run = run.Next(Build(), 1, 4);
        Assert.Equal(Live(Build(), 4)[Left].ToArray(), Advance(run)[Left].ToArray());
        Assert.Equal(Live(one, 3)[Left].ToArray(), Live(SimulationRun.Begin(one, 1, 9).Program, 3)[Left].ToArray());
    }

    [Fact]
    public void Counts_with_luck_are_not_Poisson()
    {
        Assert.True(PoissonStatement.Of(Build(), Left, 0, 4).Holds);
        Assert.Equal(PoissonObstacles.Dispersion, PoissonStatement.Of(Build(Month), Left, 0, 4).Obstacles);
    }

    [Theory]
    [InlineData(-0.1, 0)]
    [InlineData(3.1, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(0.1, 1)]
    [InlineData(0.1, -1)]
    [InlineData(0.1, double.NaN)]
    public void What_is_no_spread_or_correlation_is_refused(double sdLog, double autocorrelation)
        => Assert.Contains("effect", Assert.Throws<ProgramException>(() => Build(new PeriodEffect(default, sdLog, autocorrelation))).Message, StringComparison.Ordinal);

    [Fact]
    public void Departures_of_a_period_can_be_multiplied()
    {
        Program plain = Build(Month), scaled = plain.ScaleDepartures((departure, period) => departure.Index == 0 && period == 2 ? 3 : 1);
        double[] days = Simulation.RunExpected(scaled, TestContext.Current.CancellationToken)[Left].ToArray();
        Assert.Equal([.. Enumerable.Repeat(Mean, 7), 3 * Mean, .. Enumerable.Repeat(Mean, 6)], days);
        Assert.Equal(Factors(plain, 3)[2] * 3, Factors(scaled, 3)[2], 0.001);
        Assert.Throws<ProgramException>(() => plain.ScaleDepartures((_, _) => -1));
        Assert.Throws<ProgramException>(() => plain.ScaleDepartures((_, _) => double.NaN));
    }

    private const int Days = 14;

    private static TallyId Left => new(0);

    private static double[] Factors(Program program, uint member, Coupling coupling = Coupling.Independent)
    {
        Recording run = Live(program, member, coupling);
        return [.. program.PeriodStarts.Select(start => run[Left][start] / Mean)];
    }

    private static Recording Live(Program program, uint member, Coupling coupling = Coupling.Independent)
        => Simulation.Run(program, 1, member, new RunOptions(Mode.Sampled, coupling), TestContext.Current.CancellationToken);

    private static Recording Advance(SimulationRun run)
    {
        while (!run.IsOver)
        {
            run.Advance();
        }

        return run.Recording;
    }

    private static Program Build(params PeriodEffect[] effects) => Build(Days, effects);

    private static Program Build(int days, params PeriodEffect[] effects)
    {
        ProgramBuilder b = new(days, days == Days ? Starts : [.. Starts, 20]);
        StateId town = b.AddState(StableKey.Of("town"));
        TallyId left = b.AddTally("left", Resolution.Day);
        b.AddDeparture(new Departure(town, [.. Enumerable.Repeat(Mean, days)], 1, b.AddTallySet(new TallyWeight(left)), Effects: effects));
        return b.Build();
    }

    private static (Program Program, TallyId Beside) Pair(params PeriodEffect[] effects)
    {
        ProgramBuilder b = new(Days, Starts);
        StateId town = b.AddState(StableKey.Of("town"));
        StateId village = b.AddState(StableKey.Of("village"));
        TallyId left = b.AddTally("left", Resolution.Day);
        TallyId beside = b.AddTally("beside", Resolution.Day);
        b.AddDeparture(new Departure(town, [.. Enumerable.Repeat(Mean, Days)], 2, b.AddTallySet(new TallyWeight(left)), Effects: effects));
        b.AddDeparture(new Departure(village, [.. Enumerable.Repeat(50.0, Days)], 2, b.AddTallySet(new TallyWeight(beside))));
        return (b.Build(), beside);
    }

    /// <summary>Means so large that Poisson numbers tell the factor to four digits.</summary>
    private sealed class Near : IEqualityComparer<double[]>
    {
        public bool Equals(double[]? x, double[]? y) => x!.Zip(y!, (a, b) => Math.Abs(a - b) < 0.001 * a).All(same => same);

        public int GetHashCode(double[] obj) => 0;
    }
}
