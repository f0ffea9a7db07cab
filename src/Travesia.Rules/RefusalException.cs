using System.Collections.Immutable;
using Travesia.Model.Diagnostics;

namespace Travesia.Rules;

/// <summary>A scenario that cannot be compiled under given parameters.</summary>
public sealed class RefusalException : Exception
{
    /// <summary>Makes a refusal.</summary>
    /// <param name="diagnostics">Why, at least one.</param>
    public RefusalException(ImmutableArray<Diagnostic> diagnostics)
        : base(string.Join("; ", diagnostics.Select(d => $"{d.Code} {string.Join(", ", d.Values.Select(v => $"{v.Key}={v.Value}"))}")))
        => Diagnostics = diagnostics;

    /// <summary>Why.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
