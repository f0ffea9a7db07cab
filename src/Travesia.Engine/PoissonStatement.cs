using Travesia.Engine.Running;

namespace Travesia.Engine;

/// <summary>Why a count is not Poisson, or cannot be said to be. Several may stand together.</summary>
[Flags]
public enum PoissonObstacles
{
    /// <summary>Nothing: the count is Poisson.</summary>
    None = 0,

    /// <summary>The program has dynamics, which tie people's moves to where others are.</summary>
    Dynamics = 1,

    /// <summary>Some of those counted may have tried a gate on a day on which it had a limit.</summary>
    Gates = 2,

    /// <summary>Some of those counted may have departed or chosen in parties.</summary>
    Parties = 4,

    /// <summary>Some of those counted may have departed with a dispersion above 1, or with luck by period.</summary>
    Dispersion = 8,

    /// <summary>Some of those counted may come from an initial stock that is known exactly.</summary>
    FixedInitialStock = 16,

    /// <summary>A person may add to the tally more than once in the period, so that it is compound.</summary>
    Repeats = 32,

    /// <summary>A move adds something other than 1, so that it is compound or no count.</summary>
    Weights = 64,
}

/// <summary>
/// Where a count is exactly Poisson, its mean. With Poisson departures and initial stocks, and where people move independently, the
/// stocks of a day are independent Poisson numbers and so are its flows; a tally over several days is Poisson only if nobody can add
/// to it twice. Counts of different days are not independent. All of it holds for fixed parameters, that is for one program.
/// </summary>
/// <remarks>What stands in the way is looked for only among people who can have come as far as the count in time: a gate elsewhere is no obstacle.</remarks>
/// <param name="Obstacles">Why the statement does not hold, or none.</param>
/// <param name="Mean">The mean, where nothing stands in the way; no number else.</param>
public readonly record struct PoissonStatement(PoissonObstacles Obstacles, double Mean)
{
    /// <summary>Whether the count is exactly Poisson.</summary>
    public bool Holds => Obstacles == PoissonObstacles.None;

    /// <summary>What can be said of a tally over a span of days.</summary>
    /// <param name="program">The program.</param>
    /// <param name="tally">One of its tallies.</param>
    /// <param name="fromDay">The first day counted, from 0.</param>
    /// <param name="toDay">The last day counted, before the program's end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day or tally.</exception>
    public static PoissonStatement Of(Program program, TallyId tally, int fromDay, int toDay)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentOutOfRangeException.ThrowIfNegative(fromDay);
        ArgumentOutOfRangeException.ThrowIfLessThan(toDay, fromDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(toDay, program.Days);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)tally.Index, (uint)program.Tallies.Length, nameof(tally));
        var walk = new ObstacleWalk(DepartureLuck.AsDispersion(program), tally);
        for (int day = 0; day <= toDay; day++)
        {
            walk.Advance(day, counts: day >= fromDay);
        }

        return Answer(program, walk.Found, toDay, (run, day) => day >= fromDay ? run.LastDay(tally) : 0);
    }

    /// <summary>What can be said of a stock at the end of a day.</summary>
    /// <param name="program">The program.</param>
    /// <param name="stock">One of its stocks.</param>
    /// <param name="day">The day, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day or stock.</exception>
    public static PoissonStatement Of(Program program, StockId stock, int day)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentOutOfRangeException.ThrowIfNegative(day);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(day, program.Days);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)stock.Index, (uint)program.Stocks.Length, nameof(stock));
        var walk = new ObstacleWalk(DepartureLuck.AsDispersion(program), null);
        for (int past = 0; past <= day; past++)
        {
            walk.Advance(past, counts: false);
        }

        return Answer(program, walk.Found | walk.In(stock), day, (run, past) => past == day ? run.People(stock) : 0);
    }

    private static PoissonStatement Answer(Program program, PoissonObstacles obstacles, int toDay, Func<SimulationRun, int, double> counted)
    {
        if (obstacles != PoissonObstacles.None)
        {
            return new PoissonStatement(obstacles, double.NaN);
        }

        SimulationRun run = SimulationRun.Begin(program, 0, 0, new RunOptions(Mode.Expected));
        double mean = 0;
        for (int day = 0; day <= toDay; day++)
        {
            run.Advance();
            mean += counted(run, day);
        }

        return new PoissonStatement(PoissonObstacles.None, mean);
    }
}
