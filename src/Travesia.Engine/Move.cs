namespace Travesia.Engine;

/// <summary>What a person in a state may have done on a day, limits included: who is held back by a gate moves to the waiting state.</summary>
/// <param name="Target">Where they were at the end of the day, or the passing state from which they went on within it.</param>
/// <param name="Probability">How likely, 0 to 1; the moves of a state sum to 1.</param>
/// <param name="Tallies">What the move added to; see <see cref="Program.WeightsOf"/>.</param>
public readonly record struct Move(StateId Target, double Probability, TallySetId Tallies);
