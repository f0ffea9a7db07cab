namespace Travesia.Engine;

/// <summary>Takes the probabilities and departure means that depend on occupancy.</summary>
public sealed class Rewriter
{
    /// <summary>Rewrites the row of a dynamic state.</summary>
    /// <param name="state">A state that <see cref="IDynamics.States"/> names.</param>
    /// <param name="probabilities">As many as the row has transitions, in their order in the row (single persons' lots first), summing to 1.</param>
    public void SetRow(StateId state, ReadOnlySpan<double> probabilities) => throw new NotSupportedException($"{state} {probabilities.Length}");

    /// <summary>Multiplies the mean of a departure by a factor, from this day until rewritten.</summary>
    /// <param name="departure">Which.</param>
    /// <param name="factor">Finite and 0 or more; 1 leaves the mean of the program.</param>
    public void ScaleDeparture(DepartureId departure, double factor) => throw new NotSupportedException($"{departure} {factor}");
}
