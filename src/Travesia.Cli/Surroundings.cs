using System.Collections.Immutable;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Inference;
using Travesia.Model;
using Travesia.Results;
using Travesia.Rules;
using Travesia.Scenarios;

namespace Travesia.Cli;

/// <summary>Everything that a command takes from outside, so that tests can give it something else.</summary>
internal sealed record Surroundings
{
    /// <summary>Standard output.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether standard error is a terminal, where a bar can move.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Columns of the terminal; none where output goes elsewhere and nothing limits them.</summary>
    public int? Width { get; init; }

    /// <summary>The rule sets that there are.</summary>
    public required ImmutableArray<IRuleSet> RuleSets { get; init; }

    /// <summary>The scenarios that ship.</summary>
    public required ShippedScenarios Shipped { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What an ensemble may take, given the folder of its result.</summary>
    public Func<string, ResourceLimits> LimitsOf { get; init; } = MachineLimits.Of;

    /// <summary>How many members are computed at the same time unless said otherwise.</summary>
    public int Processors { get; init; } = Environment.ProcessorCount;

    /// <summary>Where relative paths begin.</summary>
    public string Folder { get; init; } = FolderOfProcess();

    /// <summary>Version of the software.</summary>
    public string Version { get; init; } = typeof(Surroundings).Assembly.GetName().Version!.ToString(3);

    /// <summary>Which build of that version makes numbers.</summary>
    public string Build { get; init; } = "";

    /// <summary>A path as the user wrote it, as it can be opened; it stays as written where the process stands.</summary>
    public string PathOf(string written) => Folder == FolderOfProcess() ? written : Path.Combine(Folder, written);

    // A folder that was deleted under the process has no name any more; what is written relative to it then fails with a sentence of its own.
    private static string FolderOfProcess()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ".";
        }
    }

    // One type of each assembly from the files of a scenario to the files of a run.
    private static Type[] MakersOfNumbers => [typeof(ScenarioFolder), typeof(Scenario), typeof(IRuleSet), typeof(Engine.Program), typeof(Ensemble), typeof(RunStore), typeof(Surroundings)];

    /// <summary>The surroundings of this process.</summary>
    public static Surroundings OfProcess(ImmutableArray<IRuleSet> ruleSets, ShippedScenarios shipped) => new()
    {
        Output = Console.Out,
        Error = StandardError.OfProcess(),
        IsErrorTerminal = !Console.IsErrorRedirected,
        Width = TerminalWidth.OfProcess(),
        RuleSets = ruleSets,
        Shipped = shipped,
        Build = BuildMark.Of([.. MakersOfNumbers.Select(t => t.Assembly), .. ruleSets.Select(r => r.GetType().Assembly)]),
    };
}
