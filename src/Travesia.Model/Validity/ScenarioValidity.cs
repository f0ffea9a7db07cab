using System.Collections.Frozen;
using System.Collections.Immutable;
using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>
/// What can be wrong with a scenario whatever its rule set: ids, references, ranges, dates, priors, shares, duplicates. All errors at once.
/// Linear in the size of the scenario; at most <see cref="DiagnosticBag.DefaultLimit"/> diagnostics of a table are kept.
/// </summary>
public static class ScenarioValidity
{
    /// <summary>Everything that is wrong.</summary>
    public static ImmutableArray<Diagnostic> Check(Scenario scenario) => Check(scenario, FrozenSet<string>.Empty);

    /// <summary>Everything that is wrong with a scenario of which some tables could not be read: references into those are not judged.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="unreadable">Tables, by the names of <see cref="Subject"/>, that are empty or incomplete because their file is broken.</param>
    public static ImmutableArray<Diagnostic> Check(Scenario scenario, IReadOnlySet<string> unreadable)
    {
        DiagnosticBag bag = new();
        Check(scenario, unreadable, bag);
        return bag.ToImmutable();
    }

    /// <summary>Adds everything that is wrong to a bag.</summary>
    public static void Check(Scenario scenario, IReadOnlySet<string> unreadable, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(unreadable);
        ArgumentNullException.ThrowIfNull(bag);
        Check check = new(scenario, unreadable, bag);
        FrameChecks.Run(check);
        ParameterChecks.Run(check);
        GroupChecks.Run(check);
        SeasonChecks.Run(check);
        PlaceChecks.Run(check);
        LinkChecks.Run(check);
        DepartureChecks.Run(check);
        PolicyChecks.Run(check);
        ObservationChecks.Run(check);
        FigureChecks.Run(check);
        SourceChecks.Run(check);
        TranslationChecks.Run(check);
        CalibrationChecks.Run(check);
        FittedChecks.Run(check);
        UseChecks.Run(check);
    }
}
