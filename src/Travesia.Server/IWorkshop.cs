using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Results;
using Travesia.Rules;

namespace Travesia.Server;

/// <summary>What the host of the server lends it: scenarios, and the store of runs. Safe for threads.</summary>
public interface IWorkshop
{
    /// <summary>Version of the software.</summary>
    string Version { get; }

    /// <summary>The names of the scenarios that are served, each a plain word.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>Reads and checks a scenario.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="WorkRefusedException">It is wrong; everything that is wrong is told.</exception>
    ServedScenario Open(string name);

    /// <summary>The runs of a scenario that are in the store, whole, made by this build from the same files and with default options.</summary>
    ImmutableArray<RunReader> RunsOf(ServedScenario scenario);

    /// <summary>Makes a run, or finds it, or continues one that was broken off.</summary>
    /// <exception cref="WorkRefusedException">It cannot be made.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the same call continues it.</exception>
    Task<RunReader> MakeRunAsync(ServedScenario scenario, int members, uint seed, IProgress<EnsembleProgress> progress, CancellationToken cancellation);
}

/// <summary>A scenario that can be run.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="RuleSet">What compiles it.</param>
/// <param name="Notices">What a person should look at.</param>
public sealed record ServedScenario(Scenario Scenario, IRuleSet RuleSet, ImmutableArray<Diagnostic> Notices);

/// <summary>Something that was asked for is wrong, or cannot be done.</summary>
public sealed class WorkRefusedException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="diagnostics">All that is wrong.</param>
    /// <param name="isInput">Whether what was asked for is wrong, rather than what it meets here.</param>
    public WorkRefusedException(ImmutableArray<Diagnostic> diagnostics, bool isInput)
        : base(string.Join("; ", diagnostics.Select(d => d.Code)))
    {
        Diagnostics = diagnostics;
        IsInput = isInput;
    }

    /// <summary>All that is wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Whether what was asked for is wrong.</summary>
    public bool IsInput { get; }
}
