namespace Travesia.Model.Effects;

/// <summary>People are expelled over a border to a place, where they may try again.</summary>
/// <param name="Chance">Chance or share, by where it acts, 0 to 1.</param>
/// <param name="To">Where to.</param>
/// <param name="At">Where it meets them.</param>
public sealed record ExpelEffect(Quantity Chance, PlaceId To, Where At) : PolicyEffect
{
    /// <inheritdoc/>
    public override string Key => "expel";
}
