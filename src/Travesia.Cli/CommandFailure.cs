using System.Collections.Immutable;
using Travesia.Model.Diagnostics;

namespace Travesia.Cli;

/// <summary>Ends a command with something to tell.</summary>
internal sealed class CommandFailure : Exception
{
    public CommandFailure(ExitCode exit, ImmutableArray<Diagnostic> diagnostics)
        : base(string.Join("; ", diagnostics.Select(d => d.Code)))
    {
        Exit = exit;
        Diagnostics = diagnostics;
    }

    public ExitCode Exit { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The input is wrong in one way.</summary>
    public static CommandFailure Wrong(string code, params ReadOnlySpan<(string Name, string? Value)> values) => Of(ExitCode.WrongInput, code, values);

    /// <summary>A failure with one thing to tell; values that are none are left out.</summary>
    public static CommandFailure Of(ExitCode exit, string code, params ReadOnlySpan<(string Name, string? Value)> values)
        => new(exit, [Diagnostic.OfKnown(code, new Subject("command"), values)]);
}
