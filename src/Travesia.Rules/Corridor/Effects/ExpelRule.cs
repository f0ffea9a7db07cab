using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>People are expelled over a border to a place.</summary>
internal sealed class ExpelRule : EffectRule
{
    public override string Key => "expel";

    public override EffectSite Site(PolicyEffect effect) => SiteOf(((ExpelEffect)effect).At);

    public override IEnumerable<EffectNumber> Numbers(PolicyEffect effect) => [new("chance", ((ExpelEffect)effect).Chance, 0, 1)];

    public override IEnumerable<StopTarget> Targets(PolicyEffect effect, Geography geography) => [Target((ExpelEffect)effect, geography)];

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, LinkDraft draft)
        => draft.Add(Target((ExpelEffect)effect, geography), ((ExpelEffect)effect).Chance.Under(values));

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, PlaceDraft draft)
        => draft.Add(Target((ExpelEffect)effect, geography), ((ExpelEffect)effect).Chance.Under(values));

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, HoldDraft draft)
        => draft.Add(Target((ExpelEffect)effect, geography), ((ExpelEffect)effect).Chance.Under(values));

    private static StopTarget Target(ExpelEffect effect, Geography geography) => new(StopKind.Expelled, IndexOf(effect.To, geography));
}
