using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Model.Diagnostics;

namespace Travesia.Server.Jobs;

/// <summary>What a job does.</summary>
internal enum JobKind : byte
{
    /// <summary>Makes a run of the store.</summary>
    Run,

    /// <summary>Computes futures of a scenario with other policies; nothing is kept on the disk.</summary>
    Futures,

    /// <summary>Compares with and without policies on common luck.</summary>
    Compare,

    /// <summary>Works out journeys.</summary>
    Journeys,

    /// <summary>Forecasts what is counted from what could be known on a day.</summary>
    Forecast,
}

/// <summary>Where a job stands.</summary>
internal enum JobState : byte
{
    /// <summary>Another one runs.</summary>
    Waiting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It could not be done.</summary>
    Failed,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}

/// <summary>How a job stands at one moment.</summary>
/// <param name="Version">Grows with every change.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Done">Futures done.</param>
/// <param name="Of">Futures in all.</param>
/// <param name="SoFar">Totals over the futures done.</param>
/// <param name="Outcome">The outcome that can be asked, once there is one.</param>
/// <param name="Shown">Futures that the outcome holds.</param>
/// <param name="Result">The answer, once it is done, of what has no outcome.</param>
/// <param name="Problems">Why it failed.</param>
/// <param name="Status">The status that stands for the failure.</param>
internal sealed record JobMoment(
    int Version, JobState State, int Done, int Of, ImmutableArray<TotalSummary> SoFar, string? Outcome, int Shown, object? Result, ImmutableArray<Diagnostic> Problems, int Status)
{
    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;
}

/// <summary>Long work that was asked for. It goes on whether or not anybody watches. Safe for threads.</summary>
internal sealed class Job(string id, JobKind kind, string scenario, int of, string? question) : IDisposable
{
    private readonly Lock state = new();
    private readonly CancellationTokenSource cancellation = new();
    private readonly List<string> watchers = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id => id;

    public JobKind Kind => kind;

    public string Scenario => scenario;

    /// <summary>What it answers, if a job that answers the same may stand for it.</summary>
    public string? Question => question;

    public CancellationToken Cancellation => cancellation.Token;

    /// <summary>How it stands.</summary>
    public JobMoment Now { get; private set; } = new(0, JobState.Waiting, 0, of, [], null, 0, null, [], 0);

    /// <summary>Says how it stands from now on. What is over stays over.</summary>
    public void Change(Func<JobMoment, JobMoment> change)
    {
        TaskCompletionSource told;
        lock (state)
        {
            if (Now.IsOver)
            {
                return;
            }

            Now = change(Now) with { Version = Now.Version + 1 };
            told = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        told.TrySetResult();
    }

    /// <summary>Waits until it stands otherwise than at a moment that somebody has seen.</summary>
    public async Task<JobMoment> AfterAsync(int version, CancellationToken cancellation)
    {
        while (true)
        {
            Task next;
            lock (state)
            {
                if (Now.Version > version)
                {
                    return Now;
                }

                next = changed.Task;
            }

            await next.WaitAsync(cancellation);
        }
    }

    /// <summary>Says that somebody looks on, until what is given back is disposed.</summary>
    /// <param name="watcher">Who; empty if unknown.</param>
    public IDisposable Watched(string watcher)
    {
        lock (state)
        {
            watchers.Add(watcher);
        }

        return new Watching(this, watcher);
    }

    /// <summary>Ends it where it stands, unless somebody else looks on.</summary>
    /// <param name="watcher">Who does not want it any more; none ends it for all.</param>
    public void CancelFor(string? watcher)
    {
        bool isAlone;
        lock (state)
        {
            isAlone = watcher is null || watchers.TrueForAll(w => w == watcher);
        }

        if (isAlone)
        {
            Cancel();
        }
    }

    /// <summary>Ends it where it stands.</summary>
    public void Cancel()
    {
        cancellation.Cancel();
        Change(now => now with { State = JobState.Cancelled });
    }

    public void Dispose() => cancellation.Dispose();

    private sealed class Watching(Job job, string watcher) : IDisposable
    {
        public void Dispose()
        {
            lock (job.state)
            {
                job.watchers.Remove(watcher);
            }
        }
    }
}
