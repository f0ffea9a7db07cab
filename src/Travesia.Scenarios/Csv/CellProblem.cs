namespace Travesia.Scenarios.Csv;

/// <summary>What is wrong with the quotes or the length of a cell.</summary>
internal enum CellProblem : byte
{
    None,
    QuoteOpen,
    QuoteAfter,
    QuoteInside,
    TooLong,
    TooMany,
}
