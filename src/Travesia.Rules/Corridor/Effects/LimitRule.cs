using Travesia.Model.Effects;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>Setting out on the links in scope is limited.</summary>
internal sealed class LimitRule : EffectRule
{
    public override string Key => "limit";

    public override EffectSite Site(PolicyEffect effect) => EffectSite.Links;

    public override IEnumerable<EffectNumber> Numbers(PolicyEffect effect)
    {
        var limit = (LimitEffect)effect;
        return new EffectNumber?[]
        {
            limit.PerDay is { } day ? new EffectNumber("perDay", day, 0, 1e12) : null,
            limit.PerMonth is { } month ? new EffectNumber("perMonth", month, 0, 1e12) : null,
            limit.Capacity is { } capacity ? new EffectNumber("capacity", capacity, 0, 1e12) : null,
        }.OfType<EffectNumber>();
    }

    public override Quota? Limit(PolicyEffect effect)
    {
        var limit = (LimitEffect)effect;
        return new Quota(limit.PerDay, limit.PerMonth, limit.Capacity, limit.CarryOver);
    }
}
