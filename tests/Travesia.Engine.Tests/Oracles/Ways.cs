namespace Travesia.Engine.Tests.Oracles;

/// <summary>Where the chances, tallies and passage of each transition are, by the position of its target.</summary>
internal static class Ways
{
    public static int[] Of(Program program)
    {
        var ways = new int[program.TransitionCount];
        foreach (Row row in program.Parts.Table.Rows)
        {
            for (int i = 0; i < row.Count; i++)
            {
                ways[row.Start + i] = row.Chances + i;
            }
        }

        return ways;
    }
}
