namespace Travesia.Rules.Tests.FleeSpike;

public sealed class ProgramAgainstOracleTests(ITestOutputHelper output)
{
    private const int Runs = 300;

    // Up to 36 quantities for each network: 4.5 standard errors are passed by luck once in four thousand networks.
    private const double Errors = 4.5;

    public static TheoryData<string, bool> Programs =>
    [
        .. TinyNetworks.Names.Select(name => new TheoryDataRow<string, bool>(name.Data, false)),
        new TheoryDataRow<string, bool>(nameof(TinyNetworks.SeveralHops), true),
        new TheoryDataRow<string, bool>(nameof(TinyNetworks.EverythingAtOnce), true),
    ];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Counts_agree_with_persons_in_mean_variance_and_shape(string name, bool hopByHop)
    {
        FleeNetwork network = TinyNetworks.ByName(name, days: 20);

        Sample counts = Ensembles.ByProgram(network, Runs, hopByHop);
        Sample persons = Ensembles.ByOracle(network, Runs);

        (string mean, double meanErrors) = counts.MeanGap(persons);
        (string variance, double varianceErrors) = counts.VarianceGap(persons);
        (string shape, double statistic, int freedom) = counts.Shape(persons);
        output.WriteLine($"{name}: means {meanErrors:F2} standard errors ({mean}), variances {varianceErrors:F2} ({variance}), chi-square {statistic:F1} on {freedom} ({shape})");
        Assert.True(meanErrors < Errors, $"{name}: the mean of {mean} is {meanErrors:F1} standard errors off.");
        Assert.True(varianceErrors < Errors, $"{name}: the variance of {variance} is {varianceErrors:F1} standard errors off.");
        Assert.True((statistic - freedom) / Math.Sqrt(2.0 * freedom) < 6, $"{name}: {shape} has chi-square {statistic:F1} on {freedom}.");
    }

    [Fact]
    public void Persons_without_short_stints_are_told_from_counts_with_them()
    {
        FleeNetwork network = TinyNetworks.ExactLengths(days: 20);

        (_, double errors) = Ensembles.ByProgram(network, Runs).MeanGap(Ensembles.ByOracle(network, Runs, shortStintThreshold: 0));

        Assert.True(errors > 2 * Errors, $"The rule shows by {errors:F1} standard errors only.");
    }

    [Theory]
    [InlineData(nameof(TinyNetworks.FillingCamp))]
    [InlineData(nameof(TinyNetworks.EverythingAtOnce))]
    public void What_it_matters_that_people_see_camps_fill_within_the_day_is_stated(string name)
    {
        FleeNetwork network = TinyNetworks.ByName(name, days: 20);

        Sample morning = Ensembles.ByOracle(network, Runs);
        Sample asTheyCome = Ensembles.ByOracle(network, Runs, RoomSeen.AsTheyCome, firstSeed: Runs);

        foreach ((string quantity, int i) in morning.Names.Select((quantity, i) => (quantity, i)).Where(pair => pair.quantity.Contains("day 19", StringComparison.Ordinal)))
        {
            output.WriteLine($"{name}, {quantity}: seen in the morning {morning.Mean(i):F1} sd {Math.Sqrt(morning.Variance(i)):F1}, as they come {asTheyCome.Mean(i):F1} sd {Math.Sqrt(asTheyCome.Variance(i)):F1}");
        }

        // These camps take in more people a day than lie between full attraction and none: the worst case for counts that move together.
        Assert.All(Enumerable.Range(0, morning.Names.Length).Where(i => morning.Names[i].Contains("on day", StringComparison.Ordinal)), i => Assert.True(
            Math.Abs(morning.Mean(i) - asTheyCome.Mean(i)) < 20, $"{morning.Names[i]}: {morning.Mean(i):F1} against {asTheyCome.Mean(i):F1}"));
    }
}
