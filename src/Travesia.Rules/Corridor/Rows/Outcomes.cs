using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>What follows on setting out, at the end of a link, and on being stopped.</summary>
internal static class Outcomes
{
    /// <summary>Setting out: the number of days is drawn with the link; what the journey costs is counted; 0 days lead to its end at once.</summary>
    public static void WriteSettingOut(RowWriter row, int variant, int link, int regime, RowWriter.Path path)
    {
        LinkCondition condition = row.Tables.Links[link, regime];
        if (!condition.IsOpen)
        {
            return;
        }

        int group = Variants.GroupOf(variant);
        for (int k = condition.Days.First; k <= condition.Days.Last; k++)
        {
            List<TallyWeight> tallies = row.Scratch();
            row.Recording.OfJourney(Counted.TravelDays, group, link, tallies, k);
            row.Recording.OfJourney(Counted.CostUsd, group, link, tallies, Variants.IsBroke(variant) ? 0 : condition.Usd);
            row.Recording.OfJourney(Counted.DistanceKm, group, link, tallies, row.Structure.Geography.Links[link].DistanceKm);
            RowWriter.Path paid = row.Add(path, tallies);
            if (k > 0)
            {
                row.Sketch.AddItem(condition.Days[k], row.Entry(row.Ids.OnLink(variant, link, k), paid));
            }
            else
            {
                WriteLastDay(row, variant, link, regime, condition.Days[0], paid);
            }
        }
    }

    /// <summary>The end of a link: its dangers and authorities act together, the rest arrive; some have no money left.</summary>
    public static void WriteLastDay(RowWriter row, int variant, int link, int regime, double share, RowWriter.Path path)
    {
        LinkCondition condition = row.Tables.Links[link, regime];
        int group = Variants.GroupOf(variant);
        if (condition.Death > 0)
        {
            List<TallyWeight> tallies = row.Scratch();
            row.Recording.On(Counted.Deaths, group, link, tallies);
            row.Sketch.AddItem(share * condition.Death, row.Entry(row.Ids.Died(group), row.Add(path, tallies) with { Lot = Lot.Person }));
        }

        double broke = Variants.IsBroke(variant) || !row.Structure.Variants.HasMoney(group) ? 0 : Math.Min(1, condition.Usd / row.Tables.ByGroup[group].SavingsUsd);
        if (broke < 1)
        {
            WriteEnds(row, variant, link, regime, share * (1 - broke), Travelled(row, group, link, path, false));
        }

        if (broke > 0)
        {
            WriteEnds(row, Variants.Broke(variant), link, regime, share * broke, Travelled(row, group, link, path, true));
        }
    }

    /// <summary>What an authority does with people who were on a link or at a place.</summary>
    /// <param name="row">Takes it.</param>
    /// <param name="variant">Who they were.</param>
    /// <param name="site">Where it acts.</param>
    /// <param name="regime">What is in force there.</param>
    /// <param name="target">What it does.</param>
    /// <param name="place">The place, or the tail of the link.</param>
    /// <param name="link">The link, or -1.</param>
    /// <param name="share">Share of the people.</param>
    /// <param name="path">What they have come through in this row.</param>
    public static void WriteStop(RowWriter row, int variant, Site site, Regime regime, StopTarget target, int place, int link, double share, RowWriter.Path path)
    {
        int group = Variants.GroupOf(variant);
        List<TallyWeight> tallies = row.Scratch();
        Count(Counted.Apprehensions);
        if (Variants.IsAgain(variant))
        {
            Count(Counted.RepeatApprehensions);
        }

        if (PossibleCounts.ActOf(target.Kind) is { } act)
        {
            Count(act);
        }

        WriteSentence(row, variant, site, regime, target, place, share, row.Add(path, tallies));

        void Count(Counted counted)
        {
            if (link >= 0)
            {
                row.Recording.On(counted, group, link, tallies);
            }
            else
            {
                row.Recording.At(counted, group, place, tallies);
            }
        }
    }

    /// <summary>Where an act of an authority puts people. They begin the next day there.</summary>
    public static void WriteSentence(RowWriter row, int variant, Site site, Regime regime, StopTarget target, int tail, double share, RowWriter.Path path)
    {
        int group = Variants.GroupOf(variant), again = row.Structure.Variants.Again(variant);
        switch (target.Kind)
        {
            case StopKind.Held:
                row.Sketch.AddItem(share, row.Entry(row.Ids.Held(variant, target.Index), Reached(target.Index)));
                break;
            case StopKind.TurnedBack:
                row.Sketch.AddItem(share, row.Entry(row.Ids.Moving(again, tail), path));
                break;
            case StopKind.Removed:
                int origin = row.Structure.RetryOrigin(group, target.Index);
                double retry = origin >= 0 ? row.Tables.ByGroup[group].RetryShare : 0;
                row.Sketch.AddItem(share * (1 - retry), row.Entry(row.Ids.Returned(group, target.Index), path));
                if (origin >= 0)
                {
                    row.Sketch.AddItem(share * retry, row.Entry(row.Ids.Moving(again, origin), Reached(origin)));
                }

                break;
            default:
                row.Sketch.AddItem(share, row.Entry(Put(row, again, site, regime, target.Index), Reached(target.Index)));
                break;
        }

        RowWriter.Path Reached(int at)
        {
            List<TallyWeight> tallies = row.Scratch();
            row.Recording.At(Counted.Arrivals, group, at, tallies);
            return row.Add(path, tallies);
        }
    }

    /// <summary>The state of people who are put at a place: on the move there, or arrived at a destination.</summary>
    public static StateId Put(RowWriter row, int variant, Site site, Regime regime, int place)
    {
        int group = Variants.GroupOf(variant);
        return row.Structure.Geography.IsDestination[place]
            ? row.Ids.Ended(group, place, false, PermitsPassed(row, site, regime, group, place))
            : row.Ids.Moving(variant, place);
    }

    /// <summary>For how many permits those are too late who arrive at a destination while a regime holds.</summary>
    public static int PermitsPassed(RowWriter row, Site site, Regime regime, int group, int place)
    {
        int passed = 0;
        foreach (int permit in row.Structure.PermitsAt(group, place))
        {
            int touch = Array.IndexOf(site.Touches, new Touch(permit, TouchKind.Promises));
            passed += touch >= 0 && !regime.Has(touch) ? 1 : 0;
        }

        return passed;
    }

    private static RowWriter.Path Travelled(RowWriter row, int group, int link, RowWriter.Path path, bool goesBroke)
    {
        List<TallyWeight> tallies = row.Scratch();
        row.Recording.On(Counted.Crossings, group, link, tallies);
        if (goesBroke)
        {
            row.Recording.On(Counted.OutOfMoney, group, link, tallies);
        }

        return row.Add(path, tallies);
    }

    private static void WriteEnds(RowWriter row, int variant, int link, int regime, double share, RowWriter.Path path)
    {
        LinkCondition condition = row.Tables.Links[link, regime];
        Site site = row.Structure.LinkSites[link];
        Regime inForce = row.Tables.Links.RegimeAt(link, regime);
        WriteHarmed(Counted.Injuries, condition.Injury, Lot.Person);
        WriteHarmed(Counted.Abuses, condition.Abuse, path.Lot);
        for (int i = 0; i < site.Targets.Length; i++)
        {
            if (condition.Stops[i] > 0)
            {
                WriteStop(row, variant, site, inForce, site.Targets[i], row.Structure.Geography.From[link], link, share * condition.Stops[i], path);
            }
        }

        WriteReaching(row, variant, link, site, inForce, share * condition.Clear, path);

        void WriteHarmed(Counted counted, double chance, Lot lot)
        {
            if (chance > 0)
            {
                List<TallyWeight> tallies = row.Scratch();
                row.Recording.On(counted, Variants.GroupOf(variant), link, tallies);
                WriteReaching(row, variant, link, site, inForce, share * chance, row.Add(path, tallies) with { Lot = lot });
            }
        }
    }

    /// <summary>Reaching the head of a link: people stay, or pass through within the day where the mean stay is below a day.</summary>
    private static void WriteReaching(RowWriter row, int variant, int link, Site site, Regime regime, double share, RowWriter.Path path)
    {
        if (!(share > 0))
        {
            return;
        }

        Geography geography = row.Structure.Geography;
        int group = Variants.GroupOf(variant), head = geography.To[link];
        Link at = geography.Links[link];
        List<TallyWeight> tallies = row.Scratch();
        row.Recording.At(Counted.Arrivals, group, head, tallies);
        bool undetected = at.Irregular && geography.IsDestination[head];
        if (undetected)
        {
            row.Recording.At(Counted.Undetected, group, head, tallies);
        }

        RowWriter.Path reached = row.Add(path, tallies);
        if (geography.IsDestination[head])
        {
            row.Sketch.AddItem(share, row.Entry(row.Ids.Ended(group, head, undetected, PermitsPassed(row, site, regime, group, head)), reached));
            return;
        }

        double stays = Math.Min(1, row.Tables.StayDays[head]);
        if (stays > 0)
        {
            row.Sketch.AddItem(share * stays, row.Entry(row.Ids.Moving(variant, head), reached));
        }

        if (stays < 1)
        {
            row.Sketch.AddItem(share * (1 - stays), row.ChoiceNode(variant, head, reached));
        }
    }
}
