using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>How long people are held at the places in scope and what follows.</summary>
internal sealed class HoldRule : EffectRule
{
    public override string Key => "hold";

    public override EffectSite Site(PolicyEffect effect) => EffectSite.Holds;

    public override IEnumerable<EffectNumber> Numbers(PolicyEffect effect)
    {
        var hold = (HoldEffect)effect;
        return [new("stayDays", hold.StayDays, 1, 36_525), new("remove", hold.Remove, 0, 1), new("transfer", hold.Transfer, 0, 1), new("expel", hold.Expel, 0, 1)];
    }

    public override IEnumerable<StopTarget> Targets(PolicyEffect effect, Geography geography) => Shares((HoldEffect)effect, geography).Select(s => s.Target);

    public override void Apply(PolicyEffect effect, ParameterValues values, Geography geography, HoldDraft draft)
    {
        var hold = (HoldEffect)effect;
        draft.Set(hold.StayDays.Under(values), hold.ReleaseTo is { } place ? IndexOf(place, geography) : -1);
        foreach ((StopTarget target, Quantity share) in Shares(hold, geography))
        {
            draft.Add(target, share.Under(values));
        }
    }

    private static IEnumerable<(StopTarget Target, Quantity Share)> Shares(HoldEffect hold, Geography geography)
    {
        if (!hold.Remove.IsZero)
        {
            yield return (new StopTarget(StopKind.Removed, -1), hold.Remove);
        }

        if (!hold.Transfer.IsZero && hold.TransferTo is { } transferTo)
        {
            yield return (new StopTarget(StopKind.Transferred, IndexOf(transferTo, geography)), hold.Transfer);
        }

        if (!hold.Expel.IsZero && hold.ExpelTo is { } expelTo)
        {
            yield return (new StopTarget(StopKind.Expelled, IndexOf(expelTo, geography)), hold.Expel);
        }
    }
}
