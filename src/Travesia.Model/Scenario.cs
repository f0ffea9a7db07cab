using System.Collections.Immutable;
using Travesia.Model.Calibrating;

namespace Travesia.Model;

/// <summary>A migration system over a period. Immutable.</summary>
public sealed record Scenario
{
    /// <summary>Its short name: the name of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>First day shown.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>First day simulated: a spin-up that is shown nowhere; default <see cref="From"/>.</summary>
    public DateOnly? SpinUpFrom { get; init; }

    /// <summary>The rule set that compiles it: <c>corridor</c>, <c>flee</c>.</summary>
    public required string RuleSet { get; init; }

    /// <summary>The rule set's own section.</summary>
    public MapSetting Rules { get; init; } = MapSetting.Empty;

    /// <summary>Uncertain numbers.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>Groups.</summary>
    public required ImmutableArray<Group> Groups { get; init; }

    /// <summary>Places.</summary>
    public required ImmutableArray<Place> Places { get; init; }

    /// <summary>Links.</summary>
    public required ImmutableArray<Link> Links { get; init; }

    /// <summary>Monthly multipliers that links refer to.</summary>
    public ImmutableArray<Season> Seasons { get; init; } = [];

    /// <summary>Departures.</summary>
    public ImmutableArray<DepartureKnot> Departures { get; init; } = [];

    /// <summary>People there before the first day.</summary>
    public ImmutableArray<InitialPeople> Initial { get; init; } = [];

    /// <summary>Policies.</summary>
    public ImmutableArray<Policy> Policies { get; init; } = [];

    /// <summary>Series of observations.</summary>
    public ImmutableArray<SeriesDefinition> Series { get; init; } = [];

    /// <summary>Observations.</summary>
    public ImmutableArray<Observation> Observations { get; init; } = [];

    /// <summary>Published figures.</summary>
    public ImmutableArray<Figure> Figures { get; init; } = [];

    /// <summary>Sources.</summary>
    public ImmutableArray<Source> Sources { get; init; } = [];

    /// <summary>Its texts in other languages.</summary>
    public ImmutableArray<Translation> Translations { get; init; } = [];

    /// <summary>What is fitted to what, if anything.</summary>
    public CalibrationPlan? Calibration { get; init; }

    /// <summary>What a calibration found: its posteriors take the place of the priors of <see cref="Parameters"/>.</summary>
    public Fitted? Fitted { get; init; }

    /// <summary>The distribution of a parameter: its posterior if it was fitted, else its prior.</summary>
    public Prior BeliefOf(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Fitted?.Of(parameter.Id)?.Marginal ?? parameter.Prior;
    }

    /// <summary>The first simulated day.</summary>
    public DateOnly FirstDay => SpinUpFrom ?? From;

    /// <summary>Simulated days, spin-up included.</summary>
    public int Days => To.DayNumber - FirstDay.DayNumber + 1;
}
