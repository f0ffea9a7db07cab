using Travesia.Model;

namespace Travesia.Scenarios;

/// <summary>A number that a run of a scenario must reproduce.</summary>
/// <param name="Measure">What is counted.</param>
/// <param name="Place">Where; none is everywhere.</param>
/// <param name="Link">On which way.</param>
/// <param name="Group">Who; none is all.</param>
/// <param name="From">First day; none is that of the period.</param>
/// <param name="To">Last day; none is that of the period.</param>
/// <param name="Value">The number.</param>
/// <param name="Tolerance">How far off it may be.</param>
public sealed record ExpectedNumber(string Measure, PlaceId? Place, LinkId? Link, GroupId? Group, DateOnly? From, DateOnly? To, double Value, double Tolerance);
