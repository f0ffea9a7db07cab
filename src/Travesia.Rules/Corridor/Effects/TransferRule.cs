using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>People are moved within a country to a place.</summary>
internal sealed class TransferRule : EffectRule
{
    public override string Key => "transfer";

    public override EffectSite Site(PolicyEffect effect) => SiteOf(((TransferEffect)effect).At);

    public override IEnumerable<EffectNumber> Numbers(PolicyEffect effect) => [new("chance", ((TransferEffect)effect).Chance, 0, 1)];

    public override IEnumerable<StopTarget> Targets(PolicyEffect effect, Geography geography) => [Target((TransferEffect)effect, geography)];

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, LinkDraft draft)
        => draft.Add(Target((TransferEffect)effect, geography), ((TransferEffect)effect).Chance.Under(values));

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, PlaceDraft draft)
        => draft.Add(Target((TransferEffect)effect, geography), ((TransferEffect)effect).Chance.Under(values));

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, HoldDraft draft)
        => draft.Add(Target((TransferEffect)effect, geography), ((TransferEffect)effect).Chance.Under(values));

    private static StopTarget Target(TransferEffect effect, Geography geography) => new(StopKind.Transferred, IndexOf(effect.To, geography));
}
