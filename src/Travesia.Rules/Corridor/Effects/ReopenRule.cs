using Travesia.Model.Effects;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>Links in scope can be taken again, or for the first time.</summary>
internal sealed class ReopenRule : EffectRule
{
    public override string Key => "reopen";

    public override EffectSite Site(PolicyEffect effect) => EffectSite.Links;

    public override Opening Opening(PolicyEffect effect) => Effects.Opening.Opens;
}
