using Travesia.Model;

namespace Travesia.Americas.Tests;

/// <summary>A mechanism of the corridor: how it is switched off, and what then moves.</summary>
/// <param name="Window">The part of the period that it needs.</param>
/// <param name="Off">The scenario without it.</param>
/// <param name="First">The tally that moves at once, by 1 % at least.</param>
/// <param name="Second">A tally downstream that answers.</param>
internal sealed record Mechanism(Window Window, Func<Scenario, Scenario> Off, Tally First, Tally Second);
