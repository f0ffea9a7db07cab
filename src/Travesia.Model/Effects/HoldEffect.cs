namespace Travesia.Model.Effects;

/// <summary>How long people are held at the places in scope and what follows; the remainder of the shares is released. Of several in force the one that began last sets stay and release; shares add.</summary>
/// <param name="StayDays">Mean days, 1 or more.</param>
/// <param name="ReleaseTo">Where who is released goes on; default the place itself.</param>
/// <param name="Remove">Share removed to their country.</param>
/// <param name="Transfer">Share moved within the country.</param>
/// <param name="TransferTo">Where to.</param>
/// <param name="Expel">Share expelled.</param>
/// <param name="ExpelTo">Where to.</param>
public sealed record HoldEffect(Quantity StayDays, PlaceId? ReleaseTo, Quantity Remove, Quantity Transfer, PlaceId? TransferTo, Quantity Expel, PlaceId? ExpelTo) : PolicyEffect
{
    /// <inheritdoc/>
    public override string Key => "hold";
}
