using Travesia.Engine;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>A program of a Flee network and what it counts.</summary>
/// <param name="Program">The program.</param>
/// <param name="Present">People at each place at the end of the day.</param>
/// <param name="Arrivals">Arrivals at each place, those in the middle of a day too.</param>
internal sealed record FleeProgram(Program Program, IReadOnlyList<StockId> Present, IReadOnlyList<TallyId> Arrivals);
