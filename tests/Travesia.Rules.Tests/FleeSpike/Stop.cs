namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>Somebody stands at a place with some kilometres behind him since the morning and may yet go on: a state that nobody ends a day in.</summary>
internal readonly record struct Stop(int Place, int Plan, int Moved, int Memory);

/// <summary>A move within the day: to the next stop, or to the state of the evening; the place that it reaches counts as an arrival (-1 is none). Kilometres are those of the day so far.</summary>
internal readonly record struct Hop(double Chance, Stop? Next, Whereabouts Evening, int ReachedPlace, int Moved);
