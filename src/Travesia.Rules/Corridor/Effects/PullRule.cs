using Travesia.Model;
using Travesia.Model.Effects;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>Destinations in scope are worth more, or less.</summary>
internal sealed class PullRule : EffectRule
{
    public override string Key => "pull";

    public override EffectSite Site(PolicyEffect effect) => EffectSite.Destinations;

    public override IEnumerable<EffectNumber> Numbers(PolicyEffect effect) => [new("utility", ((PullEffect)effect).Utility, -1e9, 1e9)];

    public override double Adds(PolicyEffect effect, ParameterValues values) => ((PullEffect)effect).Utility.Under(values);
}
