namespace Travesia.Model.Effects;

/// <summary>Links in scope take another time and cost: buses provided, say. Factors multiply.</summary>
/// <param name="DaysFactor">On days of travel and their spread, above 0.</param>
/// <param name="CostFactor">On dollars, 0 or more.</param>
public sealed record TransportEffect(Quantity DaysFactor, Quantity CostFactor) : PolicyEffect
{
    /// <inheritdoc/>
    public override string Key => "transport";
}
