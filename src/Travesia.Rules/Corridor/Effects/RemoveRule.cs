using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>People are removed to a country.</summary>
internal sealed class RemoveRule : EffectRule
{
    public override string Key => "remove";

    public override EffectSite Site(PolicyEffect effect) => SiteOf(((RemoveEffect)effect).At);

    public override IEnumerable<EffectNumber> Numbers(PolicyEffect effect) => [new("share", ((RemoveEffect)effect).Share, 0, 1)];

    public override IEnumerable<StopTarget> Targets(PolicyEffect effect, Geography geography) => [Target((RemoveEffect)effect, geography)];

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, LinkDraft draft)
        => draft.Add(Target((RemoveEffect)effect, geography), ((RemoveEffect)effect).Share.Under(values));

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, PlaceDraft draft)
        => draft.Add(Target((RemoveEffect)effect, geography), ((RemoveEffect)effect).Share.Under(values));

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, HoldDraft draft)
        => draft.Add(Target((RemoveEffect)effect, geography), ((RemoveEffect)effect).Share.Under(values));

    private static StopTarget Target(RemoveEffect effect, Geography geography) => new(StopKind.Removed, IndexOf(effect.Country, geography));
}
