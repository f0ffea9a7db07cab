using Spectre.Console;

namespace Travesia.Cli.Output;

/// <summary>Lines and tables of text.</summary>
internal sealed class Screen(TextWriter writer)
{
    // Wide enough that no cell is broken; a narrow terminal wraps by itself.
    private const int TableWidth = 400;

    public void Line(string text = "") => writer.WriteLine(text);

    /// <summary>A table; all columns but the first so many are numbers and stand on the right.</summary>
    public void Table(IEnumerable<string> headers, IEnumerable<IReadOnlyList<string>> rows, int textColumns)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = TableWidth;
        Table table = new Table().Border(TableBorder.Simple);
        foreach ((int i, string header) in headers.Index())
        {
            TableColumn column = new TableColumn(new Spectre.Console.Text(header)).NoWrap();
            table.AddColumn(i < textColumns ? column : column.RightAligned());
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(cell => new Spectre.Console.Text(cell)));
        }

        console.Write(table);
    }
}
