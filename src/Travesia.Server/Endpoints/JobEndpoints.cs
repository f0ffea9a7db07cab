using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Travesia.Server.Access;
using Travesia.Server.Jobs;
using Travesia.Server.Problems;
using Travesia.Text;

namespace Travesia.Server.Endpoints;

/// <summary>Long work: begun, watched, cancelled, read.</summary>
internal static class JobEndpoints
{
    // As often as a person can follow; what changes in between is told together.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    public static void Map(IEndpointRouteBuilder api, JobMaker maker, JobBoard board)
    {
        api.MapPost("/jobs", (HttpContext context, JobRequest asked) =>
            {
                Job job = maker.Begin(asked);
                context.Response.Headers.Location = $"/api/jobs/{job.Id}";
                return TypedResults.Json(JobJson.From(job, job.Now, RequestLanguage.Of(context.Request)), JsonForm.Options, statusCode: StatusCodes.Status202Accepted);
            })
            .Produces<JobJson>(StatusCodes.Status202Accepted).WithSummary("Begins a job: a run of the store, futures of a question, a comparison, journeys, or a forecast. It goes on when whoever asked goes away.");
        api.MapGet("/jobs", (HttpRequest request) => TypedResults.Json(board.All.Select(j => JobJson.From(j, j.Now, RequestLanguage.Of(request))), JsonForm.Options))
            .Produces<JobJson[]>().WithSummary("The jobs that run, wait, or are remembered.");
        api.MapGet("/jobs/{id}", (HttpRequest request, string id) => board.Find(id) is var job ? TypedResults.Json(JobJson.From(job, job.Now, RequestLanguage.Of(request)), JsonForm.Options) : null)
            .Produces<JobJson>().WithSummary("How a job stands.");
        api.MapGet("/jobs/{id}/events", (HttpRequest request, string id, string? watcher, CancellationToken cancellation) =>
                TypedResults.ServerSentEvents(Watch(board.Find(id), watcher ?? "", RequestLanguage.Of(request), cancellation)))
            .Produces<JobJson>(contentType: "text/event-stream").WithSummary("How a job stands, now and whenever that changes, as server-sent events of the type job; the last one says that it is over. A watcher names itself so that it can leave without ending it for others.");
        api.MapGet("/jobs/{id}/result", (string id) => Result(board.Find(id)))
            .Produces<ComparisonJson>().WithSummary("What a comparison, a question about journeys or a forecast found. Runs and futures are read as outcomes.");
        api.MapDelete("/jobs/{id}", (HttpRequest request, string id, string? watcher) =>
            {
                Job job = board.Find(id);
                job.CancelFor(watcher);
                return TypedResults.Json(JobJson.From(job, job.Now, RequestLanguage.Of(request)), JsonForm.Options);
            })
            .Produces<JobJson>().WithSummary("Cancels a job; with a watcher, only if nobody else watches it. One that is over stays as it is.");
    }

    private static Outcomes.Packed Result(Job job) => job.Now is { Result: { } result }
        ? Outcomes.Packed.Of(result)
        : throw Refusal.Of(StatusCodes.Status409Conflict, ServerCodes.JobNotDone, ("value", job.Id));

    private static async IAsyncEnumerable<SseItem<JobJson>> Watch(Job job, string watcher, Localizer words, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using IDisposable watched = job.Watched(watcher);
        JobMoment seen = job.Now;
        while (true)
        {
            yield return new SseItem<JobJson>(JobJson.From(job, seen, words), "job") { EventId = JsonForm.Text(seen.Version) };
            if (seen.IsOver)
            {
                yield break;
            }

            await Task.Delay(Pace, cancellation);
            seen = await job.AfterAsync(seen.Version, cancellation);
        }
    }
}
