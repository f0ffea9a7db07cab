namespace Travesia.Model.Effects;

/// <summary>People who set out on the links in scope, or who are on them and at their heads, share a limit; who is held back waits before the link. Limits nest.</summary>
/// <param name="PerDay">People a day.</param>
/// <param name="PerMonth">People a calendar month.</param>
/// <param name="Capacity">People on the links in scope and at their heads.</param>
/// <param name="CarryOver">Whether what is unused adds to the next day or month.</param>
public sealed record LimitEffect(Quantity? PerDay, Quantity? PerMonth, Quantity? Capacity, bool CarryOver) : PolicyEffect
{
    /// <inheritdoc/>
    public override string Key => "limit";
}
