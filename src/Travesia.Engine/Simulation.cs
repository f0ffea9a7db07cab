namespace Travesia.Engine;

/// <summary>How people are counted.</summary>
public enum Mode : byte
{
    /// <summary>Whole numbers: one random future.</summary>
    Sampled = 0,

    /// <summary>Real numbers: the exact mean when no gate or dynamic row acts, a fluid limit otherwise.</summary>
    Expected = 1,
}

/// <summary>How random numbers become draws.</summary>
public enum Coupling : byte
{
    /// <summary>The fastest exact samplers.</summary>
    Independent = 0,

    /// <summary>One uniform through the inverse distribution function for each draw, so that runs of two programs under one seed stay close.</summary>
    Paired = 1,
}

/// <summary>How a run is made.</summary>
/// <param name="Mode">Whole or real numbers.</param>
/// <param name="Coupling">How draws are made; of no effect in expected mode.</param>
/// <param name="Threads">How many threads one run may use; 0 is one. Results are the same bytes for any number. An ensemble has a run on each thread instead.</param>
public readonly record struct RunOptions(Mode Mode = Mode.Sampled, Coupling Coupling = Coupling.Independent, int Threads = 1);

/// <summary>Runs programs.</summary>
public static class Simulation
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">What to run.</param>
    /// <param name="seed">The luck of the ensemble.</param>
    /// <param name="member">Which of its futures.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the run between two days.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    /// <exception cref="ProgramException">Dynamics gave something that is no probability or factor.</exception>
    public static Recording Run(Program program, uint seed, uint member, RunOptions options = default, CancellationToken cancellation = default)
    {
        SimulationRun run = SimulationRun.Begin(program, seed, member, options, isWatched: false);
        while (!run.IsOver)
        {
            cancellation.ThrowIfCancellationRequested();
            run.Advance();
        }

        return run.Recording;
    }

    /// <summary>Runs a program to its end in real numbers, without luck.</summary>
    /// <param name="program">What to run.</param>
    /// <param name="cancellation">Ends the run between two days.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static Recording RunExpected(Program program, CancellationToken cancellation = default) =>
        Run(program, 0, 0, new RunOptions(Mode.Expected), cancellation);
}
