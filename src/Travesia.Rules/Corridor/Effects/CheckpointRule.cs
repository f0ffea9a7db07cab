using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>People on the links in scope are stopped: held at a place, or turned back to where the link begins.</summary>
internal sealed class CheckpointRule : EffectRule
{
    public override string Key => "checkpoint";

    public override EffectSite Site(PolicyEffect effect) => EffectSite.Links;

    public override IEnumerable<EffectNumber> Numbers(PolicyEffect effect) => [new("chance", ((CheckpointEffect)effect).Chance, 0, 1)];

    public override IEnumerable<StopTarget> Targets(PolicyEffect effect, Geography geography) => [Target((CheckpointEffect)effect, geography)];

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, LinkDraft draft)
    {
        var checkpoint = (CheckpointEffect)effect;
        draft.Add(Target(checkpoint, geography), checkpoint.Chance.Under(values));
    }

    private static StopTarget Target(CheckpointEffect effect, Geography geography)
        => effect.HoldAt is { } place ? new StopTarget(StopKind.Held, IndexOf(place, geography)) : new StopTarget(StopKind.TurnedBack, -1);
}
