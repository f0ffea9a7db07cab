using System.Collections.Immutable;

namespace Travesia.Scenarios;

/// <summary>What the host knows that the reader does not.</summary>
public sealed record ReadOptions
{
    /// <summary>Nothing.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>The rule sets that there are; empty accepts any name.</summary>
    public ImmutableArray<string> RuleSets { get; init; } = [];
}
