using System.Collections.Immutable;

namespace Travesia.Model.Calibrating;

/// <summary>What of a scenario is fitted, to what, and over which dates.</summary>
/// <param name="From">First day of the window: an observation counts if its period lies in the window.</param>
/// <param name="To">Last day of the window. Nothing is simulated beyond it.</param>
/// <param name="CutOff">The day on which the fit stands: an observation counts only if it could be known by then.</param>
/// <param name="Stages">At least one. Each fits its own parameters to its own targets, with all others where they are.</param>
public sealed record CalibrationPlan(DateOnly From, DateOnly To, DateOnly CutOff, ImmutableArray<CalibrationStage> Stages)
{
    /// <summary>Changes of policy whose traces in the counts the scenario is held against. No fit sees them.</summary>
    public ImmutableArray<NaturalExperiment> Experiments { get; init; } = [];

    /// <summary>Days on which nothing changed: what the series of the experiments do there is shown beside them.</summary>
    public ImmutableArray<DateOnly> Placebos { get; init; } = [];
}

/// <summary>
/// Parameters that are fitted to some targets and see no others: what is downstream of a stage's targets does not bend its parameters
/// (a cut in the sense of modular Bayesian inference: Plummer, Cuts in Bayesian graphical models, 2015).
/// </summary>
/// <param name="Title">What the stage fits, for people.</param>
/// <param name="Free">Names of parameters, or the beginning of several names followed by <c>*</c>. A parameter is free in one stage.</param>
/// <param name="Targets">What they are fitted to, at least one.</param>
public sealed record CalibrationStage(string Title, ImmutableArray<string> Free, ImmutableArray<CalibrationTarget> Targets)
{
    /// <summary>Whether an entry of <see cref="Free"/> names a parameter.</summary>
    /// <param name="entry">A name, or the beginning of names followed by <c>*</c>.</param>
    /// <param name="parameter">A parameter's name.</param>
    public static bool Names(string entry, string parameter)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(parameter);
        return entry.EndsWith('*') ? parameter.StartsWith(entry[..^1], StringComparison.Ordinal) : string.Equals(entry, parameter, StringComparison.Ordinal);
    }
}

/// <summary>Over what the rows of a target are summed before they are held against the model.</summary>
public enum SumOver : byte
{
    /// <summary>Over nothing: each row is a target of its own.</summary>
    Nothing = 0,

    /// <summary>Over areas.</summary>
    Areas,

    /// <summary>Over groups.</summary>
    Groups,

    /// <summary>Over areas and groups.</summary>
    All,
}

/// <summary>Observations that parameters are fitted to.</summary>
/// <param name="Series">Of which series.</param>
/// <param name="Publisher">By whom; none where the series has one publisher.</param>
/// <param name="Areas">In which areas; empty is all that were observed.</param>
/// <param name="Groups">Of which groups; empty is all rows, those of all people together too.</param>
/// <param name="From">First day, inside the window; none is the window's.</param>
/// <param name="To">Last day, inside the window; none is the window's.</param>
/// <param name="SumOver">Over what rows are summed first. A row that is not there counts 0 in a sum.</param>
/// <param name="Error">How far an observation may lie from the model.</param>
public sealed record CalibrationTarget(
    SeriesId Series, string? Publisher, ImmutableArray<string> Areas, ImmutableArray<GroupId> Groups, DateOnly? From, DateOnly? To, SumOver SumOver, ErrorModel Error);

/// <summary>How an observation scatters about what the model counts: a scale on which the difference is about standard normal.</summary>
public abstract record ErrorModel;

/// <summary>Normal on the scale of the natural logarithm: for counts whose error is a factor.</summary>
/// <param name="SdLog">Standard deviation of the logarithm, above 0.</param>
/// <param name="Offset">Added to both sides before the logarithm, so that small counts weigh little; above 0.</param>
public sealed record LogNormalError(double SdLog, double Offset) : ErrorModel
{
    /// <summary>The offset where none is given.</summary>
    public const double DefaultOffset = 1;
}

/// <summary>Counts with a variance in proportion to their mean, on Anscombe's scale 2 sqrt(x + 3/8), where it is constant.</summary>
/// <param name="Dispersion">Variance over mean, 1 or more.</param>
public sealed record CountError(double Dispersion) : ErrorModel;
