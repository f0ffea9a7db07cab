using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Server.Outcomes;
using Travesia.Server.Problems;
using Travesia.Server.Scenarios;

namespace Travesia.Server.Endpoints;

/// <summary>What is asked of a switch.</summary>
internal sealed record WhatIfRequest
{
    /// <summary>Policies that are switched off.</summary>
    public string[]? Off { get; init; }

    /// <summary>Days of policies, by id.</summary>
    public Dictionary<string, EditedDates>? Dates { get; init; }
}

/// <summary>What comes of a scenario: at once in real numbers, and from futures and runs.</summary>
internal static class OutcomeEndpoints
{
    public static void Map(IEndpointRouteBuilder api, Shelf shelf, OutcomeBoard outcomes)
    {
        api.MapPost("/scenarios/{name}/what-if", async (string name, WhatIfRequest asked, CancellationToken cancellation) =>
            {
                Outcome outcome = await outcomes.ExpectedAsync(shelf.Open(name), Edits.Of(asked.Off, asked.Dates), cancellation);
                return outcome.Pack("map", () => MapJson.Of(outcome));
            })
            .Produces<MapJson>().WithSummary("The scenario with policies switched off or on other days, at once, in real numbers: a fluid limit where a limit is at work, which understates queues and shortages.");
        api.MapGet("/outcomes/{id}", async (string id, CancellationToken cancellation) =>
            {
                Outcome outcome = await outcomes.FindAsync(id, cancellation);
                return outcome.Pack("map", () => MapJson.Of(outcome));
            })
            .Produces<MapJson>().WithSummary("The whole system: people by place and week, crossings by link and month, totals with the harm beside.");
        api.MapGet("/outcomes/{id}/places/{place}", async (string id, string place, CancellationToken cancellation) =>
            {
                Outcome outcome = await outcomes.FindAsync(id, cancellation);
                Place here = PlaceOf(outcome.Form.Layout.Scenario, place);
                return outcome.Pack($"place {here.Id}", () => PlaceOutcomeJson.Of(outcome, here));
            })
            .Produces<PlaceOutcomeJson>().WithSummary("One place: who arrives when, who is there, beds, who they are, and what was observed.");
        api.MapGet("/outcomes/{id}/series", async (string id, CancellationToken cancellation) =>
            {
                Outcome outcome = await outcomes.FindAsync(id, cancellation);
                return outcome.Pack("series", () => outcome.Form.Published.Select(s => SeriesJson.Of(s, outcome.Read())).ToArray());
            })
            .Produces<SeriesJson[]>().WithSummary("Published series beside the model, by publisher and area.");
        api.MapGet("/outcomes/{id}/figures", async (string id, CancellationToken cancellation) =>
            {
                Outcome outcome = await outcomes.FindAsync(id, cancellation);
                return outcome.Pack("figures", () => FigureJson.Of(outcome.Form.Layout.Scenario, outcome.Read().Figures()));
            })
            .Produces<FigureJson[]>().WithSummary("Published figures beside the model, with verdicts.");
    }

    private static Place PlaceOf(Scenario scenario, string written)
        => scenario.Places.FirstOrDefault(p => p.Id.Value == written)
            ?? throw Refusal.Of(StatusCodes.Status404NotFound, ServerCodes.PlaceUnknown, ("value", written), ("suggestion", NearMiss.Find(written, scenario.Places.Select(p => p.Id.Value))));
}
