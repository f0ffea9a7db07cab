using System.Collections.Immutable;
using Travesia.Inference.Counts;

namespace Travesia.Results.Report.Data;

/// <summary>One count of a run, once the run is read.</summary>
internal sealed class AnsweredCount(ModelCount count)
{
    private CountTable? table;
    private int index;

    /// <summary>What was asked.</summary>
    public ModelCount Count => count;

    /// <summary>The values of members in a period.</summary>
    public double[] Members(int period) => table!.MembersOf(index, period);

    /// <summary>Takes the answer.</summary>
    public void Answer(CountTable answers, int at)
    {
        table = answers;
        index = at;
    }
}

/// <summary>An answer to what a report asks: one count, or several of the same quantity and periods, added in each member.</summary>
internal sealed class Counted(ImmutableArray<AnsweredCount> parts)
{
    private readonly ImmutableArray<AnsweredCount> parts = parts;

    /// <summary>The periods that are answered.</summary>
    public ImmutableArray<CountPeriod> Periods => parts[0].Count.Periods;

    /// <summary>Several answers added.</summary>
    public static Counted Together(IEnumerable<Counted> several) => new([.. several.SelectMany(c => c.parts)]);

    /// <summary>The values of members in a period; people present are those of its mean day.</summary>
    public double[] Members(int period)
    {
        double[] sum = parts[0].Members(period);
        foreach (AnsweredCount more in parts.Skip(1))
        {
            Add(sum, more.Members(period));
        }

        return sum;
    }

    /// <summary>The same, people present turned into person-days.</summary>
    public double[] Amounts(int period)
    {
        double[] members = Members(period);
        return parts[0].Count.IsStock ? [.. members.Select(m => m * Periods[period].Days)] : members;
    }

    /// <summary>Over all periods, in each member; people present become person-days. The periods must not overlap.</summary>
    public double[] Sum()
    {
        double[] sum = Amounts(0);
        for (int p = 1; p < Periods.Length; p++)
        {
            Add(sum, Amounts(p));
        }

        return sum;
    }

    private static void Add(double[] sum, double[] more)
    {
        for (int m = 0; m < sum.Length; m++)
        {
            sum[m] += more[m];
        }
    }
}
