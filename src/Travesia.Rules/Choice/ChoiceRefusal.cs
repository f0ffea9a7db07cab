using System.Collections.Immutable;

namespace Travesia.Rules.Choice;

/// <summary>Why a choice network has no solution that makes sense.</summary>
/// <param name="Reason">What went wrong.</param>
/// <param name="Legs">The greatest expected number of legs that was found; infinite if it diverges.</param>
/// <param name="Component">The nodes that lead to each other in which people go round, ascending.</param>
/// <param name="Cycle">
/// The cycle in that component with the greatest product of step probabilities, from its lowest node on; empty if the component is a
/// single node without a way to itself (a journey that is long without going round).
/// </param>
internal sealed record ChoiceRefusal(ChoiceRefusalReason Reason, double Legs, ImmutableArray<int> Component, ImmutableArray<ChoiceStep> Cycle);

/// <summary>A step of a cycle.</summary>
/// <param name="Node">Where it starts.</param>
/// <param name="Arc">The arc chosen.</param>
/// <param name="Outcome">The outcome that leads on along the cycle.</param>
/// <param name="Probability">Probability of the choice times that of the outcome; where it diverges, of the choices at which it was given up.</param>
internal readonly record struct ChoiceStep(int Node, int Arc, int Outcome, double Probability);

/// <summary>Kinds of <see cref="ChoiceRefusal"/>.</summary>
internal enum ChoiceRefusalReason
{
    /// <summary>Going round gains more than it costs: values grow without bound.</summary>
    Diverges,

    /// <summary>There is a solution, but its journeys are longer than the stated bound.</summary>
    TooManyLegs,
}
