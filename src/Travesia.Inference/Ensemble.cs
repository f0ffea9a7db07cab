using System.Collections.Immutable;
using Travesia.Inference.Draws;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference;

/// <summary>
/// Runs many members of a scenario, which differ by their parameters, drawn from the priors, and by luck. What the sink takes is the
/// same for any number of threads.
/// </summary>
public static class Ensemble
{
    /// <summary>Runs an ensemble and hands its members to a sink, batch by batch.</summary>
    /// <param name="scenario">Valid under the rule set.</param>
    /// <param name="ruleSet">Compiles it, once for each member if its parameters are uncertain.</param>
    /// <param name="options">How many, with which luck, on how many threads.</param>
    /// <param name="sink">Takes the members.</param>
    /// <param name="progress">Told after each member, on the thread that ran it and by one thread at a time; it must not take long.</param>
    /// <param name="cancellation">Ends the ensemble; what the sink took before is whole.</param>
    /// <returns>What was counted, and whether it is a fluid limit.</returns>
    /// <exception cref="EnsembleException">A member could not be run.</exception>
    /// <exception cref="EnsembleTooLargeException">The ensemble would not fit.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static async Task<EnsembleOutcome> RunAsync(
        Scenario scenario,
        IRuleSet ruleSet,
        EnsembleOptions options,
        IMemberSink sink,
        IProgress<EnsembleProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        options.Check();
        cancellation.ThrowIfCancellationRequested();

        MemberCompiler compiler = new(scenario, ruleSet, options);
        CompiledScenario first = compiler.CompileFirst(cancellation);
        EnsembleLayout layout = EnsembleLayout.Of(first, options.Members);
        EnsembleSize size = EnsembleSize.Of(layout, options);
        if (size.MemoryBytes > options.Limits.MemoryBytes || size.ResultBytes > options.Limits.ResultBytes)
        {
            throw new EnsembleTooLargeException(size, options.Limits);
        }

        IReadOnlyList<HeldBatch> held = await sink.BeginAsync(layout, cancellation);
        using MemberQueue queue = new(layout, EnsembleSize.WindowOf(layout, options.Threads), held, progress);
        EnsembleWorkers workers = new(layout, options, compiler, queue, sink);
        await workers.RunAsync(cancellation);

        ImmutableArray<MemberFailure> failures = queue.Failures;
        return failures.IsEmpty ? new EnsembleOutcome(layout, queue.IsFluid) : throw new EnsembleException(failures);
    }

    /// <summary>What an ensemble would count, without running it.</summary>
    /// <exception cref="EnsembleException">The first member cannot be compiled, under either error policy if no other can.</exception>
    public static EnsembleLayout Plan(Scenario scenario, IRuleSet ruleSet, EnsembleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return EnsembleLayout.Of(new MemberCompiler(scenario, ruleSet, options).CompileFirst(), options.Members);
    }

    /// <summary>The parameters of a member of an ensemble.</summary>
    public static ParameterValues ParametersOf(Scenario scenario, uint seed, int member)
        => ParameterDraw.Of(scenario, seed, (uint)member);
}

/// <summary>A finished ensemble.</summary>
/// <param name="Layout">What was counted.</param>
/// <param name="IsFluid">Whether a member is a fluid limit rather than a mean (expected mode with a gate or dynamics at work).</param>
public sealed record EnsembleOutcome(EnsembleLayout Layout, bool IsFluid);
