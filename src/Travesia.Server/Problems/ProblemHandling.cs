using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Travesia.Inference;
using Travesia.Model.Diagnostics;
using Travesia.Results;
using Travesia.Rules;
using Travesia.Server.Access;

namespace Travesia.Server.Problems;

/// <summary>Whatever goes wrong becomes an answer with a sentence and a remedy; a stack trace never leaves.</summary>
internal static class ProblemHandling
{
    public static void Use(WebApplication app, IWorkshop workshop)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // Who asked has gone away.
            }
            catch (Exception e) when (!context.Response.HasStarted)
            {
                (int status, ImmutableArray<Diagnostic> diagnostics) = Told(e, workshop.Version);
                await WriteAsync(context, status, diagnostics);
            }
        });
        app.UseStatusCodePages(async status =>
        {
            HttpContext context = status.HttpContext;
            string code = context.Response.StatusCode switch
            {
                StatusCodes.Status405MethodNotAllowed => ServerCodes.MethodWrong,
                StatusCodes.Status415UnsupportedMediaType => ServerCodes.MediaType,
                _ => ServerCodes.NotFound,
            };
            await WriteAsync(context, context.Response.StatusCode, [Refusal.DiagnosticOf(code, ("value", context.Request.Path.Value), ("method", context.Request.Method))]);
        });
    }

    /// <summary>Answers with what is wrong, in the language asked for.</summary>
    public static async Task WriteAsync(HttpContext context, int status, ImmutableArray<Diagnostic> diagnostics)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(ProblemJson.Of(status, diagnostics, RequestLanguage.Of(context.Request)), JsonForm.Options, "application/problem+json; charset=utf-8");
    }

    /// <summary>What is told of something that went wrong.</summary>
    public static (int Status, ImmutableArray<Diagnostic> Diagnostics) Told(Exception exception, string version) => exception switch
    {
        Refusal refusal => (refusal.Status, refusal.Diagnostics),
        WorkRefusedException refused => (refused.IsInput ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status500InternalServerError, refused.Diagnostics),
        RefusalException refused => (StatusCodes.Status422UnprocessableEntity, refused.Diagnostics),
        EnsembleException { Failures: [var first, ..] } => first.Reason is RefusalException refused
            ? (StatusCodes.Status422UnprocessableEntity, refused.Diagnostics)
            : (StatusCodes.Status500InternalServerError, [Refusal.DiagnosticOf(ServerCodes.MemberFailed, ("value", JsonForm.Text(first.Member)), ("reason", OneLine(first.Reason.Message)))]),
        RunUnreadableException => (StatusCodes.Status500InternalServerError, [Refusal.DiagnosticOf(ServerCodes.RunDamaged)]),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, [Refusal.DiagnosticOf(ServerCodes.BodyTooLarge)]),
        BadHttpRequestException { InnerException: JsonException wrong } bad => (bad.StatusCode, [Refusal.DiagnosticOf(ServerCodes.BodyWrong, ("path", wrong.Path), ("line", wrong.LineNumber is { } line ? JsonForm.Text(line + 1) : null))]),
        BadHttpRequestException bad => (bad.StatusCode, [Refusal.DiagnosticOf(ServerCodes.BodyWrong)]),
        _ => (StatusCodes.Status500InternalServerError, [Refusal.DiagnosticOf(ServerCodes.Unexpected, ("reason", $"{exception.GetType().Name}: {OneLine(exception.Message)}"), ("version", version))]),
    };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
