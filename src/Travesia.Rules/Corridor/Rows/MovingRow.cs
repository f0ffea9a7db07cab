using Travesia.Engine;
using Travesia.Rules.Corridor.Choosing;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>
/// The day of people at a place, on the move or waiting for a link: first what authorities do, then money that comes, then giving up
/// waiting, staying, or setting out.
/// </summary>
internal static class MovingRow
{
    private static readonly RowWriter.Path Start = new(TallySetId.None, PassageId.Free, Lot.Choice);

    /// <summary>On the move: who leaves (chance 1 over the mean stay) chooses a way.</summary>
    public static void WriteMoving(RowWriter row, int variant, int place)
    {
        int root = row.Sketch.AddNode(SketchKind.Place, place);
        double leaving = 1 / Math.Max(1, row.Tables.StayDays[place]), remittance = Remittance(row, variant);
        int choice = row.ChoiceNode(variant, place, Start);
        foreach (int regime in Regimes(row, variant, place))
        {
            PlaceCondition condition = row.Tables.AtPlaces[place, regime];
            row.Sketch.AddCase(root, regime);
            WriteStops(row, variant, place, regime, condition, Start);
            AddRemittance(row, variant, condition.Clear * remittance, row.Ids.Moving(Variants.WithMoney(variant), place), Start);
            double others = condition.Clear * (1 - remittance);
            row.Sketch.AddItem(others * (1 - leaving), row.Entry(row.Ids.Moving(variant, place), Start));
            row.Sketch.AddItem(others * leaving, choice);
        }
    }

    /// <summary>Waiting: who does not give up tries the gate; if the link is closed all go back to choosing.</summary>
    public static void WriteWaiting(RowWriter row, int variant, int link)
    {
        Geography geography = row.Structure.Geography;
        int group = Variants.GroupOf(variant), tail = geography.From[link];
        int root = row.Sketch.AddNode(SketchKind.Place, tail);
        List<TallyWeight> tallies = row.Scratch();
        row.Recording.On(Counted.DaysWaiting, group, link, tallies);
        RowWriter.Path waited = row.Add(Start, tallies);
        tallies = row.Scratch();
        row.Recording.On(Counted.Reneged, group, link, tallies);
        RowWriter.Path gaveUp = row.Add(waited, tallies);
        int tries = row.Sketch.AddNode(SketchKind.Link, link);
        int setsOut = row.LinkNode(variant, link, waited with { Passage = row.PassageOf(variant, link, true) });
        double remittance = Remittance(row, variant), givesUp = row.Tables.ByGroup[group].GiveUpWaitingChance;
        foreach (int regime in Regimes(row, variant, tail))
        {
            PlaceCondition condition = row.Tables.AtPlaces[tail, regime];
            row.Sketch.AddCase(root, regime);
            WriteStops(row, variant, tail, regime, condition, waited);
            if (remittance > 0)
            {
                AddRemittance(row, variant, condition.Clear * remittance, row.Ids.Waiting(Variants.WithMoney(variant), link), waited);
            }

            row.Sketch.AddItem(condition.Clear * (1 - remittance), tries);
        }

        foreach (int regime in row.RegimesOf(variant, link))
        {
            row.Sketch.AddCase(tries, regime);
            bool isOpen = row.Tables.Links[link, regime].IsOpen;
            row.Sketch.AddItem(isOpen ? givesUp : 0, row.Entry(row.Ids.Moving(variant, tail), gaveUp));
            row.Sketch.AddItem(isOpen ? 0 : 1, row.Entry(row.Ids.Moving(variant, tail), waited));
            row.Sketch.AddItem(isOpen ? 1 - givesUp : 0, setsOut);
        }
    }

    /// <summary>The ways out of a place: links, settling, turning back, waiting for a remittance.</summary>
    public static void WriteChoice(RowWriter row, int node, int variant, int place, RowWriter.Path path)
    {
        BelievedNetwork network = row.Work.NetworkOf(variant);
        int group = Variants.GroupOf(variant);
        foreach (int link in row.Structure.Geography.LinksFrom(place))
        {
            if (row.Space.OnLink[variant]![link] && row.Structure.EverOpen[group][link] && StateSpace.CanPay(variant, row.Structure.Geography.Links[link].Mode))
            {
                PassageId passage = row.PassageOf(variant, link, false);
                row.Sketch.AddWay(node, network.LinkArc[link], row.LinkNode(variant, link, passage == PassageId.Free ? path : path with { Passage = passage }));
            }
        }

        if (network.SettleArc[place] >= 0)
        {
            List<TallyWeight> tallies = row.Scratch();
            row.Recording.At(Counted.Settled, group, place, tallies);
            row.Sketch.AddWay(node, network.SettleArc[place], row.Entry(row.Ids.Settled(group, place), row.Add(path, tallies)));
        }

        if (network.TurnBackArc[place] >= 0)
        {
            List<TallyWeight> tallies = row.Scratch();
            row.Recording.At(Counted.TurnedBack, group, place, tallies);
            row.Sketch.AddWay(node, network.TurnBackArc[place], row.Entry(row.Ids.Home(group), row.Add(path, tallies)));
        }

        if (network.RemittanceArc[place] >= 0 && Variants.IsBroke(variant))
        {
            row.Sketch.AddWay(node, network.RemittanceArc[place], row.Entry(row.Ids.Moving(variant, place), path));
        }
    }

    private static IEnumerable<int> Regimes(RowWriter row, int variant, int place)
        => row.Structure.PlaceSites[place].IsConstant ? [0] : row.Timelines[Variants.GroupOf(variant)].Actual.Select(r => r.Places[place]).Distinct();

    private static double Remittance(RowWriter row, int variant)
        => Variants.IsBroke(variant) ? 1 / row.Tables.ByGroup[Variants.GroupOf(variant)].RemittanceDays : 0;

    private static void AddRemittance(RowWriter row, int variant, double share, StateId state, RowWriter.Path path)
    {
        if (Variants.IsBroke(variant))
        {
            row.Sketch.AddItem(share, row.Entry(state, path));
        }
    }

    private static void WriteStops(RowWriter row, int variant, int place, int regime, PlaceCondition condition, RowWriter.Path path)
    {
        Site site = row.Structure.PlaceSites[place];
        Regime inForce = row.Tables.AtPlaces.RegimeAt(place, regime);
        for (int i = 0; i < site.Targets.Length; i++)
        {
            if (condition.Stops[i] > 0)
            {
                Outcomes.WriteStop(row, variant, site, inForce, site.Targets[i], place, -1, condition.Stops[i], path);
            }
        }
    }
}
