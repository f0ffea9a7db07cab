using System.Collections.Immutable;

namespace Travesia.Scenarios;

/// <summary>What a stated ensemble of a scenario must reproduce.</summary>
/// <param name="Members">How many members the ensemble has, 1 or more.</param>
/// <param name="Seed">Its luck.</param>
/// <param name="Events">A hash of everything that happens to its first member, day by day, in hexadecimal digits; none if it was never made.</param>
/// <param name="Numbers">Means over its members.</param>
public sealed record ExpectedResults(int Members, uint Seed, string? Events, ImmutableArray<ExpectedNumber> Numbers);
