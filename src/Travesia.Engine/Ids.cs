namespace Travesia.Engine;

/// <summary>A state of a <see cref="Program"/>: a class of people who are exchangeable. Not a person, and valid only in the program that issued it.</summary>
/// <param name="Index">Position in the program's state order, 0 to <see cref="Program.StateCount"/> - 1. Never enters a random number.</param>
public readonly record struct StateId(int Index);

/// <summary>A row of transitions, shareable by states and epochs of one program.</summary>
/// <param name="Index">Position in the program's pool of rows.</param>
public readonly record struct RowId(int Index);

/// <summary>A named count of moves.</summary>
/// <param name="Index">Position in <see cref="Program.Tallies"/>.</param>
public readonly record struct TallyId(int Index);

/// <summary>A set of tallies, with weights, to which a move adds.</summary>
/// <param name="Index">Position in the program's pool of sets; 0 is the empty set.</param>
public readonly record struct TallySetId(int Index)
{
    /// <summary>The set that holds no tally.</summary>
    public static TallySetId None => default;
}

/// <summary>A named count of people present.</summary>
/// <param name="Index">Position in <see cref="Program.Stocks"/>.</param>
public readonly record struct StockId(int Index);

/// <summary>A limit that transitions share.</summary>
/// <param name="Index">Position in <see cref="Program.Gates"/>.</param>
public readonly record struct GateId(int Index);

/// <summary>The gates that a transition passes, and where it leaves those who are held back.</summary>
/// <param name="Index">Position in the program's pool of passages; 0 is free passage.</param>
public readonly record struct PassageId(int Index)
{
    /// <summary>No gate.</summary>
    public static PassageId Free => default;
}

/// <summary>A source of departures: a state that people enter from outside.</summary>
/// <param name="Index">Position in <see cref="Program.Departures"/>.</param>
public readonly record struct DepartureId(int Index);
