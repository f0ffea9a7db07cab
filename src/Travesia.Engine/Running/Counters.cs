using System.Runtime.CompilerServices;

namespace Travesia.Engine.Running;

/// <summary>What the moves of one day add to the tallies.</summary>
internal sealed class Counters(Program program)
{
    private readonly int[] start = program.Parts.TallySets.Start;
    private readonly TallyWeight[] items = program.Parts.TallySets.Items;

    /// <summary>Today's value of each tally.</summary>
    public double[] Today { get; } = new double[program.Tallies.Length];

    public void Clear() => Array.Clear(Today);

    /// <summary>Counts people under every tally of a set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int set, double people)
    {
        int end = start[set + 1];
        for (int i = start[set]; i < end; i++)
        {
            Today[items[i].Tally.Index] += items[i].Weight * people;
        }
    }
}
