using System.Collections.Immutable;

namespace Travesia.Model.Diagnostics;

/// <summary>
/// Gathers diagnostics, at most so many of each table: a file with a million bad rows needs no million diagnostics. What is beyond is
/// counted, and said in a last diagnostic of the table. Not thread-safe.
/// </summary>
/// <param name="limitPerTable">How many diagnostics of a table are kept.</param>
public sealed class DiagnosticBag(int limitPerTable = DiagnosticBag.DefaultLimit)
{
    /// <summary>How many diagnostics of a table are kept unless said otherwise.</summary>
    public const int DefaultLimit = 1000;

    private readonly ImmutableArray<Diagnostic>.Builder kept = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
    private long errors;

    /// <summary>
    /// Says which diagnostics not to take, by code and subject: those that only repeat in other words what is known of the subject already.
    /// </summary>
    public Func<string, Subject, bool>? Ignores { get; set; }

    /// <summary>Errors so far, those beyond the limit included.</summary>
    public long ErrorCount => errors;

    /// <summary>Whether there is an error.</summary>
    public bool HasErrors => errors > 0;

    /// <summary>Whether another diagnostic of the table would be kept; if not, what it takes to make one may be saved.</summary>
    public bool HasRoom(string table) => counts.GetValueOrDefault(table) < limitPerTable;

    /// <summary>Adds a diagnostic.</summary>
    public void Add(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        if (Ignores?.Invoke(diagnostic.Code, diagnostic.Subject) == true)
        {
            return;
        }

        Count(diagnostic.Subject.Table, diagnostic.Severity);
        if (counts[diagnostic.Subject.Table] <= limitPerTable)
        {
            kept.Add(diagnostic);
        }
    }

    /// <summary>Adds an error from pairs of placeholder and value.</summary>
    public void Error(string code, Subject subject, params ReadOnlySpan<(string Name, string Value)> values)
    {
        if (HasRoom(subject.Table))
        {
            Add(Diagnostic.Of(code, subject, values));
        }
        else if (Ignores?.Invoke(code, subject) != true)
        {
            Count(subject.Table, Severity.Error);
        }
    }

    /// <summary>Adds a notice from pairs of placeholder and value.</summary>
    public void Notice(string code, Subject subject, params ReadOnlySpan<(string Name, string Value)> values)
    {
        if (HasRoom(subject.Table))
        {
            Add(Diagnostic.Of(code, subject, values) with { Severity = Severity.Notice });
        }
        else if (Ignores?.Invoke(code, subject) != true)
        {
            Count(subject.Table, Severity.Notice);
        }
    }

    /// <summary>What was gathered, in the order of adding, with a last diagnostic for each table that had more.</summary>
    public ImmutableArray<Diagnostic> ToImmutable()
    {
        ImmutableArray<Diagnostic>.Builder all = ImmutableArray.CreateBuilder<Diagnostic>(kept.Count);
        all.AddRange(kept);
        foreach ((string table, int count) in counts)
        {
            if (count > limitPerTable)
            {
                string more = (count - limitPerTable).ToString(System.Globalization.CultureInfo.InvariantCulture);
                all.Add(Diagnostic.Of(Validity.ModelCodes.More, new Subject(table), ("count", more)) with { Severity = errors > 0 ? Severity.Error : Severity.Notice });
            }
        }

        return all.ToImmutable();
    }

    private void Count(string table, Severity severity)
    {
        counts[table] = counts.GetValueOrDefault(table) + 1;
        errors += severity == Severity.Error ? 1 : 0;
    }
}
