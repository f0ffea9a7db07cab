using System.Globalization;
using Travesia.Engine;
using Travesia.Engine.Randomness;
using Travesia.Inference;
using Travesia.Model;
using Travesia.Rules;
using Travesia.Rules.Corridor;
using Travesia.Scenarios;

namespace Travesia.Docs.Tests;

/// <summary>The ensemble that an expected.yaml states, made anew.</summary>
internal sealed class Reproduction
{
    private const int DefaultMembers = 8;
    private const int DefaultSeed = 1;

    private readonly EnsembleLayout layout;
    private readonly EnsembleSummary summary;

    private Reproduction(EnsembleLayout layout, EnsembleSummary summary, string events)
    {
        this.layout = layout;
        this.summary = summary;
        Events = events;
    }

    /// <summary>A hash of everything that happens to the first member.</summary>
    public string Events { get; }

    public static async Task<Reproduction> Of(Scenario scenario, int members = DefaultMembers, uint seed = DefaultSeed)
    {
        CorridorRules rules = new();
        SummarySink sink = new();
        EnsembleOutcome outcome = await Ensemble.RunAsync(
            scenario, rules, new EnsembleOptions { Members = members, Seed = seed, Threads = 2 }, sink, progress: null, TestContext.Current.CancellationToken);
        return new Reproduction(outcome.Layout, sink.Summarise(), EventsOf(rules.Compile(scenario, Ensemble.ParametersOf(scenario, seed, 0)).Program, seed));
    }

    /// <summary>What an expected.yaml would hold: the numbers asked for before, or the sums over everything if there were none.</summary>
    public ExpectedResults Expected(ExpectedResults? before)
    {
        IEnumerable<ExpectedNumber> numbers = before?.Numbers ?? (IEnumerable<ExpectedNumber>)[.. summary.Totals.Select(t => new ExpectedNumber(t.Quantity, null, null, null, null, null, 0, 0.001))];
        return new ExpectedResults(before?.Members ?? DefaultMembers, before?.Seed ?? DefaultSeed, Events, [.. numbers.Select(n => n with { Value = Math.Round(ValueOf(n), 3) })]);
    }

    /// <summary>
    /// The mean over members of a number: over everything that it does not name. Where a quantity is counted at several levels (for all
    /// groups by day, for each by month) only one is summed.
    /// </summary>
    public double ValueOf(ExpectedNumber number)
    {
        if (number is { Place: null, Link: null, Group: null, From: null, To: null } && summary.Totals.FirstOrDefault(t => t.Quantity == number.Measure) is { } total)
        {
            return total.Mean;
        }

        SeriesSummary[] level = [.. summary.Series
            .Where(s => s.Measure.Quantity == number.Measure
                && (number.Place is null || s.Measure.Place == number.Place)
                && (number.Link is null || s.Measure.Link == number.Link)
                && (number.Group is null || s.Measure.Group == number.Group))
            .GroupBy(s => (s.Measure.Group is null ? 0 : 4) + (s.Measure.Place is null && s.Measure.Link is null ? 0 : 2) + (s.Measure.Resolution == Resolution.Day ? 0 : 1))
            .MinBy(l => l.Key) ?? Enumerable.Empty<SeriesSummary>()];
        Assert.True(level.Length > 0, $"Nothing counts {number}.");
        return level.Sum(s => s.Dates.Index().Where(d => IsIn(number, d.Item)).Sum(d => s.Mean[d.Index] * DaysOf(s.Measure, d.Index)));
    }

    private static bool IsIn(ExpectedNumber number, DateOnly date) => !(date < number.From) && !(date > number.To);

    private double DaysOf(Measure measure, int date)
        => measure.Stock is null || measure.Resolution == Resolution.Day ? 1 : layout.LastDayOf(date).DayNumber - layout.Months[date].DayNumber + 1;

    /// <summary>
    /// People by state, whole numbers, and what was tallied, in single precision: the last bit of a logarithm, which differs from one
    /// processor to another, is not an event.
    /// </summary>
    private static string EventsOf(Engine.Program program, uint seed)
    {
        ulong hash = 0;
        SimulationRun run = SimulationRun.Begin(program, seed, 0);
        ulong[] tallies = [.. program.Tallies.Select(t => StableKey.Of(t.Name).Value)];
        while (!run.IsOver)
        {
            run.Advance();
            ulong day = 0;
            for (int state = 0; state < program.StateCount; state++)
            {
                double people = run.People(new StateId(state));
                day += people == 0 ? 0 : Hash.Combine(program.KeyOf(new StateId(state)).Value, (ulong)people);
            }

            for (int tally = 0; tally < tallies.Length; tally++)
            {
                float today = (float)run.LastDay(new TallyId(tally));
                day += today == 0 ? 0 : Hash.Combine(tallies[tally], BitConverter.SingleToUInt32Bits(today));
            }

            hash = Hash.Combine(hash, day);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
