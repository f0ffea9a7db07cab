namespace Travesia.Model.Effects;

/// <summary>The links in scope can be taken again, or for the first time if they are closed by default.</summary>
public sealed record ReopenEffect : PolicyEffect
{
    /// <inheritdoc/>
    public override string Key => "reopen";
}
