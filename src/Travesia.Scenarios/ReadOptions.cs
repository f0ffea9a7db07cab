using System.Collections.Immutable;
using Travesia.Model.Diagnostics;

namespace Travesia.Scenarios;

/// <summary>What the host knows that the reader does not.</summary>
public sealed record ReadOptions
{
    /// <summary>Nothing.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>The rule sets that there are; empty accepts any name.</summary>
    public ImmutableArray<string> RuleSets { get; init; } = [];

    /// <summary>
    /// What else a scenario's rule set finds wrong, given what could be read of a folder in which something is wrong, so that all is told at
    /// once. A folder without errors is for the rule set itself to check.
    /// </summary>
    public Func<PartialScenario, IEnumerable<Diagnostic>>? AlsoWrong { get; init; }
}
