using System.Collections.Frozen;

namespace Travesia.Model.Diagnostics;

/// <summary>
/// What could be read of a scenario that is wrong somewhere, and where: for checks that say what else is wrong, so that all is told at once.
/// What they say must not follow from what is wrong already.
/// </summary>
/// <param name="Scenario">What was read; harmless values stand for what could not be.</param>
/// <param name="Unreadable">Tables, by the names of <see cref="Subject"/>, that are empty or incomplete because their file is broken.</param>
/// <param name="Wrong">What is wrong already: fields, rows, or columns (row -1 of a table).</param>
public sealed record PartialScenario(Scenario Scenario, IReadOnlySet<string> Unreadable, IReadOnlySet<Subject> Wrong)
{
    /// <summary>The part that is a scenario as a whole, with the errors that are known of it.</summary>
    public static PartialScenario Of(Scenario scenario, IEnumerable<Diagnostic> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return new(scenario, FrozenSet<string>.Empty, known.Where(d => d.Severity == Severity.Error).Select(d => d.Subject).ToHashSet());
    }

    /// <summary>Whether a field cannot be trusted: itself, its row, or its column is wrong, or its table.</summary>
    public bool IsWrong(Subject subject)
        => Unreadable.Contains(subject.Table) || Wrong.Contains(subject) || Wrong.Contains(subject with { Field = null }) || Wrong.Contains(subject with { Row = -1 });
}
