using Travesia.Engine;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>The day of people who arrived at a destination in time for permits: each that is being given is got with its daily chance, within its quota.</summary>
internal static class ArrivedRow
{
    public static void Write(RowWriter row, int group, int place, bool undetected, int passed)
    {
        int[] permits = row.Structure.PermitsAt(group, place)[passed..];
        StateId self = row.Ids.Ended(group, place, undetected, passed);
        List<TallyWeight> tallies = row.Scratch();
        row.Recording.At(Counted.Permits, group, place, tallies);
        var free = new RowWriter.Path(TallySetId.None, PassageId.Free, Lot.Choice);
        RowWriter.Path permitted = row.Add(free, tallies);
        PassageId[] quotas = [.. permits.Select(p => row.PassageOfPermit(p, self))];
        int root = row.Sketch.AddNode(SketchKind.Arrived, place);
        foreach (int number in row.Structure.ArrivedSites[place].IsConstant ? [0] : row.Timelines[group].Actual.Select(r => r.Arrived[place]).Distinct())
        {
            ArrivedCondition condition = row.Tables.Arrived[place, number];
            double[] chances = [.. permits.Select(p => condition.Hazards.GetValueOrDefault(p))];
            double clear = CompetingRisks.Share(chances);
            row.Sketch.AddCase(root, number);
            for (int i = 0; i < permits.Length; i++)
            {
                row.Sketch.AddItem(chances[i], row.Entry(row.Ids.Permitted(group, place), permitted with { Passage = quotas[i] }));
            }

            row.Sketch.AddItem(clear, row.Entry(self, free));
        }
    }
}
