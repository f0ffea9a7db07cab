namespace Travesia.Model.Effects;

/// <summary>The links in scope cannot be taken. The later of close and reopen wins. Who is on the way arrives.</summary>
public sealed record CloseEffect : PolicyEffect
{
    /// <inheritdoc/>
    public override string Key => "close";
}
