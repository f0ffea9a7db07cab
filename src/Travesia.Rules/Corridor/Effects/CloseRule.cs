using Travesia.Model.Effects;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>Links in scope cannot be taken.</summary>
internal sealed class CloseRule : EffectRule
{
    public override string Key => "close";

    public override EffectSite Site(PolicyEffect effect) => EffectSite.Links;

    public override Opening Opening(PolicyEffect effect) => Effects.Opening.Closes;
}
