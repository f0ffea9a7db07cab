using System.Collections.Immutable;
using Travesia.Rules;

namespace Travesia.Inference;

/// <summary>A sink that keeps all values of all members in memory and summarises them. For ensembles that fit; others are read back from a run store.</summary>
public sealed class SummarySink : IMemberSink
{
    private EnsembleLayout? layout;
    private double[][] values = [];
    private ImmutableArray<double>[] totals = [];

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<HeldBatch>> BeginAsync(EnsembleLayout layout, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(layout);
        this.layout = layout;
        values = [.. layout.Series.Select(s => new double[layout.DatesOf(s).Length * layout.Members])];
        totals = new ImmutableArray<double>[layout.Members];
        return new([]);
    }

    /// <inheritdoc/>
    public ValueTask TakeAsync(MemberBatch batch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        foreach (MemberResult member in batch.Members)
        {
            totals[member.Member] = member.Totals;
            for (int i = 0; i < values.Length; i++)
            {
                ReadOnlySpan<double> series = member[i];
                for (int t = 0; t < series.Length; t++)
                {
                    values[i][(t * layout!.Members) + member.Member] = series[t];
                }
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The summary, once the ensemble is done.</summary>
    /// <exception cref="InvalidOperationException">No ensemble ran, or not to its end.</exception>
    public EnsembleSummary Summarise()
    {
        if (layout is not { } all || totals.Any(t => t.IsDefault))
        {
            throw new InvalidOperationException("The ensemble did not run to its end.");
        }

        return new EnsembleSummary(
            TotalSummary.Of(all, totals),
            [.. all.Series.Select((measure, i) => SeriesSummary.Of(measure, all.DatesOf(measure), values[i], all.Members))]);
    }
}

/// <summary>What an ensemble says: sums over everything, and each series date by date.</summary>
/// <param name="Totals">As in <see cref="EnsembleLayout.Totals"/>.</param>
/// <param name="Series">As in <see cref="EnsembleLayout.Series"/>.</param>
public sealed record EnsembleSummary(ImmutableArray<TotalSummary> Totals, ImmutableArray<SeriesSummary> Series);

/// <summary>A series over members.</summary>
/// <param name="Measure">What is counted.</param>
/// <param name="Dates">Days, or first days of months.</param>
/// <param name="Mean">Mean over members, by date.</param>
/// <param name="Quantiles">By date, at <see cref="Inference.Quantiles.Levels"/>.</param>
public sealed record SeriesSummary(Measure Measure, ImmutableArray<DateOnly> Dates, ImmutableArray<double> Mean, ImmutableArray<ImmutableArray<double>> Quantiles)
{
    /// <summary>Summarises a series.</summary>
    /// <param name="measure">What is counted.</param>
    /// <param name="dates">Its dates.</param>
    /// <param name="values">By date, then by member.</param>
    /// <param name="members">How many members there are.</param>
    public static SeriesSummary Of(Measure measure, ImmutableArray<DateOnly> dates, ReadOnlySpan<double> values, int members)
    {
        ImmutableArray<double>.Builder mean = ImmutableArray.CreateBuilder<double>(dates.Length);
        ImmutableArray<ImmutableArray<double>>.Builder quantiles = ImmutableArray.CreateBuilder<ImmutableArray<double>>(dates.Length);
        double[] sorted = new double[members];
        for (int t = 0; t < dates.Length; t++)
        {
            values.Slice(t * members, members).CopyTo(sorted);
            Array.Sort(sorted);
            double sum = 0;
            foreach (double value in sorted)
            {
                sum += value;
            }

            mean.Add(sum / members);
            quantiles.Add(Inference.Quantiles.OfSorted(sorted));
        }

        return new SeriesSummary(measure, dates, mean.MoveToImmutable(), quantiles.MoveToImmutable());
    }
}
