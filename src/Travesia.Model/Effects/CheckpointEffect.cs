namespace Travesia.Model.Effects;

/// <summary>People on the links in scope are stopped. Chances add as -log(1 - chance) with the link's other dangers.</summary>
/// <param name="Chance">Of being stopped on one traversal, 0 to 1.</param>
/// <param name="HoldAt">Where they are held; none turns them back to the tail of the link.</param>
public sealed record CheckpointEffect(Quantity Chance, PlaceId? HoldAt) : PolicyEffect
{
    /// <inheritdoc/>
    public override string Key => "checkpoint";
}
