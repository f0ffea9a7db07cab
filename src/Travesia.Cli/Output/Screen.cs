namespace Travesia.Cli.Output;

/// <summary>Lines and tables of text.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="width">Columns of the terminal; none where there is no terminal, which breaks nothing.</param>
internal sealed class Screen(TextWriter writer, int? width = null)
{
    /// <summary>A line. One that is indented stays so where it is broken; others the terminal breaks, so that a command is copied as one.</summary>
    public void Line(string text = "")
    {
        int indent = text.Length - text.TrimStart(' ').Length;
        foreach (string line in width is { } room && indent > 0 && indent < room ? Broken.AtSpaces(text[indent..], room - indent).Select(l => text[..indent] + l) : [text])
        {
            writer.WriteLine(line);
        }
    }

    /// <summary>A table; all columns but the first so many are numbers and stand on the right.</summary>
    public void Table(IEnumerable<string> headers, IEnumerable<IReadOnlyList<string>> rows, int textColumns)
    {
        foreach (string line in new TextTable([.. headers], [.. rows], textColumns).Lines(width))
        {
            writer.WriteLine(line);
        }
    }
}
