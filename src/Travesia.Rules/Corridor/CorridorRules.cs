using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Section;
using Travesia.Rules.Corridor.Validation;

namespace Travesia.Rules.Corridor;

/// <summary>
/// The corridor rules: people leave origins, choose ways by what they reckon the journeys to be worth, meet dangers and authorities, and
/// arrive, settle, turn back, are returned or die (see docs/corridor.md). Stateless and safe for threads.
/// </summary>
public sealed class CorridorRules : IRuleSet, IJourneyRules
{
    /// <summary>The name by which scenarios choose these rules.</summary>
    public const string RuleSetName = "corridor";

    /// <inheritdoc/>
    public string Name => RuleSetName;

    /// <inheritdoc/>
    public JsonObject SectionSchema => Section.SectionSchema.Create();

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Validate(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return CorridorValidation.Check(scenario, out _);
    }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> ValidatePart(PartialScenario part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return PartValidation.Check(part);
    }

    /// <inheritdoc/>
    public Scenario FitEdits(Scenario changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        MapSetting section = changed.Rules;
        return changed with
        {
            Rules = section with
            {
                Entries =
                [
                    .. section.Entries.Where(e => e.Key != SettingKey.OverlappingShares),
                    new(SettingKey.OverlappingShares, new ScalarSetting($"{Name}.{SettingKey.OverlappingShares}", SettingKey.Scale, false)),
                ],
            },
        };
    }

    /// <inheritdoc/>
    /// <exception cref="RefusalException">The scenario has errors that do not depend on parameter values.</exception>
    public IScenarioPlan Prepare(Scenario scenario) => PlanOf(scenario);

    /// <inheritdoc/>
    public CompiledScenario Compile(Scenario scenario, ParameterValues parameters) => Prepare(scenario).Compile(parameters);

    /// <inheritdoc/>
    public IJourneyPlan PrepareJourneys(Scenario scenario)
    {
        CorridorPlan plan = PlanOf(scenario);
        return new CorridorJourneys(new CorridorPlan(scenario, plan.Structure.Section, byLeg: true));
    }

    private static CorridorPlan PlanOf(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ImmutableArray<Diagnostic> errors = [.. StructureValidation.Check(scenario, out CorridorPlan? plan).Where(d => d.Severity == Severity.Error)];
        return plan is null || !errors.IsEmpty ? throw new RefusalException(errors) : plan;
    }
}
