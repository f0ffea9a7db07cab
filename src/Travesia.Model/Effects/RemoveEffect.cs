namespace Travesia.Model.Effects;

/// <summary>People are removed to a country; some set out again from there.</summary>
/// <param name="Share">Chance or share, by where it acts, 0 to 1.</param>
/// <param name="Country">Where to; default the country of their nationality.</param>
/// <param name="At">Where it meets them.</param>
public sealed record RemoveEffect(Quantity Share, CountryCode? Country, Where At) : PolicyEffect
{
    /// <inheritdoc/>
    public override string Key => "remove";
}
