using System.Globalization;
using System.Text;
using Travesia.Scenarios.Csv;
using Travesia.Scenarios.Tables;

namespace Travesia.Scenarios.Tests;

/// <summary>docs/tables.md is written from the columns that the reader knows; refreshed only by TRAVESIA_REFRESH=1.</summary>
public sealed class TableDocumentTests
{
    [Fact]
    public void The_page_of_tables_is_current()
    {
        string file = Path.Combine(Repository.Root, "docs", "tables.md");
        if (Repository.Refreshes)
        {
            File.WriteAllText(file, Page());
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == Page(),
            "docs/tables.md is not what the program would write. Run TRAVESIA_REFRESH=1 dotnet test --project tests/Travesia.Scenarios.Tests and look at the difference.");
    }

    private static string Page()
    {
        StringBuilder page = new(
            """
            # The tables of a scenario folder

            Written from the columns that the reader knows. Columns stand in any order under a header that names them; those in bold are required, with a value in every row.
            A *quantity* is a number, the name of a parameter, or a multiple of one such as `1.5*leaving`. Lists are separated by spaces. Lines that begin with `#` are comments.

            """);
        Write(page, new PlacesTable());
        Write(page, new LinksTable());
        Write(page, new DeparturesTable());
        Write(page, new InitialTable());
        Write(page, new ObservationsTable([]));
        Write(page, new TranslationsTable());
        return page.ToString();
    }

    private static void Write<T>(StringBuilder page, CsvTable<T> table)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {table.FileName}\n\n| column | holds | unit | meaning |\n| --- | --- | --- | --- |\n");
        foreach (CsvColumn column in table.Columns)
        {
            string name = column.Required ? $"**`{column.Name}`**" : $"`{column.Name}`";
            string kind = column.Words.IsEmpty ? column.Kind : string.Join(", ", column.Words.Select(w => $"`{w}`"));
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {kind} | {column.Unit} | {column.Note} |\n");
        }
    }
}
