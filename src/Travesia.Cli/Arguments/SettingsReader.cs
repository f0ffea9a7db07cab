using System.CommandLine;
using Travesia.Engine;

namespace Travesia.Cli.Arguments;

/// <summary>From the options of a command to settings.</summary>
internal static class SettingsReader
{
    private const long MostMembers = 1_000_000;
    private const long MostThreads = 1024;

    public static RunSettings Read(CommandTree tree, ParseResult parse)
    {
        RunSettings settings = new();
        settings = Given(tree.Members) is { } members ? settings with { Members = (int)Readings.Whole("--members", members, 1, MostMembers, "200") } : settings;
        settings = Given(tree.Seed) is { } seed ? settings with { Seed = (uint)Readings.Whole("--seed", seed, 0, uint.MaxValue, "1") } : settings;
        settings = Given(tree.Threads) is { } threads ? settings with { Threads = (int)Readings.Whole("--threads", threads, 1, MostThreads, "2") } : settings;
        settings = Given(tree.Mode) is { } mode ? settings with { Mode = Readings.Word("--mode", mode, "sampled", "expected") == "expected" ? Mode.Expected : Mode.Sampled } : settings;
        settings = Given(tree.From) is { } from ? settings with { From = Readings.Date("--from", from) } : settings;
        settings = Given(tree.To) is { } to ? settings with { To = Readings.Date("--to", to) } : settings;
        settings = Given(tree.Scale) is { } scale ? settings with { PeopleScale = Readings.Above0("--people-scale", scale) } : settings;
        settings = Given(tree.Out) is { } folder ? settings with { Out = folder } : settings;
        return settings with
        {
            Observations = Given(tree.Observations),
            Overwrite = parse.GetResult(tree.Overwrite) is not null && parse.GetValue(tree.Overwrite),
        };

        string? Given(Option<string?> option) => parse.GetResult(option) is null ? null : parse.GetValue(option);
    }
}
