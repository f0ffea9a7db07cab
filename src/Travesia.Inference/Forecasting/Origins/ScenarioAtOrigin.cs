using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Inference.Forecasting.Origins;

/// <summary>
/// A scenario as it could be known on a day. It is made in one place and by one rule, and forecasts are handed it and nothing else, so that
/// what was observed, announced or fitted later cannot reach them whatever they do.
/// </summary>
public sealed class ScenarioAtOrigin
{
    private ScenarioAtOrigin(Scenario scenario, DateOnly origin, DateOnly month, int horizon)
    {
        (Scenario, Origin, Month, Horizon) = (scenario, origin, month, horizon);
        Months = [.. Enumerable.Range(0, MonthsBetween(FirstMonthOf(scenario), month) + horizon + 1).Select(FirstMonthOf(scenario).AddMonths)];
    }

    /// <summary>
    /// What is left of the scenario: it ends with the horizon; of several vintages of a count the last one known; policies announced by the
    /// origin, which go on for good unless their end has come or was announced by then; what share is recorded as it was on the origin, which goes on too; departures up to
    /// the origin, the last of which goes on; medians of priors, and no fit, calibration or published figure.
    /// </summary>
    public Scenario Scenario { get; }

    /// <summary>The day.</summary>
    public DateOnly Origin { get; }

    /// <summary>The first day of the month from which horizons count: that of the origin.</summary>
    public DateOnly Month { get; }

    /// <summary>How many months after the origin's are forecast.</summary>
    public int Horizon { get; }

    /// <summary>First days of all months, from the scenario's first whole one to the horizon's last.</summary>
    public ImmutableArray<DateOnly> Months { get; }

    /// <summary>The position of the origin's month in <see cref="Months"/>.</summary>
    public int OriginMonth => Months.Length - 1 - Horizon;

    /// <summary>Whether a scenario's first whole month has begun on a day.</summary>
    public static bool CanBe(Scenario scenario, DateOnly origin)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return origin >= FirstMonthOf(scenario);
    }

    /// <summary>A scenario as it could be known.</summary>
    /// <param name="scenario">A valid scenario.</param>
    /// <param name="origin">The day, not before the scenario's first month is over.</param>
    /// <param name="horizon">How many months after the origin's, 1 or more.</param>
    public static ScenarioAtOrigin Of(Scenario scenario, DateOnly origin, int horizon) => Of(scenario, origin, new DateOnly(origin.Year, origin.Month, 1), horizon);

    /// <summary>A scenario as it could be known, horizons counted from a month that may be over on the day.</summary>
    /// <param name="scenario">A valid scenario.</param>
    /// <param name="origin">The day.</param>
    /// <param name="month">First day of the month, not after the origin.</param>
    /// <param name="horizon">How many months after that one, 1 or more.</param>
    public static ScenarioAtOrigin Of(Scenario scenario, DateOnly origin, DateOnly month, int horizon)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, origin);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, FirstMonthOf(scenario), nameof(month));
        Scenario visible = scenario with
        {
            To = month.AddMonths(horizon + 1).AddDays(-1),
            SpinUpFrom = scenario.FirstDay,
            Observations = VintagesOf(scenario.Observations, origin),
            Policies = [.. scenario.Policies.Where(p => KnownFrom(p) is not { } day || day <= origin).Select(p => p.To > origin && !(p.EndAnnounced <= origin) ? p with { To = null, EndAnnounced = null } : p)],
            Departures = [.. scenario.Departures.Where(d => d.Date <= origin)],
            Series = [.. scenario.Series.Select(s => s with { Reporting = [.. s.Reporting.Where(r => (r.From ?? DateOnly.MinValue) <= origin).Select(r => r.To > origin ? r with { To = null } : r)] })],
            Figures = [],
            Calibration = null,
            Fitted = null,
        };
        return new ScenarioAtOrigin(visible, origin, month, horizon);
    }

    /// <summary>The same, changed in what was known anyway.</summary>
    internal ScenarioAtOrigin With(Func<Scenario, Scenario> change) => new(change(Scenario), Origin, Month, Horizon);

    private static DateOnly? KnownFrom(Policy policy) => policy.Announced ?? policy.From;

    private static ImmutableArray<Observation> VintagesOf(ImmutableArray<Observation> observations, DateOnly origin) =>
    [
        .. observations
            .Where(o => o.AvailableFrom <= origin && o.To <= origin)
            .GroupBy(o => (o.Series, o.Publisher, o.Area, o.Group, o.From, o.To))
            .Select(vintages => vintages.MaxBy(o => o.AvailableFrom)!),
    ];

    private static DateOnly FirstMonthOf(Scenario scenario)
        => scenario.From.Day == 1 ? scenario.From : new DateOnly(scenario.From.Year, scenario.From.Month, 1).AddMonths(1);

    private static int MonthsBetween(DateOnly first, DateOnly last) => ((last.Year - first.Year) * 12) + last.Month - first.Month;
}
