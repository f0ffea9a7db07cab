using Travesia.Engine;
using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Rows;

namespace Travesia.Rules.Tests.Flee;

/// <summary>The law of one person under every setting: the program in expected mode against every future by the rules in words.</summary>
public sealed class SettingTests(ITestOutputHelper output)
{
    private const int MostFutures = 40_000;

    public static TheoryData<string, bool> Cases => [.. SettingCases.Names.SelectMany(name => (TheoryDataRow<string, bool>[])[new(name, true), new(name, false)])];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Counts_and_persons_agree_on_where_one_person_is(string name, bool composed)
    {
        FleeCase flee = SettingCases.ByName(name);

        double[,] byProgram = ByProgram(flee, composed);
        (double[,] byWords, int futures) = ByEveryFuture(flee);

        output.WriteLine($"{name}: {futures} futures");
        double total = 0;
        for (int day = 0; day < flee.Days; day++)
        {
            for (int place = 0; place < flee.Places.Length; place++)
            {
                Assert.True(
                    Math.Abs(byWords[day, place] - byProgram[day, place]) < 1e-9,
                    $"{name}: at {flee.Places[place].Id} on day {day} there are {byProgram[day, place]:R}, by the words {byWords[day, place]:R}.");
                total += byWords[day, place];
            }
        }

        Assert.True(total > 0.5, "Nobody is anywhere.");
    }

    [Fact]
    public void A_wrong_threshold_of_short_stints_would_show()
    {
        FleeCase flee = SettingCases.ByName("avoid_short_stints");

        double[,] byProgram = ByProgram(flee, composed: true);
        (double[,] byWords, _) = ByEveryFuture(flee, threshold: 0.3);

        Assert.True(byProgram.Cast<double>().Zip(byWords.Cast<double>()).Max(pair => Math.Abs(pair.First - pair.Second)) > 1e-4);
    }

    [Fact]
    public void No_two_settings_have_the_same_case()
    {
        string[] seen = [.. SettingCases.Names.Select(name => string.Join(' ', ByProgram(SettingCases.ByName(name), composed: true).Cast<double>().Select(x => x.ToString("F9", System.Globalization.CultureInfo.InvariantCulture))))];

        // A setting that changes nothing in its case is not tested by it. Closures of links without effect are those of the open network.
        Assert.Equal([], seen.GroupBy(s => s).Where(g => g.Count() > 1).Select(g => string.Join(", ", SettingCases.Names.Where((_, i) => seen[i] == g.Key))));
    }

    private static double[,] ByProgram(FleeCase flee, bool composed)
    {
        FleeProgram program = new(flee, [0], composed ? int.MaxValue : 0);
        Assert.Equal(composed, program.IsComposed);
        Recording recording = Simulation.RunExpected(program.Program, TestContext.Current.CancellationToken);
        double[,] present = new double[flee.Days, flee.Places.Length];
        for (int place = 0; place < flee.Places.Length; place++)
        {
            for (int day = 0; day < flee.Days; day++)
            {
                present[day, place] = recording[program.Present[place]][day + 1];
            }
        }

        return present;
    }

    private static (double[,] Present, int Futures) ByEveryFuture(FleeCase flee, double threshold = 0.5)
    {
        double[,] present = new double[flee.Days, flee.Places.Length];
        EveryFuture future = new();
        int futures = 0;
        do
        {
            FleeWords words = new(flee, future) { ShortStintThreshold = threshold };
            words.Run();
            double chance = future.Chance;
            futures++;
            Assert.True(futures <= MostFutures, $"There are more than {MostFutures} futures: the case is too long.");
            for (int day = 0; day < flee.Days; day++)
            {
                for (int place = 0; place < flee.Places.Length; place++)
                {
                    present[day, place] += chance * words.Present[day][place];
                }
            }
        }
        while (future.Advance());

        return (present, futures);
    }
}
