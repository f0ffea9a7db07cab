using Travesia.Model;
using Travesia.Rules.Choice;
using Travesia.Rules.Corridor.Effects;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Choosing;

/// <summary>
/// Solves what the variants of a group reckon with. Holds the workspace for the networks of all groups: one for each thread.
/// </summary>
/// <param name="tables">Numbers under parameter values; read only here.</param>
/// <param name="networks">The networks of each group.</param>
/// <param name="space">Which variants there are.</param>
/// <param name="maximumLegs">Bound on the expected legs of a journey.</param>
internal sealed class ChoiceWork(CorridorTables tables, (BelievedNetwork Own, BelievedNetwork First)[] networks, StateSpace space, double maximumLegs)
{
    private readonly CorridorStructure structure = tables.Structure;
    private readonly Dictionary<BelievedNetwork, (ChoiceSolver Solver, ChoiceInputs Inputs, ChoiceSolution Solution)> rooms = [];
    private readonly double[] worthOfArriving = new double[tables.Structure.Geography.Places.Length];
    private readonly bool[] leadsOn = new bool[tables.Structure.Geography.Places.Length];
    private readonly Stack<int> open = new();

    /// <summary>The network of a variant.</summary>
    public BelievedNetwork NetworkOf(int variant)
        => Variants.IsAgain(variant) ? networks[Variants.GroupOf(variant)].Own : networks[Variants.GroupOf(variant)].First;

    /// <summary>Solves for all variants of a group, those who were sent back first and those with money before those without.</summary>
    /// <param name="group">The group.</param>
    /// <param name="belief">What it reckons with.</param>
    /// <param name="waits">Days that it reckons to wait for each link, or empty for none.</param>
    /// <param name="start">Solutions of something similar by kind of variant, or nulls.</param>
    /// <param name="result">Takes the solutions by kind of variant; null where there is no such variant.</param>
    /// <param name="refusal">Why there is none.</param>
    /// <param name="refused">For which variant.</param>
    /// <returns>Whether there is a solution.</returns>
    public bool TrySolve(int group, Belief belief, ReadOnlySpan<double> waits, Worth?[] start, Worth?[] result, out ChoiceRefusal? refusal, out int refused)
    {
        ArriveAt(group, belief);
        foreach (int kind in (ReadOnlySpan<int>)[1, 0, 3, 2])
        {
            int variant = group * Variant.Kinds + kind;
            result[kind] = null;
            if (!IsNeeded(variant))
            {
                continue;
            }

            BelievedNetwork network = NetworkOf(variant);
            (ChoiceSolver solver, ChoiceInputs inputs, ChoiceSolution solution) = RoomFor(network);
            Fill(network, inputs, variant, belief, waits, result[kind | 1], Variants.IsBroke(variant) ? result[kind & ~2] : null);
            ReadOnlySpan<double> warm = start[kind] is { } known ? known.Value : kind == 0 && result[1] is { } again ? again.Value : [];
            if (!solver.TrySolve(inputs, warm, solution, out refusal))
            {
                refused = variant;
                return false;
            }

            result[kind] = new Worth(solution.Value.ToArray(), solution.Probability.ToArray());
        }

        (refusal, refused) = (null, -1);
        return true;
    }

    /// <summary>Those who were sent back matter to the first's beliefs even where none can be yet.</summary>
    private bool IsNeeded(int variant)
    {
        int group = Variants.GroupOf(variant), first = group * Variant.Kinds;
        if (!space.Has(first))
        {
            return false;
        }

        bool isThere = !Variants.IsBroke(variant) || space.Has(first | 2) || space.Has(first | 3);
        return isThere && (!Variants.IsAgain(variant) || networks[group].First.AgainIsElsewhere);
    }

    private (ChoiceSolver Solver, ChoiceInputs Inputs, ChoiceSolution Solution) RoomFor(BelievedNetwork network)
    {
        if (!rooms.TryGetValue(network, out (ChoiceSolver, ChoiceInputs, ChoiceSolution) room))
        {
            rooms[network] = room = (new ChoiceSolver(network.Network, maximumLegs), new ChoiceInputs(network.Network), new ChoiceSolution(network.Network));
        }

        return room;
    }

    private void ArriveAt(int group, Belief belief)
    {
        Geography geography = structure.Geography;
        for (int p = 0; p < worthOfArriving.Length; p++)
        {
            worthOfArriving[p] = geography.IsDestination[p] ? tables.AttractionOf(group, p) : 0;
        }

        for (int i = 0; i < belief.Active.Length; i++)
        {
            PolicyUse policy = structure.Policies[i];
            if (belief.Active[i] && policy.Site == EffectSite.Destinations && policy.GroupIn[group])
            {
                double adds = tables.Adds(i);
                for (int p = 0; p < worthOfArriving.Length; p++)
                {
                    worthOfArriving[p] += geography.IsDestination[p] && policy.Scope.Holds(geography.Places[p]) ? adds : 0;
                }
            }
        }
    }

    private void Fill(BelievedNetwork network, ChoiceInputs inputs, int variant, Belief belief, ReadOnlySpan<double> waits, Worth? again, Worth? money)
    {
        Geography geography = structure.Geography;
        int group = Variants.GroupOf(variant);
        Preferences likes = tables.ByGroup[group];
        FindWhatLeadsOn(variant, belief);
        Span<double> utility = inputs.Utility, probability = inputs.Probability, value = inputs.OutcomeValue;
        for (int a = 0; a < geography.Links.Length; a++)
        {
            int arc = network.LinkArc[a];
            if (arc < 0)
            {
                continue;
            }

            LinkCondition link = tables.Links[a, belief.Regimes.Links[a]];
            int head = geography.To[a];
            if (!MayTake(variant, a, link) || (link.Through > 0 && !geography.IsDestination[head] && !leadsOn[head]))
            {
                utility[arc] = double.NegativeInfinity;
                continue;
            }

            double days = link.MeanDays + (geography.IsDestination[head] ? 0 : tables.StayDays[head]) + (waits.IsEmpty ? 0 : waits[a]);
            double usd = Variants.IsBroke(variant) ? 0 : link.Usd;
            double risk = link.NetDeath + likes.InjuryWeight * link.NetInjury + likes.AbuseWeight * link.NetAbuse;
            utility[arc] = -(likes.TimePerDay * days + likes.CostPer100Usd * usd / 100 + likes.Risk * risk);
            probability[network.ThroughOutcome[a]] = link.Through;
            value[network.ThroughOutcome[a]] = geography.IsDestination[head] ? worthOfArriving[head] : 0;
            if (network.DeathOutcome[a] >= 0)
            {
                probability[network.DeathOutcome[a]] = link.Death;
            }

            FillStops(network, inputs, network.LinkStops[a], structure.LinkSites[a], link.Stops, geography.From[a], group, again);
        }

        double stuck = -likes.TimePerDay * likes.LongestBelievedWaitDays;
        for (int p = 0; p < geography.Places.Length; p++)
        {
            inputs.StuckValue[p] = leadsOn[p] || geography.IsDestination[p] ? double.NegativeInfinity : stuck;
            FillEnd(inputs, network.SettleArc[p], 0, tables.SettleUtility[p]);
            FillEnd(inputs, network.TurnBackArc[p], 0, tables.TurnBackUtility[p] + (Variants.IsAgain(variant) ? likes.AgainTurnBackUtility : 0));
            FillEnd(inputs, network.RemittanceArc[p], money is null ? double.NegativeInfinity : -likes.TimePerDay * likes.RemittanceDays, money?.Value[p] ?? 0);
            if (network.ComingArc[p] >= 0)
            {
                FillComing(network, inputs, p, belief, group, again);
            }

            if (network.HeldArc[p] >= 0)
            {
                HoldCondition hold = tables.Holds[p, belief.Regimes.Holds[p]];
                utility[network.HeldArc[p]] = -likes.TimePerDay * hold.StayDays;
                for (int r = 0; r < network.Releases[p].Length; r++)
                {
                    int to = network.Releases[p][r], outcome = network.ReleaseOutcomes[p][r];
                    probability[outcome] = to == hold.ReleaseTo ? hold.Released : 0;
                    value[outcome] = geography.IsDestination[to] ? worthOfArriving[to] : 0;
                }

                FillStops(network, inputs, network.HeldStops[p], structure.HoldSites[p], hold.Shares, p, group, again);
            }
        }
    }

    /// <summary>Whether a variant can set out on a link in a condition.</summary>
    private bool MayTake(int variant, int link, LinkCondition condition)
        => condition.IsOpen && structure.Geography.MayUse(link, Variants.GroupOf(variant)) && StateSpace.CanPay(variant, structure.Geography.Links[link].Mode);

    private static void FillEnd(ChoiceInputs inputs, int arc, double utility, double value)
    {
        if (arc >= 0)
        {
            inputs.Utility[arc] = utility;
            inputs.OutcomeValue[inputs.Network.OutcomesOf(arc)[0]] = value;
        }
    }

    /// <summary>Who comes to a place stays there as long as people do; on each day authorities may meet them before they go on.</summary>
    private void FillComing(BelievedNetwork network, ChoiceInputs inputs, int place, Belief belief, int group, Worth? again)
    {
        PlaceCondition condition = tables.AtPlaces[place, belief.Regimes.Places[place]];
        double leaving = 1 / Math.Max(1, tables.StayDays[place]);
        double met = 1 - condition.Clear, ends = met + condition.Clear * leaving;
        double[] shares = [.. condition.Stops.Select(s => s / ends)];
        inputs.Utility[network.ComingArc[place]] = 0;
        inputs.Probability[network.ComingOutcome[place]] = condition.Clear * leaving / ends;
        FillStops(network, inputs, network.ComingStops[place], structure.PlaceSites[place], shares, place, group, again);
    }

    private void FillStops(BelievedNetwork network, ChoiceInputs inputs, int outcome, Site site, double[] chances, int tail, int group, Worth? again)
    {
        double retryShare = tables.ByGroup[group].RetryShare;
        for (int i = 0; i < site.Targets.Length; i++)
        {
            StopTarget target = site.Targets[i];
            int place = target.Kind switch
            {
                StopKind.TurnedBack => tail,
                StopKind.Removed => structure.RetryOrigin(group, target.Index),
                _ => target.Index,
            };
            double share = target.Kind != StopKind.Removed ? 1 : place >= 0 ? retryShare : 0;
            inputs.Probability[outcome] = chances[i] * share;
            inputs.OutcomeValue[outcome] = target.Kind == StopKind.Held || place < 0 ? 0
                : structure.Geography.IsDestination[place] ? worthOfArriving[place]
                : network.AgainIsElsewhere && again is not null ? again.Value[network.ComingNode[place]] : 0;
            outcome++;
            if (target.Kind == StopKind.Removed)
            {
                inputs.Probability[outcome] = chances[i] * (1 - share);
                inputs.OutcomeValue[outcome] = 0;
                outcome++;
            }
        }
    }

    /// <summary>Marks the places from which an open way leads to a destination, to settling or turning back, or to money.</summary>
    private void FindWhatLeadsOn(int variant, Belief belief)
    {
        Geography geography = structure.Geography;
        leadsOn.AsSpan().Clear();
        for (int p = 0; p < leadsOn.Length; p++)
        {
            Place place = geography.Places[p];
            if (geography.IsDestination[p])
            {
                continue;
            }

            bool ends = place.SettleUtility is not null || place.TurnBackUtility is not null || Variants.IsBroke(variant);
            foreach (int a in geography.LinksFrom(p))
            {
                if (ends)
                {
                    break;
                }

                LinkCondition link = tables.Links[a, belief.Regimes.Links[a]];
                ends = MayTake(variant, a, link) && (geography.IsDestination[geography.To[a]] || link.Through == 0);
            }

            if (ends)
            {
                Mark(p);
            }
        }

        while (open.TryPop(out int head))
        {
            foreach (int a in geography.LinksTo(head))
            {
                if (!leadsOn[geography.From[a]] && !geography.IsDestination[geography.From[a]] && MayTake(variant, a, tables.Links[a, belief.Regimes.Links[a]]))
                {
                    Mark(geography.From[a]);
                }
            }
        }

        void Mark(int p)
        {
            leadsOn[p] = true;
            open.Push(p);
        }
    }
}
