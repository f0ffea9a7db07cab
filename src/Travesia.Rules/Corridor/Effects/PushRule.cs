using Travesia.Model;
using Travesia.Model.Effects;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>More, or fewer, people leave the origins in scope.</summary>
internal sealed class PushRule : EffectRule
{
    public override string Key => "push";

    public override EffectSite Site(PolicyEffect effect) => EffectSite.Origins;

    /// <summary>A factor of e^25 turns one person into more than there are.</summary>
    public override IEnumerable<EffectNumber> Numbers(PolicyEffect effect) => [new("logFactor", ((PushEffect)effect).LogFactor, -1e3, 25)];

    public override double Adds(PolicyEffect effect, ParameterValues values) => ((PushEffect)effect).LogFactor.Under(values);
}
