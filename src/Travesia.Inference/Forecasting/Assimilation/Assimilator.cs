using System.Collections.Immutable;

namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>What was learnt: where the next origin begins.</summary>
/// <param name="Spreads">Of series and drivers.</param>
/// <param name="Scales">By row.</param>
internal sealed record Learnt(Spreads Spreads, ImmutableDictionary<CountRow, double> Scales);

/// <summary>
/// Follows the counts up to an origin: learns spreads by their marginal likelihood (the most likely under what is believed beforehand, one at
/// a time by steps of a half), then how volatile each row is beside its series, then how much wider forecasts at each distance should have been.
/// </summary>
internal sealed class Assimilator
{
    private const double Factor = 1.5;
    private const double TrustStep = 0.25;
    private const int MostSteps = 5;
    private const int ScaleRounds = 3;

    /// <summary>A row's volatility is drawn towards its series' as if that had been seen four times.</summary>
    private const double SharedMonths = 4;
    private const double LeastScale = 0.04;
    private const double MostScale = 25;

    private readonly FilterRow[] rows;
    private readonly StateLayout layout;
    private readonly int origin;
    private readonly double[] scales;

    private Assimilator(FilterRow[] rows, StateLayout layout, int origin, double[] scales) => (this.rows, this.layout, this.origin, this.scales) = (rows, layout, origin, scales);

    /// <summary>Follows the counts.</summary>
    /// <param name="rows">What is counted.</param>
    /// <param name="layout">Of the state.</param>
    /// <param name="origin">The last month that may hold counts.</param>
    /// <param name="before">What an earlier origin learnt; none at the first.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Assimilated Run(FilterRow[] rows, StateLayout layout, int origin, Learnt? before, CancellationToken cancellation)
    {
        double[] scales = [.. rows.Select(r => before?.Scales.GetValueOrDefault(r.History.Row, 1) ?? 1)];
        Assimilator assimilator = new(rows, layout, origin, scales);
        Spreads spreads = before?.Spreads ?? Spreads.Start(layout.Groups, layout.Series);
        for (int sweep = 0; sweep < (before is null ? 2 : 1); sweep++)
        {
            assimilator.LearnScales(spreads);
            spreads = assimilator.Sweep(spreads, cancellation);
        }

        assimilator.LearnScales(spreads);
        LeadScales leads = new();
        ImmutableDictionary<int, StateFilter>.Builder earlier = ImmutableDictionary.CreateBuilder<int, StateFilter>();
        FilterPass pass = FilterPass.Of(assimilator.Filter(spreads), rows, origin, (month, filter) =>
        {
            leads.Add(rows, filter, month, origin);
            if (month < origin && month >= origin - Assimilated.MostDelay)
            {
                earlier[month] = filter.Copy();
            }
        });
        Learnt learnt = new(spreads, rows.Select((r, i) => (r.History.Row, scales[i])).ToImmutableDictionary(r => r.Row, r => r.Item2));
        return new Assimilated(pass.Filter, earlier.ToImmutable(), pass.LogLikelihood, learnt, leads);
    }

    private StateFilter Filter(Spreads spreads) => new(rows, layout, spreads, scales, origin);

    private FilterPass Pass(Spreads spreads) => FilterPass.Of(Filter(spreads), rows, origin);

    private void LearnScales(Spreads spreads)
    {
        for (int round = 0; round < ScaleRounds; round++)
        {
            FilterPass pass = Pass(spreads);
            for (int r = 0; r < rows.Length; r++)
            {
                (double sum, int count) = pass.Surprises[r];
                scales[r] = Math.Clamp(scales[r] * (SharedMonths + sum) / (SharedMonths + count), LeastScale, MostScale);
            }
        }
    }

    private Spreads Sweep(Spreads spreads, CancellationToken cancellation)
    {
        double best = Objective(spreads);
        Try(s => s with { Driver = s.Driver * Factor }, s => s with { Driver = s.Driver / Factor });
        Try(s => s with { Shared = s.Shared * Factor }, s => s with { Shared = s.Shared / Factor });
        for (int g = 0; g < layout.Groups; g++)
        {
            int group = g;
            Try(s => s with { Groups = s.Groups.SetItem(group, s.Groups[group] * Factor) }, s => s with { Groups = s.Groups.SetItem(group, s.Groups[group] / Factor) });
        }

        for (int i = 0; i < layout.Series; i++)
        {
            OfSeries(i, s => s with { Level = s.Level * Factor }, s => s with { Level = s.Level / Factor });
            OfSeries(i, s => s with { Own = s.Own * Factor }, s => s with { Own = s.Own / Factor });
            OfSeries(i, s => s with { Noise = s.Noise * Factor }, s => s with { Noise = s.Noise / Factor });
            OfSeries(i, s => s with { Trust = Math.Max(0, s.Trust - TrustStep) }, s => s with { Trust = Math.Min(1, s.Trust + TrustStep) });
        }

        return spreads;

        void OfSeries(int series, Func<SeriesSpread, SeriesSpread> one, Func<SeriesSpread, SeriesSpread> other)
            => Try(s => s with { Series = s.Series.SetItem(series, one(s.Series[series])) }, s => s with { Series = s.Series.SetItem(series, other(s.Series[series])) });

        // As long as it gains in one direction, else in the other.
        void Try(params ReadOnlySpan<Func<Spreads, Spreads>> directions)
        {
            foreach (Func<Spreads, Spreads> step in directions)
            {
                int steps = 0;
                for (; steps < MostSteps; steps++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Spreads next = step(spreads);
                    if (Objective(next) is var reached && reached > best)
                    {
                        (spreads, best) = (next, reached);
                    }
                    else
                    {
                        break;
                    }
                }

                if (steps > 0)
                {
                    return;
                }
            }
        }
    }

    private double Objective(Spreads spreads) => Pass(spreads).LogLikelihood + spreads.LogPrior();
}
