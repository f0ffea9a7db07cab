using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Travesia.Model.Diagnostics;
using Travesia.Server.Problems;

namespace Travesia.Server.Jobs;

/// <summary>The jobs: one runs, a few wait, and of those that are over some are remembered.</summary>
internal sealed class JobBoard(ServerSettings settings, IWorkshop workshop) : IAsyncDisposable
{
    private const int MostRemembered = 32;

    private readonly ConcurrentDictionary<string, (Job Job, long Order)> jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> working = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1);
    private readonly Lock taking = new();
    private long taken;

    /// <summary>All that are remembered, in the order in which they were asked for.</summary>
    public IEnumerable<Job> All => jobs.Values.OrderBy(j => j.Order).Select(j => j.Job);

    /// <exception cref="Refusal">There is none.</exception>
    public Job Find(string id) => jobs.TryGetValue(id, out (Job Job, long) found) ? found.Job : throw Refusal.Of(StatusCodes.Status404NotFound, ServerCodes.JobUnknown, ("value", id));

    /// <summary>Begins a job as soon as none runs.</summary>
    /// <param name="kind">What it does.</param>
    /// <param name="scenario">Of which scenario.</param>
    /// <param name="of">How many futures.</param>
    /// <param name="work">Does it.</param>
    /// <param name="question">What it answers, if a job that waits, runs or is done with the same may stand for it: who opens the app again finds its futures.</param>
    /// <param name="isStillThere">Whether what a job found can still be asked.</param>
    /// <exception cref="Refusal">Too many wait.</exception>
    public Job Begin(JobKind kind, string scenario, int of, Func<Job, CancellationToken, Task> work, string? question = null, Func<string, bool>? isStillThere = null)
    {
        Job job = new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), kind, scenario, of, question);
        lock (taking)
        {
            if (question is not null && All.LastOrDefault(j => j.Question == question && IsOfUse(j.Now, isStillThere)) is { } same)
            {
                return same;
            }

            if (All.Count(j => !j.Now.IsOver) > settings.MostWaitingJobs)
            {
                throw Refusal.Of(StatusCodes.Status429TooManyRequests, ServerCodes.JobsTooMany, ("limit", JsonForm.Text(settings.MostWaitingJobs)));
            }

            Forget();
            jobs[job.Id] = (job, taken++);
        }

        Task begun = Task.Run(() => WorkAsync(job, work));
        working[job.Id] = begun;
        _ = begun.ContinueWith(_ => working.TryRemove(job.Id, out Task? _), TaskScheduler.Default);
        return job;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Job job in All)
        {
            job.Cancel();
        }

        await Task.WhenAll(working.Values);
        foreach (Job job in All)
        {
            job.Dispose();
        }

        turn.Dispose();
    }

    private async Task WorkAsync(Job job, Func<Job, CancellationToken, Task> work)
    {
        bool isMine = false;
        try
        {
            await turn.WaitAsync(job.Cancellation);
            isMine = true;
            job.Change(now => now with { State = JobState.Running });
            await work(job, job.Cancellation);
            job.Change(now => now with { State = JobState.Done });
        }
        catch (OperationCanceledException)
        {
            job.Change(now => now with { State = JobState.Cancelled });
        }
        catch (Exception e)
        {
            (int status, ImmutableArray<Diagnostic> problems) = ProblemHandling.Told(e, workshop.Version);
            job.Change(now => now with { State = JobState.Failed, Problems = problems, Status = status });
        }
        finally
        {
            if (isMine)
            {
                turn.Release();
            }
        }
    }

    private static bool IsOfUse(JobMoment now, Func<string, bool>? isStillThere)
        => !now.IsOver || (now.State == JobState.Done && now.Outcome is { } outcome && isStillThere?.Invoke(outcome) == true);

    private void Forget()
    {
        foreach ((string id, _) in jobs.Where(j => j.Value.Job.Now.IsOver).OrderByDescending(j => j.Value.Order).Skip(MostRemembered).Select(j => (j.Key, j.Value)).ToArray())
        {
            jobs.TryRemove(id, out _);
        }
    }
}
