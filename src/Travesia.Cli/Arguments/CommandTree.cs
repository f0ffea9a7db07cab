using System.CommandLine;
using System.CommandLine.Parsing;
using Travesia.Model.Diagnostics;

namespace Travesia.Cli.Arguments;

/// <summary>
/// The commands with their arguments and options. All values are read as text: what is wrong with one is said by this program, in the
/// user's language, and not by the parser.
/// </summary>
internal sealed class CommandTree
{
    public const string Program = "travesia";

    private readonly ParserConfiguration parsing = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    public CommandTree()
    {
        Root = new Command(Program, "help.root") { Help, Version, Json, Language };
        Root.Add(Run);
        Root.Add(Validate);
        Root.Add(New);
        Root.Add(Import);
        Root.Add(List);
        Root.Add(Place);
        Root.Add(Journeys);
        Root.Add(Figures);
        Root.Add(Compare);
        Root.Add(Report);
        Root.Add(Calibrate);
        Root.Add(Serve);
        Root.Add(Forecast);
        Root.Add(Backtest);
        Root.Add(Sensitivity);
        Fill(Run, [Scenario], [Members, Seed, Threads, Mode, From, To, Scale, Observations, Posterior, Out, Overwrite]);
        Fill(Validate, [Scenario], []);
        Fill(New, [NewName], [OutNew, Overwrite]);
        Fill(Import, [ImportFormat, ImportFolder], [ImportTo, Overwrite]);
        Fill(List, [ListName], []);
        Fill(Place, [Scenario, PlaceName], [PlaceFrom, PlaceTo, Members, Seed, Threads, Out]);
        Fill(Journeys, [Scenario], [JourneyGroup, JourneyFrom, JourneyTo, JourneyDate, JourneyMembers, Seed, Threads, JourneyExamples]);
        Fill(Figures, [Scenario], [Members, Seed, Threads, Out]);
        Fill(Compare, [Scenario], [Without, With, Draws, Seed, Threads, From, To, Scale, Posterior]);
        Fill(Report, [RunPath], [Members, Seed, Threads, Out]);
        Fill(Forecast, [Scenario], [Origin, Horizon, ForecastMembers, Seed, Threads, Observations, WithoutAtForecast]);
        Fill(Backtest, [Scenario], [Origins, Horizon, DaysAfter, WithoutDelay, Seed, Threads, Observations, SkillPage, Overwrite]);
        Fill(Sensitivity, [Scenario], [Outcomes, Points, SpreadDraws, Most, FuturesEach, TossPolicies, EachFactor, Seed, Threads, From, To, Posterior]);
        Fill(Calibrate, [Scenario], [Threads, WriteFitted, OutFitted, CheckFit, Experiments, Told, Members, Seed, Overwrite]);
        Fill(Serve, [ServeFolder], [Port, Bind, Token, ServeThreads, Out]);
    }

    public Command Root { get; }

    public Command Run { get; } = new("run", "help.run");

    public Command Validate { get; } = new("validate", "help.validate");

    public Command New { get; } = new("new", "help.new");

    public Command Import { get; } = new("import", "help.import");

    public Command List { get; } = new("list", "help.list");

    public Command Place { get; } = new("place", "help.place");

    public Command Journeys { get; } = new("journeys", "help.journeys");

    public Command Figures { get; } = new("figures", "help.figures") { Aliases = { "check" } };

    public Command Compare { get; } = new("compare", "help.compare");

    public Command Report { get; } = new("report", "help.report");

    public Command Calibrate { get; } = new("calibrate", "help.calibrate");

    public Command Serve { get; } = new("serve", "help.serve");

    public Command Forecast { get; } = new("forecast", "help.forecast");

    public Command Backtest { get; } = new("backtest", "help.backtest");

    public Command Sensitivity { get; } = new("sensitivity", "help.sensitivity");

    public Argument<string?> Scenario { get; } = Positional("SCENARIO", "help.arg.scenario");

    /// <summary>May be left out.</summary>
    public Argument<string?> ListName { get; } = Positional("[SCENARIO]", "help.arg.list");

    public Argument<string?> PlaceName { get; } = Positional("PLACE", "help.arg.place");

    public Argument<string?> RunPath { get; } = Positional("RUN", "help.arg.run");

    public Argument<string?> ImportFormat { get; } = Positional("FORMAT", "help.arg.format");

    public Argument<string?> ImportFolder { get; } = Positional("DIR", "help.arg.import");

    public Option<string?> ImportTo { get; } = Named("--to", "DIR", "help.to.import");

    public Argument<string?> NewName { get; } = Positional("NAME", "help.arg.name");

    public Option<string?> Members { get; } = Named("--members", "N", "help.members");

    public Option<string?> Seed { get; } = Named("--seed", "S", "help.seed");

    public Option<string?> Threads { get; } = Named("--threads", "T", "help.threads");

    public Option<string?> ServeThreads { get; } = Named("--threads", "T", "help.threads.serve");

    public Option<string?> Mode { get; } = Named("--mode", "sampled|expected", "help.mode");

    public Option<string?> From { get; } = Named("--from", "DATE", "help.from");

    public Option<string?> To { get; } = Named("--to", "DATE", "help.to");

    public Option<string?> PlaceFrom { get; } = Named("--from", "DATE|MONTH", "help.place.from");

    public Option<string?> PlaceTo { get; } = Named("--to", "DATE|MONTH", "help.place.to");

    public Option<string?> Scale { get; } = Named("--people-scale", "X", "help.scale");

    public Option<string?> Observations { get; } = Named("--observations", "FILE", "help.observations");

    public Option<string?> Posterior { get; } = Named("--posterior", "FILE|RUN", "help.posterior");

    public Option<string[]?> Without { get; } = new("--without") { Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true, HelpName = "POLICY ...", Description = "help.without" };

    public Option<string?> With { get; } = Named("--with", "FILE", "help.with");

    public Option<string?> Draws { get; } = Named("--members", "N", "help.members.compare");

    public Option<string?> Out { get; } = Named("--out", "DIR", "help.out");

    public Option<string?> OutNew { get; } = Named("--out", "DIR", "help.out.new");

    public Option<string?> JourneyGroup { get; } = Named("--group", "GROUP", "help.journeys.group");

    public Option<string?> JourneyFrom { get; } = Named("--from", "PLACE", "help.journeys.from");

    public Option<string?> JourneyTo { get; } = Named("--to", "PLACE", "help.journeys.to");

    public Option<string?> JourneyDate { get; } = Named("--date", "DATE", "help.journeys.date");

    public Option<string?> JourneyMembers { get; } = Named("--members", "N", "help.journeys.members");

    public Option<string?> JourneyExamples { get; } = Named("--examples", "N", "help.journeys.examples");

    public Option<bool> WriteFitted { get; } = Switch("--write", "help.write.fitted");

    public Option<bool> CheckFit { get; } = Switch("--check", "help.check");

    public Option<bool> Told { get; } = Switch("--told", "help.told");

    public Option<bool> Experiments { get; } = Switch("--experiments", "help.experiments");

    public Option<string?> OutFitted { get; } = Named("--out", "FILE", "help.out.fitted");

    /// <summary>May be left out.</summary>
    public Argument<string?> ServeFolder { get; } = Positional("[SCENARIO]", "help.arg.serve");

    public Option<string?> Port { get; } = Named("--port", "P", "help.port");

    public Option<string?> Bind { get; } = Named("--bind", "ADDRESS", "help.bind");

    public Option<string?> Token { get; } = Named("--token", "T", "help.token");

    public Option<string?> Origin { get; } = Named("--origin", "MONTH|DATE", "help.origin");

    public Option<string?> Horizon { get; } = Named("--horizon", "N", "help.horizon");

    public Option<string?> ForecastMembers { get; } = Named("--members", "N", "help.members.forecast");

    public Option<string[]?> WithoutAtForecast { get; } = new("--without") { Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true, HelpName = "POLICY ...", Description = "help.without.forecast" };

    public Option<string?> Origins { get; } = Named("--origins", "MONTH..MONTH", "help.origins");

    public Option<string?> DaysAfter { get; } = Named("--days-after", "N", "help.days.after");

    public Option<bool> WithoutDelay { get; } = Switch("--without-delay", "help.without.delay");

    public Option<string[]?> Outcomes { get; } = new("--outcome") { Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true, HelpName = "OUTCOME ...", Description = "help.sensitivity.outcome" };

    public Option<string?> Points { get; } = Named("--points", "N", "help.sensitivity.points");

    public Option<string?> SpreadDraws { get; } = Named("--draws", "N", "help.sensitivity.draws");

    public Option<string?> Most { get; } = Named("--most", "N", "help.sensitivity.most");

    public Option<string?> FuturesEach { get; } = Named("--futures", "N", "help.sensitivity.futures");

    public Option<bool> TossPolicies { get; } = Switch("--toss-policies", "help.sensitivity.toss");

    public Option<bool> EachFactor { get; } = Switch("--each", "help.sensitivity.each");

    public Option<string?> SkillPage { get; } = Named("--report", "FILE", "help.report.skill");

    public Option<bool> Overwrite { get; } = Switch("--overwrite", "help.overwrite");

    public Option<bool> Json { get; } = Switch("--json", "help.json", everywhere: true);

    public Option<string?> Language { get; } = Named("--lang", "en|es", "help.lang", everywhere: true);

    public Option<bool> Help { get; } = Switch("--help", "help.help", everywhere: true, "-h", "-?");

    public Option<bool> Version { get; } = Switch("--version", "help.version");

    public ParseResult Parse(IReadOnlyList<string> written) => Root.Parse(written, parsing);

    /// <summary>Everything that is wrong with how a command is written.</summary>
    public IReadOnlyList<Diagnostic> Check(ParseResult parse)
    {
        Command command = parse.CommandResult.Command;
        string[] commands = [.. Root.Subcommands.Select(c => c.Name)];
        List<Diagnostic> found = [];

        // The parser takes whatever follows for a value, be it the next option.
        string[] known = [.. OptionsOf(command).Select(o => o.Name)];
        Option? greedy = OptionsOf(command).FirstOrDefault(o => parse.GetResult(o) is { } given && given.Tokens.Any(t => known.Contains(t.Value)));
        if (greedy is not null)
        {
            return CommandFailure.Wrong(CliCodes.OptionValue, ("option", greedy.Name), ("command", command.Name)).Diagnostics;
        }

        foreach (string unmatched in parse.UnmatchedTokens)
        {
            bool isCommand = command == Root && !unmatched.StartsWith('-');
            found.AddRange(isCommand
                ? CommandFailure.Wrong(CliCodes.CommandUnknown, ("value", unmatched), ("suggestion", NearMiss.Find(unmatched, commands)), ("allowed", string.Join(", ", commands))).Diagnostics
                : CommandFailure.Wrong(CliCodes.OptionUnknown, ("value", unmatched), ("command", command.Name), ("suggestion", NearMiss.Find(unmatched, known))).Diagnostics);
            if (isCommand)
            {
                return found;
            }
        }

        if (command == Root && found.Count == 0)
        {
            return CommandFailure.Wrong(CliCodes.CommandMissing, ("allowed", string.Join(", ", commands))).Diagnostics;
        }

        foreach (ParseError error in parse.Errors.Where(_ => parse.UnmatchedTokens.Count == 0))
        {
            found.AddRange(error.SymbolResult switch
            {
                OptionResult { Tokens.Count: > 1 } option => CommandFailure.Wrong(CliCodes.OptionTwice, ("option", option.Option.Name)).Diagnostics,
                OptionResult option => CommandFailure.Wrong(CliCodes.OptionValue, ("option", option.Option.Name), ("command", command.Name)).Diagnostics,
                _ => CommandFailure.Wrong(CliCodes.Usage, ("reason", error.Message)).Diagnostics,
            });
        }

        foreach (Option empty in new Option[] { Out, OutNew, OutFitted, ImportTo }.Where(o => parse.GetResult(o) is { } given && given.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value))))
        {
            found.AddRange(CommandFailure.Wrong(CliCodes.OptionEmpty, ("option", empty.Name), ("command", command.Name)).Diagnostics);
        }

        if (parse.Errors.All(e => e.SymbolResult is not OptionResult))
        {
            found.AddRange(SettingsReader.Problems(this, parse));
        }

        Argument? missing = command.Arguments.FirstOrDefault(a => a != ListName && a != ServeFolder && parse.GetResult(a) is not { Tokens.Count: > 0 });
        if (parse.UnmatchedTokens.Count == 0 && missing is not null)
        {
            found.AddRange(CommandFailure.Wrong(CliCodes.ArgumentMissing, ("value", missing.HelpName!), ("command", command.Name), ("usage", UsageOf(command))).Diagnostics);
        }

        return found;
    }

    /// <summary>How a command is written, in one line.</summary>
    public string UsageOf(Command command)
        => command == Root ? $"{Program} COMMAND" : string.Join(' ', [Program, command.Name, .. command.Arguments.Select(a => a.HelpName!)]);

    /// <summary>The options of a command, with those of all commands.</summary>
    public IEnumerable<Option> OptionsOf(Command command) => command.Options.Concat(command == Root ? [] : Root.Options.Where(o => o.Recursive));

    private static void Fill(Command command, Argument[] arguments, Option[] options)
    {
        foreach (Argument argument in arguments)
        {
            command.Add(argument);
        }

        foreach (Option option in options)
        {
            command.Add(option);
        }
    }

    private static Argument<string?> Positional(string name, string help) => new(name) { Arity = ArgumentArity.ZeroOrOne, HelpName = name, Description = help };

    private static Option<string?> Named(string name, string value, string help, bool everywhere = false)
        => new(name) { Arity = ArgumentArity.ExactlyOne, HelpName = value, Description = help, Recursive = everywhere };

    private static Option<bool> Switch(string name, string help, bool everywhere = false, params string[] aliases)
        => new(name, aliases) { Arity = ArgumentArity.Zero, Description = help, Recursive = everywhere };
}
