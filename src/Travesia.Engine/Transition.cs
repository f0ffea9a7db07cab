namespace Travesia.Engine;

/// <summary>Who draws the lot of a transition.</summary>
public enum Lot : byte
{
    /// <summary>Parties decide together: a choice of way, to stay or to leave.</summary>
    Choice = 0,

    /// <summary>Each person alone: death or injury. Drawn before the choices of the row.</summary>
    Person = 1,
}

/// <summary>A daily move from the state that owns the row to a target, with a probability.</summary>
/// <param name="Target">Where they are at the end of the day; the own state is a legal target.</param>
/// <param name="Probability">Share of those in the state at the start of the day, 0 to 1. The probabilities of a row sum to 1 within 1e-12.</param>
/// <param name="Tallies">What the move adds to.</param>
/// <param name="Passage">The gates it passes.</param>
/// <param name="Lot">Whether parties or single persons draw it.</param>
public readonly record struct Transition(
    StateId Target,
    double Probability,
    TallySetId Tallies = default,
    PassageId Passage = default,
    Lot Lot = Lot.Choice);

/// <summary>What a move adds to a tally.</summary>
/// <param name="Tally">Which.</param>
/// <param name="Weight">How much for each person: 1 for a count, dollars, days or kilometres else.</param>
public readonly record struct TallyWeight(TallyId Tally, double Weight = 1);

/// <summary>How often a tally or stock is kept.</summary>
public enum Resolution : byte
{
    /// <summary>A value for each day.</summary>
    Day = 0,

    /// <summary>A value for each period (see <see cref="Program.PeriodStarts"/>): the sum of a tally, the mean over days of a stock.</summary>
    Period = 1,
}

/// <summary>A named count of moves.</summary>
/// <param name="Name">Unique among tallies.</param>
/// <param name="Resolution">How often it is kept.</param>
public sealed record Tally(string Name, Resolution Resolution);

/// <summary>A named count of people present at the end of a day.</summary>
/// <param name="Name">Unique among stocks.</param>
/// <param name="Resolution">How often it is kept.</param>
public sealed record Stock(string Name, Resolution Resolution);
