using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>Personnel on the links in scope changes the chance of being stopped.</summary>
internal sealed class DeployRule : EffectRule
{
    private const double Least = 1e-9;

    public override string Key => "deploy";

    public override EffectSite Site(PolicyEffect effect) => EffectSite.Links;

    public override IEnumerable<EffectNumber> Numbers(PolicyEffect effect)
    {
        var deploy = (DeployEffect)effect;
        return [new("personnel", deploy.Personnel, Least, 1e12), new("referencePersonnel", deploy.ReferencePersonnel, Least, 1e12), new("elasticity", deploy.Elasticity, -100, 100)];
    }

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, LinkDraft draft)
    {
        var deploy = (DeployEffect)effect;
        draft.StopFactor *= Math.Pow(deploy.Personnel.Under(values) / deploy.ReferencePersonnel.Under(values), deploy.Elasticity.Under(values));
    }
}
