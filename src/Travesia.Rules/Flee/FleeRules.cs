using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Flee.Section;
using Travesia.Rules.Flee.Validation;

namespace Travesia.Rules.Flee;

/// <summary>
/// The rules of Flee on counts of people instead of persons: people flee conflict zones and floods, choose ways by the attraction and room of
/// where these end, and move several links a day (see docs/flee.md). Stateless and safe for threads.
/// </summary>
public sealed class FleeRules : IRuleSet
{
    /// <summary>The name by which scenarios choose these rules.</summary>
    public const string RuleSetName = "flee";

    /// <inheritdoc/>
    public string Name => RuleSetName;

    /// <inheritdoc/>
    public JsonObject SectionSchema => FleeSchema.Create();

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Validate(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return FleeValidation.Check(scenario);
    }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> ValidatePart(PartialScenario part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return FleeValidation.CheckPart(part);
    }

    /// <inheritdoc/>
    /// <exception cref="RefusalException">The scenario has errors that do not depend on parameter values.</exception>
    public IScenarioPlan Prepare(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ImmutableArray<Diagnostic> errors = [.. FleeValidation.Check(scenario).Where(d => d.Severity == Severity.Error)];
        return errors.IsEmpty ? new FleePlan(scenario) : throw new RefusalException(errors);
    }

    /// <inheritdoc/>
    public CompiledScenario Compile(Scenario scenario, ParameterValues parameters) => Prepare(scenario).Compile(parameters);
}
