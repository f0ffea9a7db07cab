using Travesia.Engine;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>
/// The day of people held at a place: who leaves (chance 1 over the mean stay) is removed, transferred or expelled by the shares in
/// force, and the remainder released. Each day held is counted.
/// </summary>
internal static class HeldRow
{
    public static void Write(RowWriter row, int variant, int place)
    {
        int group = Variants.GroupOf(variant);
        Site site = row.Structure.HoldSites[place];
        List<TallyWeight> tallies = row.Scratch();
        row.Recording.At(Counted.DaysHeld, group, place, tallies);
        RowWriter.Path held = row.Add(new RowWriter.Path(TallySetId.None, PassageId.Free, Lot.Choice), tallies);
        int root = row.Sketch.AddNode(SketchKind.Hold, place);
        foreach (int number in site.IsConstant ? [0] : row.Timelines[group].Actual.Select(r => r.Holds[place]).Distinct())
        {
            HoldCondition hold = row.Tables.Holds[place, number];
            Regime regime = row.Tables.Holds.RegimeAt(place, number);
            double leaving = 1 / hold.StayDays;
            row.Sketch.AddCase(root, number);
            for (int i = 0; i < site.Targets.Length; i++)
            {
                if (hold.Shares[i] > 0)
                {
                    tallies = row.Scratch();
                    row.Recording.At(PossibleCounts.ActOf(site.Targets[i].Kind)!.Value, group, place, tallies);
                    Outcomes.WriteSentence(row, variant, site, regime, site.Targets[i], place, leaving * hold.Shares[i], row.Add(held, tallies));
                }
            }

            row.Sketch.AddItem(leaving * hold.Released, row.Entry(Outcomes.Put(row, variant, site, regime, hold.ReleaseTo), Released(hold.ReleaseTo)));
            row.Sketch.AddItem(1 - leaving, row.Entry(row.Ids.Held(variant, place), held));
        }

        RowWriter.Path Released(int to)
        {
            if (to == place)
            {
                return held;
            }

            List<TallyWeight> arriving = row.Scratch();
            row.Recording.At(Counted.Arrivals, group, to, arriving);
            return row.Add(held, arriving);
        }
    }
}
