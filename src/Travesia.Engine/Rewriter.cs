using Travesia.Engine.Running;

namespace Travesia.Engine;

/// <summary>Takes the probabilities and departure means that depend on occupancy. Several threads may use it at once for different rows and departures.</summary>
public sealed class Rewriter
{
    private readonly DynamicRows rows;
    private readonly double[] factors;

    internal Rewriter(DynamicRows rows, double[] factors)
    {
        this.rows = rows;
        this.factors = factors;
    }

    /// <summary>Whether anything was rewritten since the run began.</summary>
    internal bool WasUsed { get; set; }

    /// <summary>Rewrites the row of a dynamic state.</summary>
    /// <param name="state">A state that <see cref="IDynamics.States"/> names.</param>
    /// <param name="probabilities">As many as the row has transitions, in their order in the row (single persons' lots first), summing to 1 within <see cref="ProgramBuilder.RowTolerance"/>.</param>
    /// <exception cref="ProgramException">The state is not dynamic, or these are not the probabilities of its row.</exception>
    public void SetRow(StateId state, ReadOnlySpan<double> probabilities)
    {
        rows.Rewrite(state, probabilities);
        WasUsed = true;
    }

    /// <summary>Rewrites a row, for all states that have it or a row like it.</summary>
    /// <param name="row">A row that <see cref="ProgramBuilder.AddDynamicRow"/> gave, or a row like it.</param>
    /// <param name="probabilities">As many as the row has transitions, in their order in the row (single persons' lots first), summing to 1 within <see cref="ProgramBuilder.RowTolerance"/>.</param>
    /// <exception cref="ProgramException">The row is not dynamic, or these are not its probabilities.</exception>
    public void SetRow(RowId row, ReadOnlySpan<double> probabilities)
    {
        rows.Rewrite(row, probabilities);
        WasUsed = true;
    }

    /// <summary>Multiplies the mean of a departure by a factor, from this day until rewritten.</summary>
    /// <param name="departure">Which.</param>
    /// <param name="factor">Finite and 0 or more; 1 leaves the mean of the program.</param>
    /// <exception cref="ProgramException">The factor is negative or not finite, or there is no such departure.</exception>
    public void ScaleDeparture(DepartureId departure, double factor)
    {
        if (!(factor >= 0) || double.IsPositiveInfinity(factor))
        {
            throw new ProgramException($"The dynamics scale departure {departure.Index} by {factor:R}; a factor is finite and 0 or more.");
        }

        if ((uint)departure.Index >= (uint)factors.Length)
        {
            throw new ProgramException($"The dynamics scale departure {departure.Index}; there are {factors.Length}.");
        }

        factors[departure.Index] = factor;
        WasUsed = true;
    }
}
