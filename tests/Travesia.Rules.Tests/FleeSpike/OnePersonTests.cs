namespace Travesia.Rules.Tests.FleeSpike;

public sealed class OnePersonTests(ITestOutputHelper output)
{
    private const int Days = 6;
    private const int Zone = 0;

    [Theory]
    [MemberData(nameof(TinyNetworks.Names), MemberType = typeof(TinyNetworks))]
    public void The_law_of_one_person_by_states_is_that_of_all_futures_by_the_rules_in_words(string name)
    {
        FleeNetwork network = TinyNetworks.ByName(name, Days);

        (double[,] present, double[,] arrivals) = OnePerson.ByStates(network, Zone);
        (double[,] presentInWords, double[,] arrivalsInWords, int futures) = OnePerson.ByEveryFuture(network, Zone);

        output.WriteLine($"{name}: {futures} futures of {Days} days, {ComposedProgram.Support(network, new FleeDay(network, new PlanBook(network))).Count} states");
        Assert.True(futures > 100, $"{name} has {futures} futures only.");
        Assert.True(Gap(present, presentInWords) < 1e-12, $"{name}: people present differ by {Gap(present, presentInWords):R}.");
        Assert.True(Gap(arrivals, arrivalsInWords) < 1e-12, $"{name}: arrivals differ by {Gap(arrivals, arrivalsInWords):R}.");
    }

    [Theory]
    [InlineData(0.45)]
    [InlineData(0.501)]
    public void A_threshold_of_short_stints_that_is_a_little_off_is_found(double threshold)
    {
        FleeNetwork network = TinyNetworks.ExactLengths(Days);

        (double[,] present, _) = OnePerson.ByStates(network, Zone);
        (double[,] presentInWords, _, _) = OnePerson.ByEveryFuture(network, Zone, threshold);

        Assert.True(Gap(present, presentInWords) > 1e-3, "The comparison cannot tell a wrong threshold.");
    }

    private static double Gap(double[,] one, double[,] other)
        => one.Cast<double>().Zip(other.Cast<double>(), (a, b) => Math.Abs(a - b)).Max();
}
