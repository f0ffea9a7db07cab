using System.Collections.Immutable;
using System.Globalization;
using Travesia.Model.Diagnostics;

namespace Travesia.Rules.Corridor.Tables;

/// <summary>What is found wrong while tables are made under parameter values. Each thing once, however often it is met.</summary>
internal sealed class Problems
{
    private const int Most = 1000;

    private readonly HashSet<(string, Subject, string)> known = [];
    private readonly ImmutableArray<Diagnostic>.Builder all = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>Whether there is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>All, in the order of finding.</summary>
    public ImmutableArray<Diagnostic> All => all.ToImmutable();

    /// <summary>Adds one, unless it is there or there are a thousand.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (all.Count < Most && known.Add((diagnostic.Code, diagnostic.Subject, string.Join('\n', diagnostic.Values.Select(v => v.Value)))))
        {
            all.Add(diagnostic);
        }

        HasErrors |= diagnostic.Severity == Severity.Error;
    }

    /// <summary>Adds an error.</summary>
    public void Error(string code, Subject subject, params ReadOnlySpan<(string Name, string Value)> values) => Add(Diagnostic.Of(code, subject, values));

    /// <summary>Adds a notice.</summary>
    public void Notice(string code, Subject subject, params ReadOnlySpan<(string Name, string Value)> values)
        => Add(Diagnostic.Of(code, subject, values) with { Severity = Severity.Notice });

    /// <summary>A number in its range; out of it an error, and the nearest bound.</summary>
    public double InRange(double value, double min, double max, string name, Subject subject)
    {
        if (value >= min && value <= max)
        {
            return value;
        }

        Error(CorridorDiagnostics.OutOfRange, subject, ("name", name), ("value", Text(value)), ("min", Text(min)), ("max", Text(max)));
        return double.IsNaN(value) ? min : Math.Clamp(value, min, max);
    }

    /// <summary>Throws if there are errors.</summary>
    /// <exception cref="RefusalException">There are.</exception>
    public void ThrowIfAny()
    {
        if (HasErrors)
        {
            throw new RefusalException([.. all.Where(d => d.Severity == Severity.Error)]);
        }
    }

    /// <summary>A number as values of diagnostics write it.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A whole number as values of diagnostics write it.</summary>
    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
