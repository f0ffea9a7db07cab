using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Rules;

namespace Travesia.Inference.Calibration;

/// <summary>A natural experiment: what the counts did, and what an ensemble says that they do.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Ratio">The month after over the month before.</param>
/// <param name="Placebos">The same on days on which nothing changed, one for each of <see cref="CalibrationPlan.Placebos"/>.</param>
public sealed record ExperimentRow(NaturalExperiment Experiment, RatioBand Ratio, ImmutableArray<RatioBand> Placebos);

/// <summary>What an ensemble says of natural experiments, and of single months.</summary>
/// <param name="Rows">Each experiment.</param>
/// <param name="Coverage">Every series and each of its areas, in the order of the scenario.</param>
public sealed record ExperimentOutcome(ImmutableArray<ExperimentRow> Rows, ImmutableArray<CoverageRow> Coverage);

/// <summary>
/// Holds a scenario against its natural experiments: an ensemble over parameters and luck runs free, and in every member the month after a
/// change is divided by the month before it. What every member shares falls out of the ratio, and what the change did is left.
/// The same members tell how often a month lies in the band of the futures.
/// </summary>
public static class ExperimentCheck
{
    /// <summary>Runs the ensemble and reads off each experiment.</summary>
    /// <param name="scenario">Valid under the rule set, with a calibration that declares experiments.</param>
    /// <param name="ruleSet">Compiles it.</param>
    /// <param name="options">How many members, with which luck.</param>
    /// <param name="progress">Told after each member.</param>
    /// <param name="cancellation">Ends the ensemble.</param>
    /// <exception cref="ArgumentException">The scenario declares no calibration.</exception>
    /// <exception cref="EnsembleException">A member could not be run.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static async Task<ExperimentOutcome> RunAsync(
        Scenario scenario, IRuleSet ruleSet, EnsembleOptions options, IProgress<EnsembleProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        CalibrationPlan plan = scenario.Calibration ?? throw new ArgumentException("The scenario declares no calibration.", nameof(scenario));
        Questions sink = new([.. plan.Experiments.SelectMany(e => plan.Placebos.Select(e.At).Prepend(e))]);
        await Ensemble.RunAsync(scenario, ruleSet, options, sink, progress, cancellation);
        RatioBand[] bands = [.. sink.Bands()];
        int each = plan.Placebos.Length + 1;
        return new ExperimentOutcome([.. plan.Experiments.Select((e, i) => new ExperimentRow(e, bands[i * each], [.. bands.Skip((i * each) + 1).Take(each - 1)]))], [.. sink.Coverage()]);
    }

    /// <summary>Keeps of each member what the experiments ask, and nothing else.</summary>
    private sealed class Questions(ImmutableArray<NaturalExperiment> asked) : IMemberSink
    {
        private readonly List<(double Before, double After)>[] members = [.. asked.Select(_ => new List<(double, double)>())];
        private readonly List<double[][]> months = [];
        private ImmutableArray<SeriesCount?> counts = [];
        private ImmutableArray<CheckedSeries> series = [];
        private int fitted;
        private Scenario? scenario;

        public ValueTask<IReadOnlyList<HeldBatch>> BeginAsync(EnsembleLayout layout, CancellationToken cancellation)
        {
            scenario = layout.Scenario;
            counts = [.. asked.Select(e => CountOf(layout, e))];
            ImmutableArray<CountPeriod> all = CountSelection.MonthsOf(layout);
            fitted = all.Count(m => m.To <= scenario.Calibration!.To);
            series = [.. CheckedSeries.Of(layout, all, fitted)];
            return new([]);
        }

        public ValueTask TakeAsync(MemberBatch batch, CancellationToken cancellation)
        {
            foreach (MemberResult member in batch.Members)
            {
                for (int i = 0; i < counts.Length; i++)
                {
                    if (counts[i]?.Of(member) is [double before, double after])
                    {
                        members[i].Add((before, after));
                    }
                }

                months.Add([.. series.Select(s => s.Count.Of(member))]);
            }

            return ValueTask.CompletedTask;
        }

        public IEnumerable<RatioBand> Bands()
        {
            for (int i = 0; i < asked.Length; i++)
            {
                double?[] observed = Observed(asked[i]);
                yield return RatioBand.Of(observed[0], observed[1], members[i]);
            }
        }

        public IEnumerable<CoverageRow> Coverage()
        {
            for (int s = 0; s < series.Length; s++)
            {
                int[] told = [.. Enumerable.Range(0, series[s].Observed.Length).Where(m => series[s].Observed[m] is not null)];
                int[] inside = [.. told.Where(m => IsInside(s, m))];
                yield return new CoverageRow(
                    series[s].Series, series[s].Publisher, series[s].Area, told.Count(m => m < fitted), inside.Count(m => m < fitted), told.Count(m => m >= fitted), inside.Count(m => m >= fitted));
            }
        }

        private bool IsInside(int row, int month)
        {
            double[] values = [.. months.Select(m => m[row][month]).Order()];
            double observed = series[row].Observed[month]!.Value;
            return Quantiles.At(values, CoverageRow.LowLevel) <= observed && observed <= Quantiles.At(values, CoverageRow.HighLevel);
        }

        private static ImmutableArray<CountPeriod> MonthsOf(NaturalExperiment e) => [Month(e.MonthBefore), Month(e.MonthAfter)];

        private static CountPeriod Month(DateOnly first) => new(first, first.AddMonths(1).AddDays(-1));

        private static SeriesCount? CountOf(EnsembleLayout layout, NaturalExperiment e)
            => layout.Scenario.Series.FirstOrDefault(s => s.Id == e.Series) is { } series && AreasOf(layout.Scenario, e) is { IsEmpty: false } areas
                ? SeriesCount.Of(layout, series, areas, e.Groups.IsEmpty ? SeriesCount.GroupsOf(layout.Scenario, e.Series, PublisherOf(layout.Scenario, e)) : e.Groups, MonthsOf(e))
                : null;

        private static string PublisherOf(Scenario scenario, NaturalExperiment e) => e.Publisher ?? ObservedSeries.PublishersOf(scenario, e.Series).FirstOrDefault() ?? "";

        private static ImmutableArray<string> AreasOf(Scenario scenario, NaturalExperiment e)
            => e.Areas.IsEmpty ? [.. scenario.Observations.Where(o => o.Series == e.Series).Select(o => o.Area).Distinct().Order(StringComparer.Ordinal)] : e.Areas;

        /// <summary>What was observed before and after, areas and groups summed; none where one of them was not.</summary>
        private double?[] Observed(NaturalExperiment e)
        {
            double?[] sum = [0, 0];
            string publisher = PublisherOf(scenario!, e);
            string?[] areas = e.Areas.IsEmpty ? [null] : [.. e.Areas];
            GroupId?[] groups = e.Groups.IsEmpty ? [null] : [.. e.Groups.Select(g => (GroupId?)g)];
            foreach (string? area in areas)
            {
                foreach (GroupId? group in groups)
                {
                    ImmutableArray<double?> told = ObservedSeries.Over(scenario!, e.Series, publisher, area, group, MonthsOf(e));
                    sum = [sum[0] + told[0], sum[1] + told[1]];
                }
            }

            return sum;
        }
    }
}
