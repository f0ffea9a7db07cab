using System.Globalization;
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

    /// <summary>The options that name the same run again, as they are written behind a command; empty for the run without options.</summary>
    public string Written()
    {
        (string Name, string? Value)[] options =
        [
            ("--members", Members?.ToString(CultureInfo.InvariantCulture)), ("--seed", Seed == 1 ? null : Seed.ToString(CultureInfo.InvariantCulture)),
            ("--mode", Mode == Mode.Expected ? "expected" : null), ("--from", From is { } from ? Readings.Write(from) : null), ("--to", To is { } to ? Readings.Write(to) : null),
            ("--people-scale", PeopleScale == 1 ? null : PeopleScale.ToString("R", CultureInfo.InvariantCulture)), ("--observations", Observations), ("--out", Out == "runs" ? null : Out),
        ];
        return string.Concat(options.Where(o => o.Value is not null).Select(o => $" {o.Name} {(o.Value!.Contains(' ') ? $"\"{o.Value}\"" : o.Value)}"));
    }
}
