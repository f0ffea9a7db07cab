using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;

namespace Travesia.Inference.Counts;

/// <summary>
/// What in the model answers a <see cref="CountQuery"/>: series of a layout that are added, over periods. Moves are added up; of people
/// present the mean day is taken. Immutable and safe for threads.
/// </summary>
public sealed class ModelCount
{
    private readonly ImmutableArray<ImmutableArray<Term>> terms;

    internal ModelCount(EnsembleLayout layout, CountQuery query, ImmutableArray<int> series, ImmutableArray<CountPeriod> periods)
    {
        Layout = layout;
        Query = query;
        Series = series;
        Periods = periods;
        terms = [.. periods.Select(TermsOf)];
    }

    /// <summary>What is counted at all.</summary>
    public EnsembleLayout Layout { get; }

    /// <summary>What was asked.</summary>
    public CountQuery Query { get; }

    /// <summary>Positions in <see cref="EnsembleLayout.Series"/>: one level of counting only, so that nobody is counted twice over.</summary>
    public ImmutableArray<int> Series { get; }

    /// <summary>The periods that are answered, in the order of the values.</summary>
    public ImmutableArray<CountPeriod> Periods { get; }

    /// <summary>Its unit: people, events, days, nights, USD or km. Events may count a person many times.</summary>
    public string Unit => Layout.Series[Series[0]].Unit;

    /// <summary>Whether the series are by day or by month.</summary>
    public Resolution Resolution => Layout.Series[Series[0]].Resolution;

    /// <summary>Whether people present are counted, whose mean day is taken.</summary>
    public bool IsStock => Layout.Series[Series[0]].Stock is not null;

    /// <summary>How many dates the series have.</summary>
    public int Dates => Layout.DatesOf(Layout.Series[Series[0]]).Length;

    /// <summary>The values of a member, one for each of <see cref="Periods"/>.</summary>
    public double[] Of(MemberResult member)
    {
        ArgumentNullException.ThrowIfNull(member);
        double[] byDate = new double[Dates];
        foreach (int series in Series)
        {
            ReadOnlySpan<double> values = member[series];
            for (int t = 0; t < byDate.Length; t++)
            {
                byDate[t] += values[t];
            }
        }

        return Of(byDate, member.Parameters);
    }

    /// <summary>The values of a member, from the sum of its series.</summary>
    /// <param name="byDate">The sum over <see cref="Series"/>, one for each date.</param>
    /// <param name="parameters">The member's parameters, on which reporting may depend.</param>
    public double[] Of(ReadOnlySpan<double> byDate, ParameterValues parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        double[] shares = new double[Query.Reporting.Length + 1];
        for (int i = 0; i < Query.Reporting.Length; i++)
        {
            shares[i] = Query.Reporting[i].Share.Under(parameters);
        }

        shares[^1] = 1;
        double[] values = new double[Periods.Length];
        for (int p = 0; p < values.Length; p++)
        {
            foreach (Term term in terms[p])
            {
                values[p] += byDate[term.Date] * term.Weight * shares[term.Share];
            }
        }

        return values;
    }

    /// <summary>A month that is counted as a whole is recorded in the mean share of its days.</summary>
    private ImmutableArray<Term> TermsOf(CountPeriod period)
    {
        ImmutableArray<Term>.Builder found = ImmutableArray.CreateBuilder<Term>();
        bool isDaily = Resolution == Resolution.Day;
        ImmutableArray<DateOnly> dates = isDaily ? Layout.Days : Layout.Months;
        int known = dates.BinarySearch(period.From);
        for (int date = known < 0 ? ~known : known; date < dates.Length; date++)
        {
            DateOnly first = dates[date];
            DateOnly last = isDaily ? first : Layout.LastDayOf(date);
            if (last > period.To)
            {
                break;
            }

            int days = last.DayNumber - first.DayNumber + 1;
            if (Query.Reporting.IsEmpty)
            {
                found.Add(new Term(date, 0, (double)days / (IsStock ? period.Days : days)));
                continue;
            }

            foreach (IGrouping<int, int> share in Enumerable.Range(first.DayNumber, days).GroupBy(ShareOn))
            {
                found.Add(new Term(date, share.Key, (double)share.Count() / (IsStock ? period.Days : days)));
            }
        }

        return found.ToImmutable();
    }

    private int ShareOn(int dayNumber)
    {
        DateOnly day = DateOnly.FromDayNumber(dayNumber);
        for (int i = 0; i < Query.Reporting.Length; i++)
        {
            if ((Query.Reporting[i].From ?? DateOnly.MinValue) <= day && day <= (Query.Reporting[i].To ?? DateOnly.MaxValue))
            {
                return i;
            }
        }

        return Query.Reporting.Length;
    }

    private readonly record struct Term(int Date, int Share, double Weight);
}
