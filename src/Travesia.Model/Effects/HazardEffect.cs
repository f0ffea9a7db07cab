namespace Travesia.Model.Effects;

/// <summary>Dangers of the links in scope change: factors on -log(1 - chance), which multiply.</summary>
/// <param name="Death">Factor for death, 0 or more.</param>
/// <param name="Injury">Factor for injury, 0 or more.</param>
/// <param name="Abuse">Factor for abuse, 0 or more.</param>
public sealed record HazardEffect(Quantity Death, Quantity Injury, Quantity Abuse) : PolicyEffect
{
    /// <inheritdoc/>
    public override string Key => "hazard";
}
