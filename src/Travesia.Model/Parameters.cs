using System.Collections.Immutable;

namespace Travesia.Model;

/// <summary>An uncertain number with a prior.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Prior">What is known of it before any count is seen.</param>
/// <param name="Note">What it is, with its unit.</param>
/// <param name="Source">Where the prior comes from; none marks an assumption.</param>
public sealed record Parameter(ParameterId Id, Prior Prior, string Note, SourceId? Source);

/// <summary>A distribution over real numbers.</summary>
public abstract record Prior
{
    /// <summary>Its middle: the value of a run that is asked for without luck in parameters.</summary>
    public abstract double Median { get; }
}

/// <summary>A known number.</summary>
/// <param name="Value">Finite.</param>
public sealed record FixedPrior(double Value) : Prior
{
    /// <inheritdoc/>
    public override double Median => Value;
}

/// <summary>Any number of an interval alike.</summary>
/// <param name="Min">Lower bound.</param>
/// <param name="Max">Upper bound, above the lower.</param>
public sealed record UniformPrior(double Min, double Max) : Prior
{
    /// <inheritdoc/>
    public override double Median => (Min + Max) / 2;
}

/// <summary>Normal.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Sd">Standard deviation, above 0.</param>
/// <param name="Min">Lower bound of a truncated normal, or minus infinity.</param>
/// <param name="Max">Upper bound of a truncated normal, or infinity.</param>
public sealed record NormalPrior(double Mean, double Sd, double Min = double.NegativeInfinity, double Max = double.PositiveInfinity) : Prior
{
    /// <summary>The median of the untruncated normal, moved into the bounds.</summary>
    public override double Median => Math.Clamp(Mean, Min, Max);
}

/// <summary>Log-normal: for quantities above 0 that are known up to a factor.</summary>
/// <param name="MedianValue">Median, above 0.</param>
/// <param name="SdLog">Standard deviation of the natural logarithm, above 0.</param>
public sealed record LogNormalPrior(double MedianValue, double SdLog) : Prior
{
    /// <inheritdoc/>
    public override double Median => MedianValue;
}

/// <summary>Beta: for shares and chances.</summary>
/// <param name="Mean">Mean, above 0 and below 1.</param>
/// <param name="Strength">Sum of both shapes, above 0: how many observations the prior is worth.</param>
public sealed record BetaPrior(double Mean, double Strength) : Prior
{
    /// <summary>The mean, which stands for the median: a beta median has no closed form, and the two differ by less than the prior's own spread.</summary>
    public override double Median => Mean;
}

/// <summary>A value for each parameter of a scenario.</summary>
/// <param name="Values">By parameter.</param>
public sealed record ParameterValues(ImmutableSortedDictionary<string, double> Values)
{
    /// <summary>No parameter.</summary>
    public static ParameterValues None { get; } = new(ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal));

    /// <summary>The value of a parameter.</summary>
    /// <exception cref="KeyNotFoundException">It has none.</exception>
    public double this[ParameterId parameter] => Values[parameter.Value];

    /// <summary>Each parameter at the median of its posterior if it was fitted, else of its prior.</summary>
    public static ParameterValues Medians(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new(scenario.Parameters.ToImmutableSortedDictionary(p => p.Id.Value, p => scenario.BeliefOf(p).Median, StringComparer.Ordinal));
    }

    /// <summary>The same values, one changed.</summary>
    public ParameterValues With(ParameterId parameter, double value) => new(Values.SetItem(parameter.Value, value));
}
