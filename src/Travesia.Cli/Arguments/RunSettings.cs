using System.Globalization;
using Travesia.Engine;

namespace Travesia.Cli.Arguments;

/// <summary>What the options of <c>run</c> say; all are those of a run without options unless given.</summary>
internal sealed record RunSettings
{
    public const int DefaultMembers = 200;

    public const string DefaultOut = "runs";

    public int? Members { get; init; }

    public uint Seed { get; init; } = 1;

    public int? Threads { get; init; }

    public Mode Mode { get; init; } = Mode.Sampled;

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public double PeopleScale { get; init; } = 1;

    public string? Observations { get; init; }

    public string? Posterior { get; init; }

    public string Out { get; init; } = DefaultOut;

    public bool Overwrite { get; init; }

    /// <summary>Whether <see cref="Asking"/> says all that decides the numbers, so that each command that shows a run can ask for this one.</summary>
    public bool IsAskedEverywhere => Mode == Mode.Sampled && From is null && To is null && PeopleScale == 1 && Observations is null && Posterior is null;

    /// <summary>The options by which <c>place</c> and <c>figures</c> ask for the same run again; none for the run without options.</summary>
    /// <param name="members">A number of members to ask for instead.</param>
    public string[] Asking(int? members = null)
    {
        (string Name, string? Value)[] options =
        [
            ("--members", (members ?? Members)?.ToString(CultureInfo.InvariantCulture)), ("--seed", Seed == 1 ? null : Seed.ToString(CultureInfo.InvariantCulture)), ("--out", Out == DefaultOut ? null : Out),
        ];
        return [.. options.Where(o => o.Value is not null).SelectMany(o => (string[])[o.Name, o.Value!])];
    }
}
