namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>
/// What decides on the chances and arrivals of a hop: the place, the plan, whether the memory forces on and whether the next link is
/// walked; or the link that is travelled on and the days on it. The kilometres of the day and the memory beyond that decide on targets only.
/// </summary>
internal readonly record struct HopShape(int Place, int Link, int Days, int Plan, bool Forced, bool OnFoot);

/// <summary>The hops of a shape that are possible on some day, in a fixed order, and their chances on a day.</summary>
internal sealed class HopChances
{
    private readonly HopShape shape;
    private readonly Decisions decisions;
    private readonly List<(int Link, int PlanAfter)> outcomes = [];
    private readonly List<int> hops = [];

    /// <param name="shape">The shape.</param>
    /// <param name="possible">How many hops the rules give on any day.</param>
    /// <param name="decisions">The decisions at places.</param>
    /// <param name="anyDay">What may be so on some day.</param>
    public HopChances(HopShape shape, int possible, Decisions decisions, Circumstances anyDay)
    {
        this.shape = shape;
        this.decisions = decisions;
        if (shape.Place < 0)
        {
            hops.AddRange(Enumerable.Range(0, possible));
            return;
        }

        List<Outcome> all = decisions.Of(shape.Place, shape.Plan, shape.Forced, anyDay);
        for (int i = 0; i < all.Count; i++)
        {
            if (!outcomes.Contains((all[i].Link, all[i].PlanAfter)))
            {
                outcomes.Add((all[i].Link, all[i].PlanAfter));
                hops.Add(i);
            }
        }
    }

    /// <summary>Which of the hops that the rules give on any day; reasons to stay, which lead to one state, are one hop.</summary>
    public IReadOnlyList<int> Hops => hops;

    public double[] On(Circumstances day)
    {
        if (shape.Place < 0)
        {
            return hops.Count == 1 ? [1] : day.MayBeClosed(shape.Link) ? [1, 0] : [0, 1];
        }

        double[] chances = new double[outcomes.Count];
        foreach (Outcome outcome in decisions.Of(shape.Place, shape.Plan, shape.Forced, day))
        {
            chances[outcomes.IndexOf((outcome.Link, outcome.PlanAfter))] += outcome.Chance;
        }

        return chances;
    }
}
