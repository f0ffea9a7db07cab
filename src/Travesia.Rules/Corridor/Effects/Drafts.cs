using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>The numbers of a link while effects act on it. Hazards are -log(1 - chance).</summary>
/// <param name="targets">What authorities may do on the link, ascending.</param>
internal sealed class LinkDraft(StopTarget[] targets)
{
    private readonly double[] hazards = new double[targets.Length];

    public double DaysFactor { get; set; } = 1;

    public double CostFactor { get; set; } = 1;

    public double DeathFactor { get; set; } = 1;

    public double InjuryFactor { get; set; } = 1;

    public double AbuseFactor { get; set; } = 1;

    /// <summary>On being stopped: held or turned back.</summary>
    public double StopFactor { get; set; } = 1;

    /// <summary>Adds a chance of a target to what is there.</summary>
    public void Add(StopTarget target, double chance) => hazards[Array.BinarySearch(targets, target)] += CompetingRisks.Hazard(chance);

    /// <summary>The hazards of the targets, factors applied.</summary>
    public double[] Hazards()
    {
        double[] result = (double[])hazards.Clone();
        for (int i = 0; i < result.Length; i++)
        {
            if (targets[i].Kind is StopKind.Held or StopKind.TurnedBack)
            {
                result[i] = CompetingRisks.Scale(result[i], StopFactor);
            }
        }

        return result;
    }
}

/// <summary>The daily chances at a place while effects act on it.</summary>
/// <param name="targets">What authorities may do at the place, ascending.</param>
internal sealed class PlaceDraft(StopTarget[] targets)
{
    /// <summary>The hazards of the targets.</summary>
    public double[] Hazards { get; } = new double[targets.Length];

    /// <summary>Adds a chance of a target to what is there.</summary>
    public void Add(StopTarget target, double chance) => Hazards[Array.BinarySearch(targets, target)] += CompetingRisks.Hazard(chance);
}

/// <summary>How long people are held at a place and what follows, while effects act on it.</summary>
/// <param name="targets">What authorities may do with people held at the place, ascending.</param>
internal sealed class HoldDraft(StopTarget[] targets)
{
    /// <summary>Share of each target among those who leave.</summary>
    public double[] Shares { get; } = new double[targets.Length];

    /// <summary>First day of the hold that set stay and release; none yet.</summary>
    public int? Began { get; private set; }

    /// <summary>First day of the policy that acts now.</summary>
    public int Beginning { get; set; }

    /// <summary>Mean days.</summary>
    public double StayDays { get; private set; } = 1;

    /// <summary>Where who is released goes on; -1 for the place itself.</summary>
    public int ReleaseTo { get; private set; } = -1;

    /// <summary>Sets stay and release, unless a hold that began later has; on a tie the one that comes later by id.</summary>
    public void Set(double stayDays, int releaseTo)
    {
        if (Began is null || Beginning >= Began)
        {
            (Began, StayDays, ReleaseTo) = (Beginning, stayDays, releaseTo);
        }
    }

    /// <summary>Adds a share of a target to what is there.</summary>
    public void Add(StopTarget target, double share) => Shares[Array.BinarySearch(targets, target)] += share;
}
