using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Tests;

public class EnsembleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sink_takes_the_same_for_1_2_and_8_threads()
    {
        EnsembleOptions options = new() { Members = 37, Seed = 4 };
        string one = await PrintAsync(options with { Threads = 1 });
        Assert.Equal(one, await PrintAsync(options with { Threads = 2 }));
        Assert.Equal(one, await PrintAsync(options with { Threads = 8 }));
        Assert.NotEqual(one, await PrintAsync(options with { Seed = 5 }));
    }

    [Fact]
    public async Task A_member_is_the_same_in_a_larger_ensemble()
    {
        EnsembleSummary few = await SummariseAsync(new() { Members = 1 });
        RecordingSink many = new();
        await Ensemble.RunAsync(Walk.Scenario(), new Walk(), new() { Members = 20 }, many, cancellation: Token);
        Assert.Equal(few.Totals.Select(t => t.Mean), many.Totals[0]);
    }

    [Fact]
    public async Task Members_come_in_order_and_all_of_them()
    {
        RecordingSink sink = new();
        await Ensemble.RunAsync(Walk.Scenario(), new Walk(), new() { Members = 30, Threads = 3 }, sink, cancellation: Token);
        Assert.Equal(Enumerable.Range(0, 30), sink.Members);
    }

    [Fact]
    public async Task Without_uncertain_parameters_one_program_serves_all_members_and_else_each_has_its_own()
    {
        Walk fixedRules = new();
        Scenario scenario = Walk.Scenario() with { Parameters = [new Parameter(new("risk"), new FixedPrior(0.01), "", null)] };
        await Ensemble.RunAsync(scenario, fixedRules, new() { Members = 12, Threads = 2 }, new RecordingSink(), cancellation: Token);
        Assert.Equal(1, fixedRules.Compiled);

        Walk uncertain = new();
        await Ensemble.RunAsync(Walk.Scenario(), uncertain, new() { Members = 12, Threads = 2 }, new RecordingSink(), cancellation: Token);
        Assert.Equal(12, uncertain.Compiled);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task A_refused_member_is_named_with_its_parameters_and_is_the_same_for_any_number_of_threads(int threads)
    {
        EnsembleOptions options = new() { Members = 60, Seed = 9, Threads = threads };
        Walk rules = new() { RefuseAbove = 0.018 };
        int[] refused = [.. Enumerable.Range(0, 60).Where(m => Ensemble.ParametersOf(Walk.Scenario(), 9, m).Values["risk"] > 0.018)];
        Assert.NotEmpty(refused);
        Assert.DoesNotContain(0, refused);

        EnsembleException stopped = await Assert.ThrowsAsync<EnsembleException>(() => Ensemble.RunAsync(Walk.Scenario(), rules, options, new RecordingSink(), cancellation: Token));
        Assert.Equal([refused[0]], stopped.Failures.Select(f => f.Member));
        Assert.IsType<RefusalException>(stopped.Failures[0].Reason);
        Assert.Contains("risk=0.01", stopped.Message, StringComparison.Ordinal);

        RecordingSink sink = new();
        EnsembleException finished = await Assert.ThrowsAsync<EnsembleException>(() => Ensemble.RunAsync(Walk.Scenario(), rules, options with { OnError = ErrorPolicy.FinishThenFail }, sink, cancellation: Token));
        Assert.Equal(refused, finished.Failures.Select(f => f.Member));
        Assert.Equal(Enumerable.Range(0, 60).Where(m => !refused.Any(r => r / 8 == m / 8)), sink.Members);
    }

    [Fact]
    public async Task Progress_ends_with_all_members_and_says_what_is_seen()
    {
        List<EnsembleProgress> told = [];
        await Ensemble.RunAsync(Walk.Scenario(), new Walk(), new() { Members = 20, Threads = 2 }, new RecordingSink(), new Listener(told), Token);
        Assert.Equal(Enumerable.Range(1, 20), told.Select(p => p.Done));
        Assert.All(told, p => Assert.Equal(20, p.Of));
        TotalSummary arrived = told[^1].SoFar.Single(t => t.Quantity == Total.ArrivalsAtDestinations);
        Assert.InRange(arrived.Mean, 1000, 1500);
        Assert.Equal((await SummariseAsync(new() { Members = 20 })).Totals.Single(t => t.Quantity == Total.ArrivalsAtDestinations).Quantiles, arrived.Quantiles);
    }

    [Fact]
    public async Task Batches_that_the_sink_holds_are_not_run_again()
    {
        RecordingSink all = new();
        await Ensemble.RunAsync(Walk.Scenario(), new Walk(), new() { Members = 30 }, all, cancellation: Token);
        RecordingSink rest = new() { Held = [new HeldBatch(1, [.. Enumerable.Range(8, 8).Select(m => all.Totals[m])], false)] };
        List<EnsembleProgress> told = [];
        await Ensemble.RunAsync(Walk.Scenario(), new Walk(), new() { Members = 30, Threads = 2 }, rest, new Listener(told), Token);
        Assert.Equal([.. Enumerable.Range(0, 8), .. Enumerable.Range(16, 14)], rest.Members);
        Assert.Equal(8, told[0].Done);
        Assert.Equal(30, told[^1].Done);
    }

    [Fact]
    public async Task What_would_not_fit_is_refused_with_the_numbers_before_anything_is_run()
    {
        RecordingSink sink = new();
        EnsembleTooLargeException refusal = await Assert.ThrowsAsync<EnsembleTooLargeException>(
            () => Ensemble.RunAsync(Walk.Scenario(), new Walk(), new() { Members = 1000, Limits = new(long.MaxValue, 100_000) }, sink, cancellation: Token));
        Assert.True(refusal.Size.ResultBytes > 100_000);
        Assert.Equal(100_000, refusal.Limits.ResultBytes);
        Assert.False(sink.IsBegun);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task It_can_be_ended_and_what_was_taken_before_is_whole(int threads)
    {
        using CancellationTokenSource source = new();
        RecordingSink sink = new() { OnTake = batch => { if (batch.Index == 2) { source.Cancel(); } } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ensemble.RunAsync(Walk.Scenario(), new Walk(), new() { Members = 400, Threads = threads }, sink, cancellation: source.Token));
        Assert.Equal(Enumerable.Range(0, 24), sink.Members);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_fault_of_the_sink_ends_the_ensemble_and_is_thrown_as_it_is(int threads)
    {
        RecordingSink sink = new() { OnTake = batch => { if (batch.Index == 1) { throw new IOException("No space left on device"); } } };
        IOException fault = await Assert.ThrowsAsync<IOException>(() => Ensemble.RunAsync(Walk.Scenario(), new Walk(), new() { Members = 400, Threads = threads }, sink, cancellation: Token));
        Assert.Equal("No space left on device", fault.Message);
        Assert.Equal(Enumerable.Range(0, 8), sink.Members);
    }

    [Fact]
    public async Task Memory_is_bounded_by_a_window_of_members()
    {
        List<int> ahead = [];
        int taken = 0;
        RecordingSink sink = new() { OnTake = batch => taken = (batch.Index + 1) * 8 };
        Listener listener = new([]) { OnReport = p => ahead.Add(p.Done - taken) };
        await Ensemble.RunAsync(Walk.Scenario(), new Walk(), new() { Members = 200, Threads = 4 }, sink, listener, Token);
        Assert.InRange(ahead.Max(), 1, (2 * 8) + 4);
    }

    [Fact]
    public async Task The_spin_up_is_in_no_series()
    {
        Scenario scenario = Walk.Scenario(days: 59, spinUpDays: 45);
        SummarySink sink = new();
        EnsembleOutcome outcome = await Ensemble.RunAsync(scenario, new Walk(), new() { Members = 3, Mode = Mode.Expected }, sink, cancellation: Token);
        Assert.Equal(59, outcome.Layout.Days.Length);
        Assert.Equal([new DateOnly(2023, 1, 1), new DateOnly(2023, 2, 1)], outcome.Layout.Months);
        EnsembleSummary summary = sink.Summarise();
        SeriesSummary arrivals = summary.Series.First(s => s.Measure.Place == Walk.Town && s.Measure.Quantity == MeasureNames.Arrivals);
        Assert.All(arrivals.Mean, v => Assert.Equal(12.5, v, 1e-9));
        Assert.Equal(59 * 12.5, summary.Totals.Single(t => t.Quantity == MeasureNames.Arrivals).Mean - summary.Totals.Single(t => t.Quantity == Total.ArrivalsAtDestinations).Mean, 1e-6);

        // People were there before: the first day shown is as full as the others.
        SeriesSummary present = summary.Series.First(s => s.Measure.Quantity == MeasureNames.Present);
        Assert.Equal(present.Mean[^1], present.Mean[0], 0.05 * present.Mean[0]);
    }

    [Fact]
    public async Task Nights_without_a_bed_are_counted_member_by_member_where_beds_are_known()
    {
        RecordingSink sink = new();
        EnsembleOutcome outcome = await Ensemble.RunAsync(Walk.Scenario(), new Walk(), new() { Members = 5 }, sink, cancellation: Token);
        int nights = outcome.Layout.Series.IndexOf(outcome.Layout.Series.Single(s => s.Quantity == MeasureNames.NightsWithoutBed));
        int present = outcome.Layout.Series.IndexOf(outcome.Layout.Series.Single(s => s.Quantity == MeasureNames.Present));
        Assert.All(sink.Results, m => Assert.Equal(m[present].ToArray().Select(p => Math.Max(0, p - 60)), m[nights].ToArray()));
    }

    [Fact]
    public async Task A_summary_does_not_depend_on_the_order_of_members()
    {
        EnsembleSummary summary = await SummariseAsync(new() { Members = 25, Threads = 1 });
        EnsembleSummary again = await SummariseAsync(new() { Members = 25, Threads = 4 });
        foreach ((SeriesSummary a, SeriesSummary b) in summary.Series.Zip(again.Series))
        {
            Assert.Equal(a.Mean, b.Mean);
            Assert.All(a.Quantiles.Zip(b.Quantiles), p => Assert.Equal(p.First, p.Second));
            Assert.All(a.Quantiles, q => Assert.Equal(q.Order(), q));
        }
    }

    private static async Task<EnsembleSummary> SummariseAsync(EnsembleOptions options)
    {
        SummarySink sink = new();
        await Ensemble.RunAsync(Walk.Scenario(), new Walk(), options, sink, cancellation: Token);
        return sink.Summarise();
    }

    private static async Task<string> PrintAsync(EnsembleOptions options)
    {
        RecordingSink sink = new();
        await Ensemble.RunAsync(Walk.Scenario(), new Walk(), options, sink, cancellation: Token);
        return sink.Print();
    }

    private sealed class Listener(List<EnsembleProgress> told) : IProgress<EnsembleProgress>
    {
        public Action<EnsembleProgress>? OnReport { get; init; }

        public void Report(EnsembleProgress value)
        {
            told.Add(value);
            OnReport?.Invoke(value);
        }
    }
}

/// <summary>A sink that remembers what it took.</summary>
internal sealed class RecordingSink : IMemberSink
{
    private EnsembleLayout? layout;

    public List<MemberResult> Results { get; } = [];

    public IReadOnlyList<HeldBatch> Held { get; init; } = [];

    public Action<MemberBatch>? OnTake { get; init; }

    public bool IsBegun => layout is not null;

    public IEnumerable<int> Members => Results.Select(r => r.Member);

    public IReadOnlyList<ImmutableArray<double>> Totals => [.. Results.Select(r => r.Totals)];

    public ValueTask<IReadOnlyList<HeldBatch>> BeginAsync(EnsembleLayout layout, CancellationToken cancellation)
    {
        this.layout = layout;
        return new(Held);
    }

    public ValueTask TakeAsync(MemberBatch batch, CancellationToken cancellation)
    {
        OnTake?.Invoke(batch);
        Results.AddRange(batch.Members);
        return ValueTask.CompletedTask;
    }

    /// <summary>Every number of every member, exactly.</summary>
    public string Print()
        => string.Join('\n', Results.Select(m => $"{m.Member} {string.Join(' ', m.Parameters.Values)} "
            + string.Join(';', Enumerable.Range(0, layout!.Series.Length).Select(i => string.Join(' ', m[i].ToArray().Select(v => BitConverter.DoubleToInt64Bits(v)))))));
}
