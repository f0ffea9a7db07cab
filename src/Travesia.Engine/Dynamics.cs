namespace Travesia.Engine;

/// <summary>
/// The rows and departures of a program that depend on where people are. Immutable and shared by all runs; what a run has to remember
/// lives in the <see cref="IDynamicsRun"/> that <see cref="Begin()"/> makes.
/// </summary>
public interface IDynamics
{
    /// <summary>
    /// The states whose rows may be rewritten. Each must keep one row, with fixed targets, in all epochs. Rows that many states share are
    /// added by <see cref="ProgramBuilder.AddDynamicRow"/> and are not named here.
    /// </summary>
    IReadOnlyList<StateId> States { get; }

    /// <summary>Starts a run.</summary>
    IDynamicsRun Begin();

    /// <summary>Starts a run whose mornings may use several threads. What it rewrites is the same for any number.</summary>
    /// <param name="threads">How many, 1 or more.</param>
    IDynamicsRun Begin(int threads) => Begin();
}

/// <summary>The dynamic part of one run. Deterministic: it draws no random number.</summary>
public interface IDynamicsRun
{
    /// <summary>Called at the start of each day, before anybody moves.</summary>
    /// <param name="day">The day, from 0.</param>
    /// <param name="occupancy">Where people are at the start of the day and what the gates did on the day before.</param>
    /// <param name="rewriter">Takes the new probabilities and departure means; they hold until rewritten.</param>
    void StartOfDay(int day, in Occupancy occupancy, Rewriter rewriter);
}
