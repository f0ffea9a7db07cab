using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>Dangers of the links in scope change.</summary>
internal sealed class HazardRule : EffectRule
{
    public override string Key => "hazard";

    public override EffectSite Site(PolicyEffect effect) => EffectSite.Links;

    public override IEnumerable<EffectNumber> Numbers(PolicyEffect effect)
    {
        var hazard = (HazardEffect)effect;
        return [new("death", hazard.Death, 0, 1e6), new("injury", hazard.Injury, 0, 1e6), new("abuse", hazard.Abuse, 0, 1e6)];
    }

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, LinkDraft draft)
    {
        var hazard = (HazardEffect)effect;
        draft.DeathFactor *= hazard.Death.Under(values);
        draft.InjuryFactor *= hazard.Injury.Under(values);
        draft.AbuseFactor *= hazard.Abuse.Under(values);
    }
}
