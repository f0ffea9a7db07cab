using Travesia.Engine;
using Travesia.Inference.Comparing;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.WhatIf;

/// <summary>
/// Answers what a scenario becomes with other policies, at once: one run in real numbers with every uncertain number at its median. Where
/// a limit or what depends on occupancy is at work it is a fluid limit, which understates queues and shortages. Safe for threads.
/// </summary>
/// <param name="scenario">As it is; valid under the rule set.</param>
/// <param name="ruleSet">Compiles it.</param>
/// <param name="threads">How many threads an answer may use, 1 or more; the answer is the same to the bit for any number.</param>
public sealed class ExpectedModel(Scenario scenario, IRuleSet ruleSet, int threads = 1)
{
    private readonly ParameterValues medians = ParameterValues.Medians(scenario);

    /// <summary>The scenario as it is.</summary>
    public Scenario Scenario { get; } = scenario;

    /// <summary>Runs a scenario that was made from this one by other policies; departures are held against the journey of the scenario as it is.</summary>
    /// <param name="changed">Made by taking away policies or by other days of them, and not yet validated; or the scenario itself.</param>
    /// <param name="begun">Told what is counted before the run begins, so that what is asked of it can be worked out meanwhile.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="RefusalException">It is wrong under the rule set, or has no meaning at the medians: all that <see cref="IRuleSet.Validate"/> would tell.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public ExpectedAnswer Answer(Scenario changed, Action<EnsembleLayout>? begun = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(changed);
        IScenarioPlan plan = ruleSet.Prepare(ComparisonArms.Of(Scenario, changed).Changed);
        cancellation.ThrowIfCancellationRequested();
        CompiledScenario compiled = plan.Compile(medians, threads, cancellation);
        cancellation.ThrowIfCancellationRequested();
        EnsembleLayout layout = EnsembleLayout.Of(compiled, 1);
        begun?.Invoke(layout);
        Recording recording = Simulation.Run(compiled.Program, 0, 0, new RunOptions(Mode.Expected, Threads: threads), cancellation);
        return new ExpectedAnswer(layout, MemberResult.Of(layout, 0, medians, recording));
    }
}

/// <summary>What a scenario becomes.</summary>
/// <param name="Layout">What was counted.</param>
/// <param name="Member">The one run.</param>
public sealed record ExpectedAnswer(EnsembleLayout Layout, MemberResult Member);
