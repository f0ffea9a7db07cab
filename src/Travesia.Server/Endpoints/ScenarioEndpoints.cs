using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Travesia.Inference;
using Travesia.Model;
using Travesia.Results;
using Travesia.Server.Access;
using Travesia.Server.Outcomes;
using Travesia.Server.Problems;
using Travesia.Server.Scenarios;
using Travesia.Text;

namespace Travesia.Server.Endpoints;

/// <summary>What the server is.</summary>
internal sealed record ServerJson(string Version, bool HasApp, int MostMembers, int MostWaitingJobs, string ResponsibleUse);

/// <summary>A published count.</summary>
internal sealed record ObservationJson(string Series, string Publisher, DateOnly From, DateOnly To, DateOnly AvailableFrom, string Area, string? Group, CountUnit Unit, double Value);

/// <summary>A run of the store.</summary>
internal sealed record RunJson(string Id, string Outcome, string Scenario, string Title, int Members, uint Seed, bool IsFluid, DateOnly FirstDay, DateOnly LastDay, IReadOnlyDictionary<string, Band> Totals)
{
    public static RunJson Of(RunReader run)
    {
        RunManifest m = run.Manifest;
        return new(m.Inputs.Id, OutcomeBoard.IdOf(run), m.Inputs.Scenario, m.Title, m.Inputs.Members, m.Inputs.Seed, m.IsFluid, m.FirstDay, m.LastDay, m.Totals.ToDictionary(t => t.Quantity, BandOf));
    }

    private static Band BandOf(TotalSummary t) => new(At(t, 0.5), At(t, 0.1), At(t, 0.9));

    private static double At(TotalSummary t, double level) => Band.Rounded(t.Quantiles[Quantiles.Levels.IndexOf(level)]);
}

/// <summary>What there is: scenarios with their counts and runs, and the words of the app.</summary>
internal static class ScenarioEndpoints
{
    // What the app says, and what it shares with reports and screens.
    private static readonly ImmutableArray<string> Spoken = ["app.", "quantity.", "unit.", "figures.", "mode.", "journeys.", "forecast.", "responsible."];

    public static void Map(IEndpointRouteBuilder api, ServerSettings settings, IWorkshop workshop, Shelf shelf, OutcomeBoard outcomes, bool hasApp)
    {
        PackedAnswers packed = new();
        api.MapGet("/", (HttpRequest request) => TypedResults.Json(
                new ServerJson(workshop.Version, hasApp, settings.MostMembers, settings.MostWaitingJobs, RequestLanguage.Of(request).Say("responsible.use")), JsonForm.Options))
            .Produces<ServerJson>().WithSummary("What this server is, and its limits.");
        api.MapGet("/words", (HttpRequest request) => packed.Get($"words {RequestLanguage.Of(request).Language}", () => Words(RequestLanguage.Of(request))))
            .Produces<Dictionary<string, string>>().WithSummary("The words of the app in a language, by code; placeholders stand in braces.");
        api.MapGet("/scenarios", (HttpRequest request) => TypedResults.Json(shelf.List(RequestLanguage.Of(request).Code), JsonForm.Options))
            .Produces<ScenarioItem[]>().WithSummary("The scenarios that are served.");
        api.MapGet("/scenarios/{name}", (HttpRequest request, string name) =>
            {
                ServedScenario served = shelf.Open(name);
                return packed.Get($"{name} {RequestLanguage.Of(request).Language} {System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(served)}", () => ScenarioJson.Of(served, RequestLanguage.Of(request)));
            })
            .Produces<ScenarioJson>().WithSummary("A scenario: groups, places, links, policies and sources.");
        api.MapGet("/scenarios/{name}/observations", (string name, string? series) => TypedResults.Json(
                shelf.Open(name).Scenario.Observations.Where(o => series is null || o.Series.Value == series)
                    .Select(o => new ObservationJson(o.Series.Value, o.Publisher, o.From, o.To, o.AvailableFrom, o.Area, o.Group?.Value, o.Unit, o.Value)),
                JsonForm.Options))
            .Produces<ObservationJson[]>().WithSummary("Published counts, each as its publisher gives it; of one series, or of all.");
        api.MapGet("/scenarios/{name}/runs", (string name) => TypedResults.Json(workshop.RunsOf(shelf.Open(name)).Select(RunJson.Of), JsonForm.Options))
            .Produces<RunJson[]>().WithSummary("Runs of the store that were made from the scenario as it is.");
        api.MapGet("/scenarios/{name}/runs/{run}", (string name, string run) => TypedResults.Json(RunJson.Of(outcomes.RunOf(shelf.Open(name), run)), JsonForm.Options))
            .Produces<RunJson>().WithSummary("One run of the store.");
        api.MapGet("/scenarios/{name}/runs/{run}/report", (HttpContext context, string name, string run) => Report(context, outcomes.RunOf(shelf.Open(name), run)))
            .Produces<string>(contentType: "text/html").WithSummary("The report of a run, as one page.");
    }

    private static Dictionary<string, string> Words(Localizer words)
        => MessageCatalogue.All.Where(m => Spoken.Any(s => m.Code.StartsWith(s, StringComparison.Ordinal))).ToDictionary(m => m.Code, m => m.In(words.Language).Text, StringComparer.Ordinal);

    private static PhysicalFileHttpResult Report(HttpContext context, RunReader run)
    {
        string name = RequestLanguage.Of(context.Request).Language == Language.Spanish ? "informe.html" : "report.html";
        string path = Path.Combine(run.Path, name);
        if (!File.Exists(path))
        {
            throw Refusal.Of(StatusCodes.Status404NotFound, ServerCodes.NotFound, ("value", name));
        }

        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ReportPolicy;
        return TypedResults.PhysicalFile(Path.GetFullPath(path), "text/html; charset=utf-8");
    }
}
