using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Inference;

/// <summary>A member that could not be run.</summary>
/// <param name="Member">Which, from 0.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Reason">Why: a <see cref="Rules.RefusalException"/> where the parameters make a system that has no meaning.</param>
public sealed record MemberFailure(int Member, ParameterValues Parameters, Exception Reason);

/// <summary>An ensemble of which at least one member could not be run.</summary>
public sealed class EnsembleException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="failures">The members, ascending; at least one.</param>
    public EnsembleException(ImmutableArray<MemberFailure> failures)
        : base(
            $"Member {failures[0].Member} of the ensemble could not be run ({string.Join(", ", failures[0].Parameters.Values.Select(v => FormattableString.Invariant($"{v.Key}={v.Value:R}")))}): {failures[0].Reason.Message}",
            failures[0].Reason)
        => Failures = failures;

    /// <summary>The members that failed, ascending.</summary>
    public ImmutableArray<MemberFailure> Failures { get; }
}

/// <summary>An ensemble that would not fit into what it may take. Nothing was run.</summary>
public sealed class EnsembleTooLargeException : Exception
{
    /// <summary>Makes an error.</summary>
    public EnsembleTooLargeException(EnsembleSize size, ResourceLimits limits)
        : base($"The ensemble needs {size.MemoryBytes} bytes of memory and {size.ResultBytes} bytes for its result; {limits.MemoryBytes} and {limits.ResultBytes} are there.")
    {
        Size = size;
        Limits = limits;
    }

    /// <summary>What it needs.</summary>
    public EnsembleSize Size { get; }

    /// <summary>What is there.</summary>
    public ResourceLimits Limits { get; }
}
