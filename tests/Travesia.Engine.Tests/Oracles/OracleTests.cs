using System.Collections.Concurrent;
using Travesia.Engine.Tests.Statistics;

namespace Travesia.Engine.Tests.Oracles;

/// <summary>Counts and persons follow one law. Each program comes with the coarse picture of a run by which laws are compared.</summary>
public sealed class OracleTests
{
    private const double Agrees = 1e-3;
    private const double Differs = 1e-6;
    private const int RunsOfPersons = 5_000;

    // Runs of counts are cheap and sharpen the comparison.
    private const int RunsOfCounts = 20_000;

    private static readonly ConcurrentDictionary<string, Lazy<string[]>> Persons = new(StringComparer.Ordinal);

    public static TheoryData<string, Coupling> ProgramsAndCouplings =>
        [.. from name in Specimens.Names from coupling in Enum.GetValues<Coupling>() select new TheoryDataRow<string, Coupling>(name, coupling)];

    public static TheoryData<string> Programs => [.. Specimens.Names];

    [Theory]
    [MemberData(nameof(ProgramsAndCouplings))]
    public void Counts_follow_the_law_of_persons(string name, Coupling coupling)
    {
        Specimen specimen = Specimens.Named(name);
        string[] persons = Persons.GetOrAdd(name, _ => new(() => PersonByPerson(specimen, null))).Value;
        double chance = ChiSquare.TwoSamples(Counted(specimen, coupling), persons);
        Assert.True(chance > Agrees, $"{name}: counts and persons differ; by chance that happens {chance:E1}.");
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_probability_that_is_two_percent_off_is_noticed(string name)
    {
        Specimen specimen = Specimens.Named(name);
        double[] altered = PersonOracle.Altered(specimen.Program, specimen.AlteredRow, specimen.AlteredEntry, 1.02);
        double chance = ChiSquare.TwoSamples(Counted(specimen, Coupling.Independent), PersonByPerson(specimen, altered));
        Assert.True(chance < Differs, $"{name}: an alteration by 2 % goes unnoticed; the chance is {chance:E1}.");
    }

    private static string[] Counted(Specimen specimen, Coupling coupling)
    {
        SimulationRun run = SimulationRun.Begin(specimen.Program, 0, 0, new RunOptions(Mode.Sampled, coupling));
        var pictures = new string[RunsOfCounts * specimen.Repeats];
        for (uint seed = 0; seed < pictures.Length; seed++)
        {
            run.Restart(seed, 0);
            while (!run.IsOver)
            {
                run.Advance();
            }

            pictures[seed] = specimen.Picture(tally => run.Recording[tally].ToArray().Sum(), run.People);
        }

        return pictures;
    }

    private static string[] PersonByPerson(Specimen specimen, double[]? altered)
    {
        var pictures = new string[RunsOfPersons * specimen.Repeats];
        for (int seed = 0; seed < pictures.Length; seed++)
        {
            PersonOracle oracle = new PersonOracle(specimen.Program, (ulong)seed, altered).RunAll();
            pictures[seed] = specimen.Picture(tally => oracle.Tally(tally, 0, specimen.Program.Days - 1), oracle.People);
        }

        return pictures;
    }
}
