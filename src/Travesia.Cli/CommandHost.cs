using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Cli.Commands;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Model.Diagnostics;
using Travesia.Results;
using Travesia.Scenarios;
using Travesia.Scenarios.Files;
using Travesia.Text;

namespace Travesia.Cli;

/// <summary>From what is written on the command line to an exit code. Nothing escapes from here but sentences.</summary>
internal static class CommandHost
{
    // ENOSPC and EDQUOT of Unix, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private static readonly int[] DiskFull = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Runs a command to its end.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> written, Surroundings surroundings, CancellationToken cancellation)
    {
        CommandTree tree = new();
        bool asJson = written.Contains("--json");
        Localizer words = Localizer.English;
        string command = "";
        Report report;
        try
        {
            words = LanguageOf(written);
            ParseResult parse = tree.Parse(written);
            command = parse.CommandResult.Command == tree.Root ? "" : parse.CommandResult.Command.Name;
            report = await ExecuteAsync(new CommandContext(surroundings, words, tree, parse), cancellation);
        }
        catch (Exception e)
        {
            CommandFailure failure = AsFailure(e, surroundings);
            report = new FailureReport(failure.Exit, failure.Diagnostics, words);
        }

        try
        {
            Write(report, command, asJson, surroundings);
            return (int)report.Exit;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Standard output is closed or full: what was made stays made, and this is said where it can still be heard.
            CommandFailure failure = e is not IOException ? CommandFailure.Of(ExitCode.Failed, CliCodes.OutputClosed)
                : DiskFull.Contains(e.HResult) ? CommandFailure.Of(ExitCode.Failed, CliCodes.OutputFull)
                : AsFailure(e, surroundings);
            surroundings.Error.WriteLine(words.Sentence(failure.Diagnostics[0]));
            return (int)(report.Exit == ExitCode.Done ? ExitCode.Failed : report.Exit);
        }
    }

    private static async Task<Report> ExecuteAsync(CommandContext context, CancellationToken cancellation)
    {
        (CommandTree tree, ParseResult parse) = (context.Tree, context.Parse);
        Command command = parse.CommandResult.Command;
        if (parse.GetResult(tree.Help) is { Implicit: false })
        {
            return new TextReport("help", HelpScreen.Lines(tree, command, context.Words));
        }

        if (parse.GetResult(tree.Version) is { Implicit: false })
        {
            return new TextReport("versionText", [$"{CommandTree.Program} {context.Surroundings.Version}"]);
        }

        if (tree.Check(parse) is { Count: > 0 } wrong)
        {
            throw new CommandFailure(ExitCode.WrongInput, [.. wrong, .. Unfound(context)]);
        }

        return command == tree.Run ? await RunCommand.ExecuteAsync(context, cancellation)
            : command == tree.Place ? await PlaceCommand.ExecuteAsync(context, cancellation)
            : command == tree.Journeys ? await JourneysCommand.ExecuteAsync(context, cancellation)
            : command == tree.Figures ? await FiguresCommand.ExecuteAsync(context, cancellation)
            : command == tree.Compare ? await CompareCommand.ExecuteAsync(context, cancellation)
            : command == tree.Report ? await ReportCommand.ExecuteAsync(context, cancellation)
            : command == tree.Serve ? await ServeCommand.ExecuteAsync(context, cancellation)
            : command == tree.Calibrate ? await CalibrateCommand.ExecuteAsync(context, cancellation)
            : command == tree.Forecast ? await ForecastCommand.ExecuteAsync(context, cancellation)
            : command == tree.Backtest ? await BacktestCommand.ExecuteAsync(context, cancellation)
            : command == tree.Sensitivity ? await SensitivityCommand.ExecuteAsync(context, cancellation)
            : command == tree.Validate ? ValidateCommand.Execute(context)
            : command == tree.Import ? ImportCommand.Execute(context)
            : command == tree.New ? NewCommand.Execute(context)
            : ListCommand.Execute(context);
    }

    /// <summary>What is wrong with the scenario's name, to be told beside what is wrong with options.</summary>
    private static ImmutableArray<Diagnostic> Unfound(CommandContext context)
    {
        if (context.Parse.GetResult(context.Tree.Scenario) is not { Tokens.Count: > 0 })
        {
            return [];
        }

        try
        {
            IScenarioFiles files = ScenarioFinder.Find(context.Parse.GetValue(context.Tree.Scenario)!, context.Surroundings);
            return files.Problem == FileProblem.None ? [] : ScenarioFolder.Read(files, ReadOptions.Default).Diagnostics;
        }
        catch (CommandFailure failure)
        {
            return failure.Diagnostics;
        }
    }

    private static Localizer LanguageOf(IReadOnlyList<string> written)
    {
        for (int i = 0; i < written.Count; i++)
        {
            string? language = written[i].StartsWith("--lang=", StringComparison.Ordinal) ? written[i]["--lang=".Length..]
                : written[i] == "--lang" && i + 1 < written.Count ? written[i + 1]
                : null;
            if (language is not null)
            {
                return Localizer.Find(language) ?? throw CommandFailure.Wrong(CliCodes.Word, ("option", "--lang"), ("value", language), ("allowed", string.Join(", ", Localizer.Languages)));
            }
        }

        return Localizer.English;
    }

    private static CommandFailure AsFailure(Exception exception, Surroundings surroundings) => exception switch
    {
        CommandFailure failure => failure,
        RunLockedException e => CommandFailure.Of(ExitCode.Failed, CliCodes.Locked, ("value", e.Path)),
        RunOfAnotherBuildException e => CommandFailure.Wrong(CliCodes.RunOfAnotherBuild, ("value", Path.GetRelativePath(surroundings.Folder, e.Path))),
        RunUnreadableException e => CommandFailure.Of(ExitCode.Failed, CliCodes.RunUnreadable, ("value", e.Path)),
        IOException e when DiskFull.Contains(e.HResult) => CommandFailure.Of(ExitCode.Failed, CliCodes.DiskFull),
        UnauthorizedAccessException e => CommandFailure.Of(ExitCode.Failed, CliCodes.OutDenied, ("value", PathIn(e.Message))),
        IOException when !Directory.Exists(surroundings.Folder) => CommandFailure.Of(ExitCode.Failed, CliCodes.FolderGone),
        IOException e => CommandFailure.Of(ExitCode.Failed, CliCodes.Io, ("reason", e.Message)),
        OutOfMemoryException => CommandFailure.Of(ExitCode.Failed, CliCodes.Memory),
        OperationCanceledException => CommandFailure.Of(ExitCode.Interrupted, CliCodes.Interrupted, ("done", "0"), ("of", "0")),
        _ => CommandFailure.Of(ExitCode.Failed, CliCodes.Unexpected, ("reason", $"{exception.GetType().Name}: {OneLine(exception.Message)}"), ("version", surroundings.Version)),
    };

    // The base library names the path in quotes inside its sentence.
    private static string PathIn(string message) => message.Split('\'') is { Length: >= 3 } parts ? parts[1] : OneLine(message);

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");

    private static void Write(Report report, string command, bool asJson, Surroundings surroundings)
    {
        if (asJson)
        {
            WriteJson(report, command, surroundings);
        }
        else
        {
            report.WriteScreen(new Screen(report.Exit == ExitCode.Done ? surroundings.Output : surroundings.Error, surroundings.Width));
        }

        surroundings.Output.Flush();
        surroundings.Error.Flush();
    }

    private static void WriteJson(Report report, string command, Surroundings surroundings)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("command", command);
            json.WriteString("status", report.Status);
            json.WriteNumber("exitCode", (int)report.Exit);
            json.WriteString("version", surroundings.Version);
            report.WriteJson(json);
            json.WriteEndObject();
        }

        surroundings.Output.Write(Encoding.UTF8.GetString(stream.ToArray()));
        surroundings.Output.Write('\n');
    }
}
