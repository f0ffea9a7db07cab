using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;

namespace Travesia.Scenarios;

/// <summary>
/// What reading finds, file by file, and what it makes of it for the checks of the model that follow: which tables cannot be judged,
/// and which rows hold harmless values in place of what could not be read, so that nothing is reported twice in other words.
/// </summary>
internal sealed class Findings
{
    private readonly HashSet<(string Table, int Row)> rows = [];
    private readonly HashSet<Subject> fields = [];
    private readonly HashSet<(string Table, int Row)> spoilt = [];
    private readonly HashSet<(string Table, string Path)> around = [];
    private readonly HashSet<(string Table, string Path)> parents = [];

    public DiagnosticBag Bag { get; } = new();

    /// <summary>Tables that are empty or incomplete because their file is broken.</summary>
    public HashSet<string> Unreadable { get; } = new(StringComparer.Ordinal);

    /// <summary>Reports something at a place in a file.</summary>
    public void Error(string code, Subject subject, SourceLocation location, params ReadOnlySpan<(string, string)> values)
        => Add(code, subject, location, Severity.Error, values);

    public void Notice(string code, Subject subject, SourceLocation location, params ReadOnlySpan<(string, string)> values)
        => Add(code, subject, location, Severity.Notice, values);

    /// <summary>Whether another diagnostic of a table is kept; if not, suggestions for it need not be looked for.</summary>
    public bool HasRoom(string table) => Bag.HasRoom(table);

    /// <summary>Marks a row of which nothing but the id is to be trusted.</summary>
    public void Spoil(string table, int row) => spoilt.Add((table, row));

    /// <summary>From here on, passes over what would repeat what is known, and what is about other tables than the one asked for.</summary>
    public void BeginChecks(string? only = null)
        => Bag.Ignores = (code, subject) => (only is not null && !string.Equals(subject.Table, only, StringComparison.Ordinal)) || Repeats(code, subject);

    /// <summary>What was read of a scenario, with what is known to be wrong of it by now.</summary>
    public PartialScenario PartOf(Scenario scenario)
    {
        Diagnostic[] errors = [.. Bag.ToImmutable().Where(d => d.Severity == Severity.Error)];

        // Of a table with more errors than are kept, nobody knows which rows are sound.
        HashSet<string> unreadable = [.. Unreadable, .. errors.Where(d => d.Code == ModelCodes.More).Select(d => d.Subject.Table)];
        return new(scenario, unreadable, new HashSet<Subject>([.. fields, .. spoilt.Select(s => new Subject(s.Table, s.Row)), .. errors.Where(d => d.Code != ModelCodes.More).Select(d => d.Subject)]));
    }

    private void Add(string code, Subject subject, SourceLocation location, Severity severity, ReadOnlySpan<(string, string)> values)
    {
        if (severity == Severity.Error && subject.Field is not null)
        {
            rows.Add((subject.Table, subject.Row));
            if (fields.Add(subject) && subject.Row < 0)
            {
                parents.Add((subject.Table, Parent(subject.Field)));
                for (string path = subject.Field; path.Length > 0; path = Parent(path))
                {
                    around.Add((subject.Table, path));
                }
            }
        }

        if (Bag.HasRoom(subject.Table))
        {
            Bag.Add(Diagnostic.Of(code, subject, values) with { Location = location, Severity = severity });
        }
        else if (severity == Severity.Error)
        {
            Bag.Error(code, subject);
        }
    }

    private bool Repeats(string code, Subject subject)
    {
        (string, int) row = (subject.Table, subject.Row);
        if (spoilt.Contains(row))
        {
            return code != ModelCodes.IdDuplicate;
        }

        if (code == ModelCodes.PolicyOutside && around.Contains(("scenario", "period")))
        {
            return true;
        }

        // A column that is missing is missing in every row.
        if (fields.Contains(subject with { Row = -1 }) || (IsBetweenFields(code) && rows.Contains((subject.Table, -1))))
        {
            return true;
        }

        return rows.Contains(row) && (fields.Contains(subject) || (subject.Row >= 0 && IsBetweenFields(code)) || IsWithin(subject));
    }

    // Such a code compares fields, or rows, and one of them may be a stand-in.
    private static bool IsBetweenFields(string code)
        => code is ModelCodes.DateOrder or ModelCodes.LinkSelf or ModelCodes.DepartureDuplicate or ModelCodes.InitialNeedsLink or ModelCodes.InitialNeedsPlace or ModelCodes.PolicyAnnounced
            or ModelCodes.PolicyAnnouncedStanding or ModelCodes.PolicyEndAnnounced or ModelCodes.PolicyEndBeforeKnown or ModelCodes.PolicyEndless or ModelCodes.PolicyAnticipated or ModelCodes.PolicyOutside or ModelCodes.PolicyLimitOne or ModelCodes.PolicyPathwayOne or ModelCodes.PolicyShares
            or ModelCodes.PolicyWhereTo or ModelCodes.ObservationDuplicate or ModelCodes.ObservationEarly or ModelCodes.FigureCheck or ModelCodes.ReportingOverlap;

    // What is said of a mapping as a whole (a sum of shares, an order of dates) may stem from a broken part of it.
    private bool IsWithin(Subject subject)
        => subject is { Row: -1, Field: { } field }
            && (around.Contains((subject.Table, field)) || (Parent(field).Length > 0 && parents.Contains((subject.Table, Parent(field)))));

    private static string Parent(string path) => path.LastIndexOfAny(['.', '[']) is var end and > 0 ? path[..end] : "";
}
