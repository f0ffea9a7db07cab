using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Travesia.Engine.Building;

namespace Travesia.Engine;

/// <summary>
/// What a run executes: states, rows of transitions by epoch, departures, initial stocks, gates, tallies and stocks. Immutable and
/// safe to share between threads. It knows nothing of migration: a rule set makes it with a <see cref="ProgramBuilder"/>.
/// </summary>
public sealed class Program
{
    internal Program(ProgramParts parts) => Parts = parts;

    /// <summary>Length in days.</summary>
    public required int Days { get; init; }

    /// <summary>First day of each period (a month, say), ascending, the first 0.</summary>
    public required ImmutableArray<int> PeriodStarts { get; init; }

    /// <summary>Number of states.</summary>
    public int StateCount => Parts.StateKeys.Length;

    /// <summary>Number of rows in the pool: equal rows are counted once, and each dynamic state has one of its own.</summary>
    public int RowCount => Parts.Table.Rows.Length;

    /// <summary>Number of transitions in the pool.</summary>
    public int TransitionCount => Parts.Table.Target.Length;

    /// <summary>What is counted when people move.</summary>
    public required ImmutableArray<Tally> Tallies { get; init; }

    /// <summary>What is counted of people present.</summary>
    public required ImmutableArray<Stock> Stocks { get; init; }

    /// <summary>The limits.</summary>
    public required ImmutableArray<Gate> Gates { get; init; }

    /// <summary>Who enters from outside.</summary>
    public required ImmutableArray<Departure> Departures { get; init; }

    /// <summary>Who is there before the first day.</summary>
    public required ImmutableArray<InitialStock> InitialStocks { get; init; }

    /// <summary>The part that depends on occupancy, if any.</summary>
    public required IDynamics? Dynamics { get; init; }

    /// <summary>Whether some state's people move in parties.</summary>
    public required bool HasParties { get; init; }

    internal ProgramParts Parts { get; }

    /// <summary>The stable key of a state.</summary>
    /// <param name="state">A state of this program.</param>
    public StableKey KeyOf(StateId state) => Parts.StateKeys[state.Index];

    /// <summary>Whether people only pass through a state within a day, so that nobody ever ends a day in it.</summary>
    /// <param name="state">A state of this program.</param>
    public bool IsPassing(StateId state) => Parts.Passing[state.Index];

    /// <summary>What a set of tallies holds: each tally once, with what one person adds to it.</summary>
    /// <param name="set">A set of this program.</param>
    public ReadOnlySpan<TallyWeight> WeightsOf(TallySetId set) => Parts.TallySets[set.Index];

    /// <summary>Number of sets of tallies; the empty set is the first.</summary>
    public int TallySetCount => Parts.TallySets.Count;

    /// <summary>The same program with other means of departures: what a shock to those of one period does, say.</summary>
    /// <param name="factor">What the mean of a departure is multiplied by in a period (its position in <see cref="PeriodStarts"/>).</param>
    /// <exception cref="ProgramException">A mean is then negative, not finite or above 1e15.</exception>
    public Program ScaleDepartures(Func<DepartureId, int, double> factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        var scaled = new Departure[Departures.Length];
        var plans = new DeparturePlan[scaled.Length];
        for (int i = 0; i < scaled.Length; i++)
        {
            var means = new double[Days];
            for (int period = 0; period < PeriodStarts.Length; period++)
            {
                double times = factor(new DepartureId(i), period);
                PeriodOfDay days = PeriodOf(PeriodStarts[period]);
                for (int day = days.FirstDay; day < days.EndDay; day++)
                {
                    means[day] = Departures[i].MeanPerDay[day] * times;
                }
            }

            scaled[i] = Departures[i] with { MeanPerDay = ImmutableCollectionsMarshal.AsImmutableArray(means) };
            ProgramChecks.Departure(scaled[i], Days, StateCount, TallySetCount, state => $"{Parts.StateKeys[state].Value:x16}");
            plans[i] = Parts.DeparturePlans[i] with { MeanPerDay = means };
        }

        return With([.. scaled], plans);
    }

    /// <summary>The same program with other departures.</summary>
    internal Program With(ImmutableArray<Departure> departures, DeparturePlan[] plans) => new(Parts with { DeparturePlans = plans })
    {
        Days = Days,
        PeriodStarts = PeriodStarts,
        Tallies = Tallies,
        Stocks = Stocks,
        Gates = Gates,
        Departures = departures,
        InitialStocks = InitialStocks,
        Dynamics = Dynamics,
        HasParties = HasParties,
    };

    /// <summary>The period in which a day lies.</summary>
    internal PeriodOfDay PeriodOf(int day)
    {
        int found = PeriodStarts.BinarySearch(day);
        int index = found >= 0 ? found : ~found - 1;
        return new PeriodOfDay(index, PeriodStarts[index], index + 1 < PeriodStarts.Length ? PeriodStarts[index + 1] : Days);
    }
}

/// <summary>A period: its position, its first day and the first day after it.</summary>
internal readonly record struct PeriodOfDay(int Index, int FirstDay, int EndDay)
{
    public int Length => EndDay - FirstDay;
}
