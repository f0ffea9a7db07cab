using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Inference.Figures;

namespace Travesia.Server.Outcomes;

/// <summary>Futures, read.</summary>
/// <param name="form">What was asked.</param>
/// <param name="members">What each says.</param>
internal sealed class OutcomeReading(OutcomeForm form, ImmutableArray<MemberAnswers> members)
{
    public int Members => members.Length;

    public OutcomeForm Form => form;

    /// <summary>The median of each period; no band, for what is drawn on a map.</summary>
    public double[]? Medians(CountScope scope, string id, string quantity) => Values(scope, id, quantity) is { } values ? [.. values.Select(v => Quantiles.At(v, 0.5))] : null;

    /// <summary>The band of each period.</summary>
    public Bands? BandsOf(CountScope scope, string id, string quantity) => Values(scope, id, quantity) is { } values ? Bands.Of(values) : null;

    /// <summary>The band of the sum over periods; of people present of the mean over days.</summary>
    public Band? SumOf(CountScope scope, string id, string quantity)
    {
        if (form.Find(scope, id, quantity) is not { } count || members.IsEmpty)
        {
            return null;
        }

        ImmutableArray<CountPeriod> periods = form[count].Periods;
        double days = periods.Sum(p => p.Days);
        double[] weights = [.. periods.Select(p => form[count].IsStock ? p.Days / days : 1)];
        return Band.Of(Ascending(m =>
        {
            double[] values = m[count];
            double sum = 0;
            for (int p = 0; p < values.Length; p++)
            {
                sum += values[p] * weights[p];
            }

            return sum;
        }));
    }

    /// <summary>The values of one member, one for each period of a count.</summary>
    public double[] Member(int count, int member) => members[member][count];

    /// <summary>The ledger of figures; with few members no verdict is given.</summary>
    public ImmutableArray<LedgerEntry> Figures()
        => members.IsEmpty ? [] : form.Ledger.Answer((count, member) => members[member][form.OfFigure(count)], members.Length);

    private double[][]? Values(CountScope scope, string id, string quantity)
        => form.Find(scope, id, quantity) is { } count && !members.IsEmpty
            ? [.. Enumerable.Range(0, form[count].Periods.Length).Select(p => Ascending(m => m[count][p]))]
            : null;

    private double[] Ascending(Func<MemberAnswers, double> valueOf)
    {
        double[] values = new double[members.Length];
        for (int m = 0; m < values.Length; m++)
        {
            values[m] = valueOf(members[m]);
        }

        Array.Sort(values);
        return values;
    }
}
