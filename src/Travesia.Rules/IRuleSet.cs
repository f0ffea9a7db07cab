using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Travesia.Model;
using Travesia.Model.Diagnostics;

namespace Travesia.Rules;

/// <summary>Turns scenarios into programs. Owns its section of scenario.yaml: its schema and its validation.</summary>
public interface IRuleSet
{
    /// <summary>The name by which scenarios choose it.</summary>
    string Name { get; }

    /// <summary>The JSON Schema of its section, for editors.</summary>
    JsonObject SectionSchema { get; }

    /// <summary>Everything that is wrong with a scenario under these rules, all at once. A scenario without errors compiles under every value of its parameters that its priors allow, or is refused with a reason that depends on the values.</summary>
    ImmutableArray<Diagnostic> Validate(Scenario scenario);

    /// <summary>
    /// What else is wrong under these rules with a scenario that is wrong already, so that all is told at once; nothing that may only follow
    /// from what is known to be wrong.
    /// </summary>
    /// <param name="part">What could be read, and where it is wrong.</param>
    ImmutableArray<Diagnostic> ValidatePart(PartialScenario part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return [.. CountsChecks.Run(part.Scenario)];
    }

    /// <summary>
    /// A scenario whose policies somebody switches off or moves at will, so that rules may be in force together which its author kept apart:
    /// what the rules would refuse for that alone is made to fit, as the documentation of the rules says.
    /// </summary>
    /// <param name="changed">With other policies.</param>
    Scenario FitEdits(Scenario changed) => changed;

    /// <summary>Works out once what all parameter values of a scenario share. Compiling many members goes through one plan.</summary>
    /// <param name="scenario">Valid under <see cref="Validate"/>.</param>
    /// <exception cref="RefusalException">The scenario is not valid.</exception>
    IScenarioPlan Prepare(Scenario scenario) => new DirectPlan(this, scenario);

    /// <summary>Compiles a valid scenario.</summary>
    /// <param name="scenario">Valid under <see cref="Validate"/>.</param>
    /// <param name="parameters">A value for each of its parameters.</param>
    /// <exception cref="RefusalException">The values make a system that has no meaning, e.g. a journey that never ends.</exception>
    CompiledScenario Compile(Scenario scenario, ParameterValues parameters);
}

/// <summary>What all parameter values of a scenario share. Immutable as seen from outside and safe to share between threads.</summary>
public interface IScenarioPlan
{
    /// <summary>What it was made from.</summary>
    Scenario Scenario { get; }

    /// <summary>What is counted, under all parameter values.</summary>
    ImmutableArray<Measure> Measures { get; }

    /// <summary>Compiles under parameter values. The same values give the same program.</summary>
    /// <param name="parameters">The values.</param>
    /// <param name="threads">How many threads it may use, 1 or more; the program is the same for any number.</param>
    /// <param name="cancellation">Ends it, where a rule set takes long enough to look.</param>
    /// <exception cref="RefusalException">The values make a system that has no meaning, e.g. a journey that never ends.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    CompiledScenario Compile(ParameterValues parameters, int threads = 1, CancellationToken cancellation = default);
}

/// <summary>The plan of a rule set that shares nothing.</summary>
internal sealed class DirectPlan(IRuleSet ruleSet, Scenario scenario) : IScenarioPlan
{
    public Scenario Scenario => scenario;

    public ImmutableArray<Measure> Measures => ruleSet.Compile(scenario, ParameterValues.Medians(scenario)).Measures;

    public CompiledScenario Compile(ParameterValues parameters, int threads = 1, CancellationToken cancellation = default) => ruleSet.Compile(scenario, parameters);
}
