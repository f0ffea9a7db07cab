namespace Travesia.Model.Effects;

/// <summary>A legal way: the links in scope are open to the groups in scope within a quota; or, for places in scope, a permit for those who were there by a date.</summary>
/// <param name="PerDay">Quota a day.</param>
/// <param name="PerMonth">Quota a calendar month.</param>
/// <param name="CarryOver">Whether what is unused adds to the next day or month.</param>
/// <param name="ResidentBy">Only who had arrived by this day may have it (places in scope).</param>
/// <param name="Permit">What it is called.</param>
/// <param name="UptakeDays">Mean days until an eligible person has it (places in scope), 1 or more.</param>
public sealed record PathwayEffect(Quantity? PerDay, Quantity? PerMonth, bool CarryOver, DateOnly? ResidentBy, string? Permit, Quantity? UptakeDays) : PolicyEffect
{
    /// <inheritdoc/>
    public override string Key => "pathway";
}
