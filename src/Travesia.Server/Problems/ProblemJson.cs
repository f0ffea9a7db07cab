using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Travesia.Model.Diagnostics;
using Travesia.Text;

namespace Travesia.Server.Problems;

/// <summary>What is wrong with a request, as RFC 9457 writes it.</summary>
/// <param name="Type">A name for the kind of problem.</param>
/// <param name="Title">What is wrong, in one sentence.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Detail">All sentences, one below the other.</param>
/// <param name="Errors">Each thing that is wrong.</param>
internal sealed record ProblemJson(string Type, string Title, int Status, string Detail, ImmutableArray<ProblemError> Errors)
{
    /// <summary>Beyond, errors are counted and not told: who sends a file with a million of them reads none.</summary>
    private const int MostErrors = 200;

    public static ProblemJson Of(int status, ImmutableArray<Diagnostic> diagnostics, Localizer words)
    {
        ImmutableArray<ProblemError> errors = [.. diagnostics.Where(d => d.Severity == Severity.Error).Take(MostErrors).Select(d => ProblemError.Of(d, words))];
        return new ProblemJson(
            $"urn:travesia:{errors.FirstOrDefault()?.Code ?? "failed"}",
            errors.FirstOrDefault()?.Message ?? "",
            status,
            string.Join('\n', errors.Select(e => e.File is null ? e.Message : $"{e.File}:{e.Line}:{e.Column}: {e.Message}")),
            errors);
    }
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Message">What is wrong and what to do, in the language asked for.</param>
/// <param name="File">In which file.</param>
/// <param name="Line">On which line, from 1.</param>
/// <param name="Column">In which column, from 1.</param>
/// <param name="Values">What the sentence names.</param>
internal sealed record ProblemError(
    string Code,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? File,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Column,
    IReadOnlyDictionary<string, string> Values)
{
    public static ProblemError Of(Diagnostic diagnostic, Localizer words)
        => new(diagnostic.Code, words.Sentence(diagnostic), diagnostic.Location?.File, diagnostic.Location?.Line, diagnostic.Location?.Column, diagnostic.Values);
}
