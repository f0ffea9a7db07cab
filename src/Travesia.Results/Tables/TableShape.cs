using System.Collections.Immutable;
using Parquet.Schema;
using Travesia.Engine;
using Travesia.Inference;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Results.Tables;

/// <summary>Whom and where a row of a table is about.</summary>
internal readonly record struct TableSubject(PlaceId? Place, LinkId? Link, GroupId? Group);

/// <summary>
/// The form of daily.parquet or monthly.parquet: a row for each member, date and subject; a column for each quantity, null where a quantity
/// is not counted for a subject. Rows go by block of subjects, then subject, member and date, so that a reader who wants one place skips
/// most of the file by the statistics of its row groups.
/// </summary>
internal sealed class TableShape
{
    private const int RowsOfGroup = 1 << 16;

    private readonly int[,] cells;

    private TableShape(EnsembleLayout layout, Resolution resolution)
    {
        IsDaily = resolution == Resolution.Day;
        Name = resolution == Resolution.Day ? "daily.parquet" : "monthly.parquet";
        Dates = resolution == Resolution.Day ? layout.Days : layout.Months;
        int[] series = [.. Enumerable.Range(0, layout.Series.Length).Where(i => layout.Series[i].Resolution == resolution)];
        Subjects = [.. series.Select(i => SubjectOf(layout.Series[i])).Distinct()
            .OrderBy(s => s.Place?.Value, StringComparer.Ordinal).ThenBy(s => s.Link?.Value, StringComparer.Ordinal).ThenBy(s => s.Group?.Value, StringComparer.Ordinal)];
        string[] quantities = [.. series.Select(i => layout.Series[i].Quantity).Distinct()];

        cells = new int[Subjects.Length, quantities.Length];
        Dictionary<TableSubject, int> subjectAt = Subjects.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
        for (int s = 0; s < Subjects.Length; s++)
        {
            for (int q = 0; q < quantities.Length; q++)
            {
                cells[s, q] = -1;
            }
        }

        foreach (int i in series)
        {
            cells[subjectAt[SubjectOf(layout.Series[i])], Array.IndexOf(quantities, layout.Series[i].Quantity)] = i;
        }

        Values = [.. quantities.Select(q => new DataField<double?>(ColumnOf(q)))];
        Units = [.. quantities.Select((q, column) => KeyValuePair.Create($"unit.{ColumnOf(q)}", layout.Series[series.First(i => layout.Series[i].Quantity == q)].Unit))];
        bool hasLinks = resolution == Resolution.Period || Subjects.Any(s => s.Link is not null);
        bool hasGroups = resolution == Resolution.Period || Subjects.Any(s => s.Group is not null);
        Date = new DataField<DateOnly>(resolution == Resolution.Day ? "date" : "month");
        Link = hasLinks ? new DataField<string>("link", true) : null;
        Group = hasGroups ? new DataField<string>("group", true) : null;
        Schema = new ParquetSchema(((Field?[])[Member, Date, Place, Link, Group, .. Values]).OfType<Field>().ToArray());
        SubjectsOfBlock = Math.Max(1, RowsOfGroup / Math.Max(1, layout.BatchSize * Dates.Length));
    }

    /// <summary>Name of the file.</summary>
    public string Name { get; }

    /// <summary>Whether it holds days rather than months.</summary>
    public bool IsDaily { get; }

    public ImmutableArray<DateOnly> Dates { get; }

    public ImmutableArray<TableSubject> Subjects { get; }

    public DataField Member { get; } = new DataField<int>("member");

    public DataField Date { get; }

    public DataField Place { get; } = new DataField<string>("place", true);

    public DataField? Link { get; }

    public DataField? Group { get; }

    public ImmutableArray<DataField> Values { get; }

    public ParquetSchema Schema { get; }

    /// <summary>The unit of each column, for the file's metadata.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Units { get; }

    /// <summary>How many subjects share a row group.</summary>
    public int SubjectsOfBlock { get; }

    /// <summary>The series behind a subject's column, or -1.</summary>
    public int SeriesOf(int subject, int column) => cells[subject, column];

    /// <summary>The tables of an ensemble; one without rows is left out.</summary>
    public static ImmutableArray<TableShape> Of(EnsembleLayout layout)
        => [.. ((Resolution[])[Resolution.Day, Resolution.Period]).Select(r => new TableShape(layout, r)).Where(t => t.Subjects.Length > 0 && t.Dates.Length > 0)];

    /// <summary>The column of a quantity: its name with underscores, so that it needs no quotes in a query.</summary>
    public static string ColumnOf(string quantity) => quantity.Replace('-', '_');

    private static TableSubject SubjectOf(Measure measure) => new(measure.Place, measure.Link, measure.Group);
}
