using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>Links in scope take another time and cost.</summary>
internal sealed class TransportRule : EffectRule
{
    public override string Key => "transport";

    public override EffectSite Site(PolicyEffect effect) => EffectSite.Links;

    public override IEnumerable<EffectNumber> Numbers(PolicyEffect effect)
        => [new("daysFactor", ((TransportEffect)effect).DaysFactor, 0, 1e6), new("costFactor", ((TransportEffect)effect).CostFactor, 0, 1e6)];

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, LinkDraft draft)
    {
        var transport = (TransportEffect)effect;
        draft.DaysFactor *= transport.DaysFactor.Under(values);
        draft.CostFactor *= transport.CostFactor.Under(values);
    }
}
