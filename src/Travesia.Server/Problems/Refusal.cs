using System.Collections.Immutable;
using Travesia.Model.Diagnostics;

namespace Travesia.Server.Problems;

/// <summary>Ends a request with something to tell.</summary>
internal sealed class Refusal : Exception
{
    public Refusal(int status, ImmutableArray<Diagnostic> diagnostics)
        : base(string.Join("; ", diagnostics.Select(d => d.Code)))
    {
        Status = status;
        Diagnostics = diagnostics;
    }

    public int Status { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>A refusal with one thing to tell; values that are none are left out.</summary>
    public static Refusal Of(int status, string code, params ReadOnlySpan<(string Name, string? Value)> values) => new(status, [DiagnosticOf(code, values)]);

    public static Diagnostic DiagnosticOf(string code, params ReadOnlySpan<(string Name, string? Value)> values) => Diagnostic.OfKnown(code, new Subject("request"), values);
}
