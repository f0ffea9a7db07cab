using System.Runtime.CompilerServices;
using Travesia.Engine.Building;

namespace Travesia.Engine.Running;

/// <summary>
/// What moves add to the tallies. A move is counted once, under its set of tallies; what that means for each tally is worked out when it
/// is written down: at the end of the day for tallies kept by day, of which a set holds few, and at the end of the period for the others.
/// </summary>
internal sealed class Counters(Program program, bool isWatched)
{
    private readonly CountPlan plan = program.Parts.CountPlan;

    // By tally. Of tallies kept by period only when somebody asks, as of the last day.
    private readonly double[] today = new double[program.Tallies.Length];

    // By set, as of the morning; kept for those who ask what a single day added to a tally of the period.
    private readonly double[] before = new double[isWatched ? program.Parts.TallySets.Count : 0];
    private bool knowsLastDay;
    private bool beginsPeriod;

    /// <summary>The daily part of each set; 0 if no tally of it is kept by day.</summary>
    public int[] DailyPart => plan.DailyPart;

    /// <summary>People moved today under each daily part.</summary>
    public double[] Today { get; } = new double[program.Parts.CountPlan.DailyItems.Count];

    /// <summary>People moved in this period under each set.</summary>
    public double[] InPeriod { get; } = new double[program.Parts.TallySets.Count];

    public void Clear()
    {
        Array.Clear(today);
        Array.Clear(before);
        Array.Clear(Today);
        Array.Clear(InPeriod);
        (knowsLastDay, beginsPeriod) = (true, false);
    }

    /// <summary>Begins a day.</summary>
    public void Open()
    {
        if (beginsPeriod)
        {
            Array.Clear(InPeriod);
            beginsPeriod = false;
        }

        Array.Clear(Today);
        InPeriod.AsSpan(0, before.Length).CopyTo(before);
        knowsLastDay = false;
    }

    /// <summary>Counts people under every tally of a set. That of nobody and under no tally is counted too, and read by none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int set, double people)
    {
        Today[DailyPart[set]] += people;
        InPeriod[set] += people;
    }

    /// <summary>Ends a day: works out what it added to the tallies kept by day.</summary>
    /// <returns>By tally.</returns>
    public ReadOnlySpan<double> Close()
    {
        Array.Clear(today);
        for (int part = 1; part < Today.Length; part++)
        {
            Spread(plan.DailyItems[part], Today[part], today);
        }

        return today;
    }

    /// <summary>Works out what the period has added so far to the tallies kept by period.</summary>
    /// <param name="tallies">Receives it, by tally; those of tallies kept by day are left as they are.</param>
    public void ReadPeriod(Span<double> tallies)
    {
        foreach (int tally in plan.PeriodTallies)
        {
            tallies[tally] = 0;
        }

        for (int set = 1; set < InPeriod.Length; set++)
        {
            Spread(plan.PeriodItems[set], InPeriod[set], tallies);
        }
    }

    /// <summary>The period is over; the next day begins another.</summary>
    public void EndPeriod() => beginsPeriod = true;

    /// <summary>What the last day added to a tally.</summary>
    /// <exception cref="InvalidOperationException">The run is not watched.</exception>
    public double LastDay(int tally)
    {
        if (!isWatched)
        {
            throw new InvalidOperationException("A run that is not watched does not know what a day added to a tally.");
        }

        if (!knowsLastDay)
        {
            for (int set = 1; set < before.Length; set++)
            {
                Spread(plan.PeriodItems[set], InPeriod[set] - before[set], today);
            }

            knowsLastDay = true;
        }

        return today[tally];
    }

    private static void Spread(ReadOnlySpan<TallyWeight> items, double people, Span<double> tallies)
    {
        if (people == 0)
        {
            return;
        }

        foreach (TallyWeight item in items)
        {
            tallies[item.Tally.Index] += item.Weight * people;
        }
    }
}
