namespace Travesia.Rules.Tests.FleeSpike;

public sealed class OnePersonTests(ITestOutputHelper output)
{
    private const int Zone = 0;

    [Theory]
    [MemberData(nameof(TinyNetworks.Names), MemberType = typeof(TinyNetworks))]
    public void The_law_of_one_person_by_the_program_is_that_of_all_futures_by_the_rules_in_words(string name)
    {
        FleeNetwork network = TinyNetworks.ByName(name, Days(name));

        (double[,] present, double[,] arrivals) = OnePerson.ByProgram(network, Zone);
        (double[,] presentInWords, double[,] arrivalsInWords, int futures) = OnePerson.ByEveryFuture(network, Zone);

        output.WriteLine($"{name}: {futures} futures of {network.Days} days");
        Assert.True(futures > 100, $"{name} has {futures} futures only.");
        Assert.True(Gap(present, presentInWords) < 1e-12, $"{name}: people present differ by {Gap(present, presentInWords):R}.");
        Assert.True(Gap(arrivals, arrivalsInWords) < 1e-12, $"{name}: arrivals differ by {Gap(arrivals, arrivalsInWords):R}.");
    }

    [Theory]
    [InlineData(0.45)]
    [InlineData(0.501)]
    public void A_threshold_of_short_stints_that_is_a_little_off_is_found(double threshold)
    {
        FleeNetwork network = TinyNetworks.ExactLengths(days: 5);

        (double[,] present, _) = OnePerson.ByProgram(network, Zone);
        (double[,] presentInWords, _, _) = OnePerson.ByEveryFuture(network, Zone, threshold);

        Assert.True(Gap(present, presentInWords) > 1e-3, "The comparison cannot tell a wrong threshold.");
    }

    /// <summary>Several hops a day make the most futures.</summary>
    private static int Days(string name) => name == nameof(TinyNetworks.SeveralHops) ? 4 : name == nameof(TinyNetworks.OnFoot) ? 5 : 6;

    private static double Gap(double[,] one, double[,] other)
        => one.Cast<double>().Zip(other.Cast<double>(), (a, b) => Math.Abs(a - b)).Max();
}
