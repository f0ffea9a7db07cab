namespace Travesia.Model.Effects;

/// <summary>The destinations in scope are worth more, or less, to the groups in scope. Utilities add.</summary>
/// <param name="Utility">Added to the attraction (logit units).</param>
public sealed record PullEffect(Quantity Utility) : PolicyEffect
{
    /// <inheritdoc/>
    public override string Key => "pull";
}
