using Travesia.Engine;
using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Rows;

namespace Travesia.Rules.Tests.Flee;

/// <summary>Crowds that fill camps, in whole numbers: many runs of the program against many of the rules in words.</summary>
public sealed class CrowdTests(ITestOutputHelper output)
{
    private const int Runs = 150;

    // Some forty quantities a case: 4.5 standard errors are passed by luck once in four thousand cases.
    private const double Errors = 4.5;

    public static TheoryData<string, bool> Cases => [.. Sketches.Keys.SelectMany(name => (TheoryDataRow<string, bool>[])[new(name, true), new(name, false)])];

    private static Dictionary<string, Func<FleeCase>> Sketches { get; } = new(StringComparer.Ordinal)
    {
        ["room for all"] = () => Draw(new FleeSettings { MaxMoveSpeed = 100, AvoidShortStints = true }, 0, 0),
        ["awareness 2"] = () => Draw(new FleeSettings { MaxMoveSpeed = 100, AwarenessLevel = 2, StartOnFoot = true }, 0, 0),
        ["Poisson numbers"] = () => Draw(new FleeSettings { MaxMoveSpeed = 100, ConflictSpawn = FleeSpawnMode.Poisson, DisplacedPerConflictDay = 8 }, 0, 0),
        ["taken from the population"] = () => Draw(new FleeSettings { MaxMoveSpeed = 100, TakeFromPopulation = true, InsertDay0 = false }, 0, 0),
        ["camps behind a closed border"] = Waiting,
        ["camps that fill slowly"] = () => Draw(new FleeSettings { MaxMoveSpeed = 100, CapacityBuffer = 0.3 }, 90, 130),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Counts_and_persons_agree_in_mean_and_spread(string name, bool composed)
    {
        FleeCase flee = Sketches[name]();
        double[][,] byProgram = ByProgram(flee, composed), byWords = ByWords(flee);

        (string Where, double Size) mean = ("", 0), spread = ("", 0);
        for (int day = 0; day < flee.Days; day += 3)
        {
            for (int place = 0; place < flee.Places.Length; place++)
            {
                (double m, double v) = Moments(byProgram, day, place);
                (double wordsM, double wordsV) = Moments(byWords, day, place);
                double gap = Math.Abs(m - wordsM) / Math.Sqrt(Math.Max((v + wordsV) / Runs, 1e-9));
                string where = $"{flee.Places[place].Id} on day {day}: {m:F1} for {wordsM:F1}";
                mean = gap > mean.Size && Math.Abs(m - wordsM) > Allowed(name) ? (where, gap) : mean;
                double ratio = v > 4 && wordsV > 4 ? Math.Abs(Math.Log(v / wordsV)) : 0;
                spread = ratio > spread.Size ? ($"{where}, sd {Math.Sqrt(v):F2} for {Math.Sqrt(wordsV):F2}", ratio) : spread;
            }
        }

        output.WriteLine($"{name}: means {mean.Size:F1} standard errors ({mean.Where}), variances by a factor of {Math.Exp(spread.Size):F2} ({spread.Where})");
        Assert.True(mean.Size < Errors, $"{mean.Where} is {mean.Size:F1} standard errors off.");
        Assert.True(spread.Size < Math.Log(name.StartsWith("camps", StringComparison.Ordinal) ? 4 : 2.2), spread.Where);
    }

    [Fact]
    public void Runs_of_one_seed_are_the_same_and_of_another_are_not()
    {
        FleeProgram program = new(Sketches["camps that fill slowly"](), [0]);

        ulong one = Hash(1), same = Hash(1), other = Hash(2);

        Assert.Equal(one, same);
        Assert.NotEqual(one, other);

        ulong Hash(uint seed)
        {
            SimulationRun run = SimulationRun.Begin(program.Program, seed, 0);
            while (!run.IsOver)
            {
                run.Advance();
            }

            Assert.Equal(run.TotalEntered, run.TotalPeople);
            return run.StateHash();
        }
    }

    // Where camps fill, counts move together and persons one after the other: what is left of that after its correction.
    private static double Allowed(string name) => name.StartsWith("camps", StringComparison.Ordinal) ? 4 : 0;

    private static FleeCase Draw(FleeSettings settings, double camp, double far) => new CaseSketch(settings, 25)
        .Place("zone", FleeKind.ConflictZone, 900, conflict: [0, 1])
        .Place("second", FleeKind.ConflictZone, 300, conflict: [4, 0.5, 15, 0])
        .Place("town", FleeKind.Town)
        .Place("other", FleeKind.Town)
        .Place("camp", FleeKind.Camp, camp, "BBB")
        .Place("far", FleeKind.Camp, far, "BBB")
        .Route("zone", "town", 40)
        .Route("second", "town", 70)
        .Route("town", "camp", 35)
        .Route("town", "other", 30)
        .Route("other", "far", 130)
        .Close(FleeClosureKind.Link, "town", "camp", 5, 9)
        .Count("camp", 0, 5, 24, 200)
        .Count("far", 0, 0, 10, 50, 14, 40)
        .Draw();

    // Who waits in the gate town finds room only when somebody leaves a camp who came into being before him.
    private static FleeCase Waiting() => new CaseSketch(new FleeSettings { MaxMoveSpeed = 100, CampMoveChance = 0.004, DefaultMoveChance = 0.5 }, 90)
        .Place("zone", FleeKind.ConflictZone, 900, conflict: [0, 1])
        .Place("gate", FleeKind.Town, 0, "BBB")
        .Place("camp", FleeKind.Camp, 300, "BBB")
        .Place("far", FleeKind.Camp, 260, "BBB")
        .Route("zone", "gate", 90)
        .Route("gate", "camp", 5)
        .Route("gate", "far", 15)
        .Close(FleeClosureKind.Country, "AAA", "BBB", 12, 200)
        .Count("camp", 0, 140, 12, 300, 90, 400)
        .Count("far", 0, 120, 12, 220, 90, 300)
        .Draw();

    private static double[][,] ByProgram(FleeCase flee, bool composed)
    {
        FleeProgram program = new(flee, [0], composed ? int.MaxValue : 0);
        return [.. Enumerable.Range(0, Runs).Select(member =>
        {
            Recording recording = Simulation.Run(program.Program, 20, (uint)member);
            double[,] present = new double[flee.Days, flee.Places.Length];
            for (int place = 0; place < flee.Places.Length; place++)
            {
                for (int day = 0; day < flee.Days; day++)
                {
                    present[day, place] = recording[program.Present[place]][day + 1];
                }
            }

            return present;
        })];
    }

    private static double[][,] ByWords(FleeCase flee) => [.. Enumerable.Range(0, Runs).Select(member =>
    {
        Luck luck = new(1000 + member);
        FleeWords words = new(flee, luck) { Poisson = luck.Poisson };
        words.Run();
        double[,] present = new double[flee.Days, flee.Places.Length];
        for (int day = 0; day < flee.Days; day++)
        {
            for (int place = 0; place < flee.Places.Length; place++)
            {
                present[day, place] = words.Present[day][place];
            }
        }

        return present;
    })];

    private static (double Mean, double Variance) Moments(double[][,] runs, int day, int place)
    {
        double mean = runs.Average(r => r[day, place]);
        return (mean, runs.Sum(r => (r[day, place] - mean) * (r[day, place] - mean)) / (runs.Length - 1));
    }
}
