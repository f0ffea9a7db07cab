using System.CommandLine;
using Travesia.Engine;
using Travesia.Inference.Forecasting;
using Travesia.Inference.Sensitivity;
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

    /// <summary>Everything that cannot be read of what options say, whatever the command.</summary>
    public static IReadOnlyList<Diagnostic> Problems(CommandTree tree, ParseResult parse)
    {
        List<Diagnostic> wrong = [];
        Read(tree, parse, wrong);
        Try(() => Draws(tree, parse));
        Try(() => JourneyMembers(tree, parse));
        Try(() => JourneyExamples(tree, parse));
        Try(() => Port(tree, parse));
        Try(() => Given(tree.JourneyDate, parse) is { } date ? Readings.Date("--date", date) : null);
        Try(() => Given(tree.PlaceFrom, parse) is { } from ? Readings.DateOrMonth("--from", from) : null);
        Try(() => Given(tree.PlaceTo, parse) is { } to ? Readings.DateOrMonth("--to", to) : null);
        Try(() => Given(tree.Origin, parse) is { } origin ? Readings.DateOrMonth("--origin", origin) : null);
        Try(() => Horizon(tree, parse));
        Try(() => ForecastMembers(tree, parse));
        Try(() => DaysAfter(tree, parse));
        Try(() => Origins(tree, parse));
        Try(() => Sensitivity(tree, parse));
        return wrong;

        void Try(Func<object?> read)
        {
            try
            {
                read();
            }
            catch (CommandFailure failure)
            {
                wrong.AddRange(failure.Diagnostics);
            }
        }
    }

    /// <summary>How many draws a comparison takes, if it is said.</summary>
    public static int? Draws(CommandTree tree, ParseResult parse) => Whole(tree.Draws, parse, 2, 100_000, "50");

    /// <summary>Over how many members journeys are told, if it is said.</summary>
    public static int? JourneyMembers(CommandTree tree, ParseResult parse) => Whole(tree.JourneyMembers, parse, 1, 100_000, "40");

    /// <summary>How many examples of journeys are told, if it is said.</summary>
    public static int? JourneyExamples(CommandTree tree, ParseResult parse) => Whole(tree.JourneyExamples, parse, 0, 20, "3");

    /// <summary>The port to listen at, if it is said; 0 is any that is free.</summary>
    public static int? Port(CommandTree tree, ParseResult parse) => Whole(tree.Port, parse, 0, ushort.MaxValue, "5230");

    /// <summary>How many months are forecast, if it is said.</summary>
    public static int? Horizon(CommandTree tree, ParseResult parse) => Whole(tree.Horizon, parse, 1, ForecastOptions.MostHorizon, "3");

    /// <summary>Over how many futures places are told, if it is said.</summary>
    public static int? ForecastMembers(CommandTree tree, ParseResult parse) => Whole(tree.ForecastMembers, parse, 2, 100_000, "1000");

    /// <summary>How many days after its month an origin lies, if it is said.</summary>
    public static int? DaysAfter(CommandTree tree, ParseResult parse) => Whole(tree.DaysAfter, parse, 0, 20, "10");

    /// <summary>The first and last month of origins, if they are said.</summary>
    public static (DateOnly From, DateOnly To)? Origins(CommandTree tree, ParseResult parse)
        => Given(tree.Origins, parse) is { } written ? Readings.Months(written) : null;

    /// <summary>How a sensitivity analysis is made; defaults for what is not said.</summary>
    public static SensitivityOptions Sensitivity(CommandTree tree, ParseResult parse)
    {
        SensitivityOptions options = new();
        return options with
        {
            Points = Whole(tree.Points, parse, 2, 1000, "4") ?? options.Points,
            Draws = Whole(tree.SpreadDraws, parse, 8, 100_000, "128") ?? options.Draws,
            Most = Whole(tree.Most, parse, 1, 1000, "10") ?? options.Most,
            Futures = Whole(tree.FuturesEach, parse, 0, 100_000, "4") ?? options.Futures,
            TossPolicies = parse.GetResult(tree.TossPolicies) is not null && parse.GetValue(tree.TossPolicies),
            Each = parse.GetResult(tree.EachFactor) is not null && parse.GetValue(tree.EachFactor),
        };
    }

    private static int? Whole(Option<string?> option, ParseResult parse, long least, long most, string example)
        => Given(option, parse) is { } written ? (int)Readings.Whole(option.Name, written, least, most, example) : null;

    private static string? Given(Option<string?> option, ParseResult parse) => parse.GetResult(option) is null ? null : parse.GetValue(option);

    private static RunSettings Read(CommandTree tree, ParseResult parse, List<Diagnostic> wrong)
    {
        RunSettings settings = new();
        Take(tree.Members, v => settings with { Members = (int)Readings.Whole("--members", v, 1, MostMembers, "200") });
        Take(tree.Seed, v => settings with { Seed = (uint)Readings.Whole("--seed", v, 0, uint.MaxValue, "1") });
        Array.ForEach([tree.Threads, tree.ServeThreads], threads => Take(threads, v => settings with { Threads = (int)Readings.Whole("--threads", v, 1, MostThreads, "2") }));
        Take(tree.Mode, v => settings with { Mode = Readings.Word("--mode", v, "sampled", "expected") == "expected" ? Mode.Expected : Mode.Sampled });
        Take(tree.From, v => settings with { From = Readings.Date("--from", v) });
        Take(tree.To, v => settings with { To = Readings.Date("--to", v) });
        Take(tree.Scale, v => settings with { PeopleScale = Readings.Above0("--people-scale", v) });
        Take(tree.Out, v => settings with { Out = v });
        Take(tree.Observations, v => settings with { Observations = v });
        Take(tree.Posterior, v => settings with { Posterior = v });
        return settings with { Overwrite = parse.GetResult(tree.Overwrite) is not null && parse.GetValue(tree.Overwrite) };

        void Take(Option<string?> option, Func<string, RunSettings> with)
        {
            try
            {
                settings = Given(option, parse) is { } given ? with(given) : settings;
            }
            catch (CommandFailure failure)
            {
                wrong.AddRange(failure.Diagnostics);
            }
        }
    }
}
