using Travesia.Engine;

namespace Travesia.Cli.Arguments;

/// <summary>What the options of <c>run</c> say; all are those of a run without options unless given.</summary>
internal sealed record RunSettings
{
    public const int DefaultMembers = 200;

    public int? Members { get; init; }

    public uint Seed { get; init; } = 1;

    public int? Threads { get; init; }

    public Mode Mode { get; init; } = Mode.Sampled;

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public double PeopleScale { get; init; } = 1;

    public string? Observations { get; init; }

    public string Out { get; init; } = "runs";

    public bool Overwrite { get; init; }
}
