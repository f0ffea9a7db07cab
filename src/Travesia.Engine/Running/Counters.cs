using System.Runtime.CompilerServices;

namespace Travesia.Engine.Running;

/// <summary>What the moves of one day add to the tallies.</summary>
internal sealed class Counters(Program program)
{
    private readonly SetPool<TallyWeight> sets = program.Parts.TallySets;

    /// <summary>The tally of each set that holds one and of weight 1, as most do; below 0 for the others.</summary>
    public int[] OnlyTally { get; } = OnlyTallies(program.Parts.TallySets);

    /// <summary>Today's value of each tally.</summary>
    public double[] Today { get; } = new double[program.Tallies.Length];

    public void Clear() => Array.Clear(Today);

    /// <summary>Counts people under every tally of a set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int set, double people)
    {
        int only = OnlyTally[set];
        if (only >= 0)
        {
            Today[only] += people;
        }
        else if (set != TallySetId.None.Index)
        {
            AddAll(set, people);
        }
    }

    private static int[] OnlyTallies(SetPool<TallyWeight> sets)
    {
        var only = new int[sets.Count];
        for (int set = 0; set < only.Length; set++)
        {
            only[set] = sets[set] is [{ Weight: 1 } item] ? item.Tally.Index : -1;
        }

        return only;
    }

    private void AddAll(int set, double people)
    {
        foreach (TallyWeight item in sets[set])
        {
            Today[item.Tally.Index] += item.Weight * people;
        }
    }
}
