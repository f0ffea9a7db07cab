using System.CommandLine;
using Travesia.Engine;
using Travesia.Model.Diagnostics;

namespace Travesia.Cli.Arguments;

/// <summary>From the options of a command to settings.</summary>
internal static class SettingsReader
{
    private const long MostMembers = 1_000_000;
    private const long MostThreads = 1024;

    /// <summary>The settings that are given, and defaults for the others.</summary>
    /// <exception cref="CommandFailure">Some cannot be read; it tells all of these.</exception>
    public static RunSettings Read(CommandTree tree, ParseResult parse)
    {
        List<Diagnostic> wrong = [];
        RunSettings settings = Read(tree, parse, wrong);
        return wrong.Count == 0 ? settings : throw new CommandFailure(ExitCode.WrongInput, [.. wrong]);
    }

    /// <summary>What of the settings cannot be read.</summary>
    public static IReadOnlyList<Diagnostic> Problems(CommandTree tree, ParseResult parse)
    {
        List<Diagnostic> wrong = [];
        Read(tree, parse, wrong);
        return wrong;
    }

    private static RunSettings Read(CommandTree tree, ParseResult parse, List<Diagnostic> wrong)
    {
        RunSettings settings = new();
        Take(tree.Members, v => settings with { Members = (int)Readings.Whole("--members", v, 1, MostMembers, "200") });
        Take(tree.Seed, v => settings with { Seed = (uint)Readings.Whole("--seed", v, 0, uint.MaxValue, "1") });
        Take(tree.Threads, v => settings with { Threads = (int)Readings.Whole("--threads", v, 1, MostThreads, "2") });
        Take(tree.Mode, v => settings with { Mode = Readings.Word("--mode", v, "sampled", "expected") == "expected" ? Mode.Expected : Mode.Sampled });
        Take(tree.From, v => settings with { From = Readings.Date("--from", v) });
        Take(tree.To, v => settings with { To = Readings.Date("--to", v) });
        Take(tree.Scale, v => settings with { PeopleScale = Readings.Above0("--people-scale", v) });
        Take(tree.Out, v => settings with { Out = v });
        Take(tree.Observations, v => settings with { Observations = v });
        return settings with { Overwrite = parse.GetResult(tree.Overwrite) is not null && parse.GetValue(tree.Overwrite) };

        void Take(Option<string?> option, Func<string, RunSettings> with)
        {
            try
            {
                settings = parse.GetResult(option) is not null && parse.GetValue(option) is { } given ? with(given) : settings;
            }
            catch (CommandFailure failure)
            {
                wrong.AddRange(failure.Diagnostics);
            }
        }
    }
}
