using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Results.Report.Data;

/// <summary>Gathers what a report asks of a run, so that the run is read once.</summary>
internal sealed class Inquiry(EnsembleLayout layout)
{
    private readonly List<ModelCount> counts = [];
    private readonly List<Counted> asked = [];

    /// <summary>What is counted at all.</summary>
    public EnsembleLayout Layout => layout;

    /// <summary>Asks for a quantity; none if the model does not count it there, of them or over such periods.</summary>
    public Counted? Ask(string quantity, ImmutableArray<CountPeriod> periods, ImmutableArray<string> where = default, GroupId? group = null)
        => Ask(new CountQuery(quantity, where.IsDefault ? [] : where, group, []), periods).Counted;

    /// <summary>Asks for what a series or figure asks; or says why the model cannot be asked.</summary>
    public (Counted? Counted, NotCounted? Reason) Ask(CountQuery query, ImmutableArray<CountPeriod> periods)
    {
        CountAnswer answer = CountSelection.Of(layout, query, periods);
        if (answer.Count is not { } count)
        {
            return (null, answer.Reason);
        }

        Counted counted = new(count);
        counts.Add(count);
        asked.Add(counted);
        return (counted, null);
    }

    /// <summary>Reads the run and answers.</summary>
    /// <returns>The parameters of each member.</returns>
    public async Task<ImmutableArray<ParameterValues>> ReadAsync(RunReader run, CancellationToken cancellation)
    {
        CountTable table = await run.CountAsync(layout, counts, cancellation);
        for (int i = 0; i < asked.Count; i++)
        {
            asked[i].Answer(table, i);
        }

        return table.Parameters;
    }
}

/// <summary>An answer, once the run is read.</summary>
internal sealed class Counted(ModelCount count)
{
    private CountTable? table;
    private int index;

    /// <summary>The periods that are answered.</summary>
    public ImmutableArray<CountPeriod> Periods => count.Periods;

    /// <summary>Its unit.</summary>
    public string Unit => count.Unit;

    /// <summary>The values of members in a period; people present are those of its mean day.</summary>
    public double[] Members(int period) => table!.MembersOf(index, period);

    /// <summary>The same, people present turned into person-days.</summary>
    public double[] Amounts(int period)
    {
        double[] members = Members(period);
        if (count.IsStock)
        {
            for (int m = 0; m < members.Length; m++)
            {
                members[m] *= Periods[period].Days;
            }
        }

        return members;
    }

    /// <summary>Over all periods, in each member; people present become person-days. The periods must not overlap.</summary>
    public double[] Sum()
    {
        double[] sum = Amounts(0);
        for (int p = 1; p < Periods.Length; p++)
        {
            double[] more = Amounts(p);
            for (int m = 0; m < sum.Length; m++)
            {
                sum[m] += more[m];
            }
        }

        return sum;
    }

    internal void Answer(CountTable answers, int at)
    {
        table = answers;
        index = at;
    }
}
