using System.Collections.Immutable;

namespace Travesia.Model.Calibrating;

/// <summary>
/// What a calibration may see of a scenario. A fit is given this and nothing else, so that nothing observed or announced later can reach
/// it whatever the fit does.
/// </summary>
public static class VisibleScenario
{
    /// <summary>
    /// The scenario as a calibration sees it: it ends with the window; only observations that a target asks for, in the window and known by
    /// the cut-off; only policies that begin, or begin to be reckoned with, and shares of recording that begin, in the window, and not when the end of
    /// a policy was announced, which only a forecast asks; no published figure; no experiment; no earlier fit; no translation.
    /// </summary>
    /// <param name="scenario">A valid scenario.</param>
    /// <returns>The scenario, or none if it declares no calibration.</returns>
    public static Scenario? Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Calibration is not { } plan)
        {
            return null;
        }

        ImmutableArray<CalibrationTarget> targets = [.. plan.Stages.SelectMany(s => s.Targets)];
        return scenario with
        {
            From = scenario.From <= plan.To ? scenario.From : plan.To,
            To = plan.To,
            SpinUpFrom = scenario.FirstDay,
            Fitted = null,
            Calibration = plan with { Experiments = [], Placebos = [] },
            Figures = [],
            Translations = [],
            Observations = [.. scenario.Observations.Where(o => IsVisible(o, plan) && targets.Any(t => IsOf(o, t)))],
            Policies = [.. scenario.Policies.Where(p => IsVisible(p, plan)).Select(p => p with { EndAnnounced = null })],
            Series = [.. scenario.Series.Select(s => s with { Reporting = [.. s.Reporting.Where(r => (r.From ?? DateOnly.MinValue) <= plan.To)] })],
        };
    }

    /// <summary>The observations that answer a target.</summary>
    public static IEnumerable<Observation> RowsOf(CalibrationTarget target, CalibrationPlan plan, ImmutableArray<Observation> observations)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(plan);
        return observations.Where(o => IsVisible(o, plan) && IsOf(o, target));
    }

    private static bool IsVisible(Observation o, CalibrationPlan plan) => o.From >= plan.From && o.To <= plan.To && o.AvailableFrom <= plan.CutOff;

    private static bool IsVisible(Policy policy, CalibrationPlan plan)
    {
        DateOnly? known = policy is { Anticipated: true, Announced: { } announced } ? announced : policy.From;
        return known is not { } day || day <= plan.To;
    }

    private static bool IsOf(Observation o, CalibrationTarget t)
        => o.Series == t.Series
            && (t.Publisher is null || string.Equals(o.Publisher, t.Publisher, StringComparison.Ordinal))
            && (t.Areas.IsEmpty || t.Areas.Contains(o.Area, StringComparer.Ordinal))
            && (t.Groups.IsEmpty || (o.Group is { } group && t.Groups.Contains(group)))
            && (t.From is not { } from || o.From >= from)
            && (t.To is not { } to || o.To <= to);
}
