using Travesia.Model.Effects;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>A legal way over the links in scope within a quota, or a permit for those who had arrived at the destinations in scope.</summary>
internal sealed class PathwayRule : EffectRule
{
    /// <summary>Mean days until an eligible person has the permit, unless told otherwise.</summary>
    public const double DefaultUptakeDays = 30;

    public override string Key => "pathway";

    /// <summary>It is a permit if it says by when people must have arrived or how long it takes them; a way over links otherwise.</summary>
    public override EffectSite Site(PolicyEffect effect)
        => effect is PathwayEffect { ResidentBy: null, UptakeDays: null } ? EffectSite.Links : EffectSite.Arrived;

    public override IEnumerable<EffectNumber> Numbers(PolicyEffect effect)
    {
        var pathway = (PathwayEffect)effect;
        return new EffectNumber?[]
        {
            pathway.PerDay is { } day ? new EffectNumber("perDay", day, 0, 1e12) : null,
            pathway.PerMonth is { } month ? new EffectNumber("perMonth", month, 0, 1e12) : null,
            pathway.UptakeDays is { } uptake ? new EffectNumber("uptakeDays", uptake, 1, 36_525) : null,
        }.OfType<EffectNumber>();
    }

    public override Opening Opening(PolicyEffect effect) => Effects.Opening.OpensToScope;

    public override Quota? Limit(PolicyEffect effect)
    {
        var pathway = (PathwayEffect)effect;
        return pathway.PerDay is null && pathway.PerMonth is null ? null : new Quota(pathway.PerDay, pathway.PerMonth, null, pathway.CarryOver);
    }
}
