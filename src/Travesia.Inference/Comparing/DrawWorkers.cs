using Travesia.Model;

namespace Travesia.Inference.Comparing;

/// <summary>
/// Threads that take draws in order. Who fails is the same for any number of threads: draws before a failed one were taken before it and
/// are finished, none after it is begun.
/// </summary>
internal sealed class DrawWorkers(ComparisonOptions options, IProgress<EnsembleProgress>? progress)
{
    private readonly Lock state = new();
    private MemberFailure? failure;
    private int issued;
    private int done;

    public async Task RunAsync(Action<int> run, Func<int, ParameterValues> parametersOf, CancellationToken cancellation)
    {
        progress?.Report(new EnsembleProgress(0, options.Draws * options.FuturesPerDraw, []));
        Task[] workers = [.. Enumerable.Range(0, Math.Min(options.Threads, options.Draws))
            .Select(_ => Task.Factory.StartNew(() => Work(run, parametersOf, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        await Task.WhenAll(workers);
        cancellation.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            throw new EnsembleException([failure]);
        }
    }

    private void Work(Action<int> run, Func<int, ParameterValues> parametersOf, CancellationToken cancellation)
    {
        while (Next() is { } draw)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                run(draw);
            }
            catch (Exception reason) when (reason is not (OperationCanceledException or OutOfMemoryException))
            {
                Fail(new MemberFailure(draw, parametersOf(draw), reason));
                return;
            }

            Report();
        }
    }

    private int? Next()
    {
        lock (state)
        {
            return failure is null && issued < options.Draws ? issued++ : null;
        }
    }

    private void Fail(MemberFailure found)
    {
        lock (state)
        {
            failure = failure is null || found.Member < failure.Member ? found : failure;
        }
    }

    private void Report()
    {
        lock (state)
        {
            done++;
            progress?.Report(new EnsembleProgress(done * options.FuturesPerDraw, options.Draws * options.FuturesPerDraw, []));
        }
    }
}
