using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference;

/// <summary>
/// What every member of an ensemble counts, on which dates, and in which batches members are handed over. It depends on the scenario
/// and the number of members only. The days before <see cref="Scenario.From"/> (the spin-up) are in none of its series.
/// </summary>
public sealed class EnsembleLayout
{
    private const long BatchBytes = 64L << 20;
    private const int LargestBatch = 8;

    private readonly ImmutableArray<int> bedPresence;
    private readonly ImmutableArray<int> starts;
    private readonly Lazy<CountIndex> index;

    private EnsembleLayout(Scenario scenario, int members, ImmutableArray<Measure> series, ImmutableArray<int> bedPresence, int firstPeriod, ImmutableArray<DateOnly> days, ImmutableArray<DateOnly> months)
    {
        Scenario = scenario;
        Members = members;
        Series = series;
        this.bedPresence = bedPresence;
        FirstPeriod = firstPeriod;
        Days = days;
        Months = months;
        ImmutableArray<int>.Builder starts = ImmutableArray.CreateBuilder<int>(series.Length + 1);
        starts.Add(0);
        foreach (Measure measure in series)
        {
            starts.Add(checked(starts[^1] + DatesOf(measure).Length));
        }

        this.starts = starts.MoveToImmutable();
        ValuesPerMember = this.starts[^1];
        BatchSize = (int)Math.Clamp(BatchBytes / Math.Max(1, (long)ValuesPerMember * sizeof(double)), 1, LargestBatch);
        BatchCount = (members + BatchSize - 1) / BatchSize;
        Totals = Total.Of(scenario, series);
        index = new Lazy<CountIndex>(() => new CountIndex(scenario, series));
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>How many members there are.</summary>
    public int Members { get; }

    /// <summary>What is counted: the measures of the rule set, then nights without a bed for each place whose beds are known.</summary>
    public ImmutableArray<Measure> Series { get; }

    /// <summary>The days shown.</summary>
    public ImmutableArray<DateOnly> Days { get; }

    /// <summary>First days of the months shown. The first may begin inside a calendar month, as the last may end in one.</summary>
    public ImmutableArray<DateOnly> Months { get; }

    /// <summary>The sums over everything that are kept of each member.</summary>
    public ImmutableArray<Total> Totals { get; }

    /// <summary>How many consecutive members are handed over together.</summary>
    public int BatchSize { get; }

    /// <summary>How many batches there are.</summary>
    public int BatchCount { get; }

    /// <summary>How many numbers a member has.</summary>
    public int ValuesPerMember { get; }

    /// <summary>The first period of the program that is shown.</summary>
    internal int FirstPeriod { get; }

    /// <summary>Its series by quantity and level, worked out when first asked for.</summary>
    internal CountIndex Index => index.Value;

    /// <summary>The dates of a series: days or first days of months.</summary>
    public ImmutableArray<DateOnly> DatesOf(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.Resolution == Resolution.Day ? Days : Months;
    }

    /// <summary>Where the values of a series are among those of a member.</summary>
    public Range RangeOf(int series) => starts[series]..starts[series + 1];

    /// <summary>The last day of a month shown: the day before the next one, or the scenario's last day.</summary>
    public DateOnly LastDayOf(int month) => month + 1 < Months.Length ? Months[month + 1].AddDays(-1) : Days[^1];

    /// <summary>The members of a batch: the first, and how many.</summary>
    public (int First, int Count) MembersOf(int batch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(batch, BatchCount);
        int first = batch * BatchSize;
        return (first, Math.Min(BatchSize, Members - first));
    }

    /// <summary>The layout of an ensemble of a compiled scenario.</summary>
    public static EnsembleLayout Of(CompiledScenario compiled, int members)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        return Of(compiled.Scenario, compiled.Measures, compiled.Program.PeriodStarts, members);
    }

    /// <summary>The layout of an ensemble, from what a compiled scenario counts.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="measures">Its measures.</param>
    /// <param name="periodStarts">First days of the program's periods (see <see cref="Program.PeriodStarts"/>).</param>
    /// <param name="members">How many members, 1 or more.</param>
    public static EnsembleLayout Of(Scenario scenario, ImmutableArray<Measure> measures, ImmutableArray<int> periodStarts, int members)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        int spinUp = scenario.From.DayNumber - scenario.FirstDay.DayNumber;
        ImmutableArray<DateOnly> days = [.. Enumerable.Range(spinUp, scenario.Days - spinUp).Select(scenario.FirstDay.AddDays)];

        // A period that began in the spin-up is not shown: it would let the hidden days through.
        int firstPeriod = periodStarts.Count(start => start < spinUp);
        ImmutableArray<DateOnly> months = [.. periodStarts.Skip(firstPeriod).Select(scenario.FirstDay.AddDays)];

        ImmutableArray<Measure>.Builder series = ImmutableArray.CreateBuilder<Measure>();
        series.AddRange(measures.Where(m => m.Tally is not null || m.Stock is not null));
        ImmutableArray<int>.Builder bedPresence = ImmutableArray.CreateBuilder<int>();
        foreach (Place place in scenario.Places.Where(p => p.Beds is not null))
        {
            int present = IndexOf(series, MeasureNames.Present, place.Id);
            if (present >= 0 && IndexOf(series, MeasureNames.NightsWithoutBed, place.Id) < 0)
            {
                series.Add(new Measure(MeasureNames.NightsWithoutBed, place.Id, null, null, "nights", Resolution.Day, null, null));
                bedPresence.Add(present);
            }
        }

        return new EnsembleLayout(scenario, members, series.ToImmutable(), bedPresence.ToImmutable(), firstPeriod, days, months);
    }

    /// <summary>The series of present people behind a series that is derived from it, and the place whose beds it is held against; none for what the engine counted.</summary>
    internal int PresenceBehind(int series)
    {
        int derived = series - (Series.Length - bedPresence.Length);
        return derived < 0 ? -1 : bedPresence[derived];
    }

    private static int IndexOf(ImmutableArray<Measure>.Builder series, string quantity, PlaceId place)
    {
        for (int i = 0; i < series.Count; i++)
        {
            Measure m = series[i];
            if (m.Quantity == quantity && m.Place == place && m.Link is null && m.Group is null && m.Resolution == Resolution.Day)
            {
                return i;
            }
        }

        return -1;
    }
}
