namespace Travesia.Cli.Output;

/// <summary>Lines and tables of text.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="width">Columns of the terminal; none where there is no terminal, which breaks nothing.</param>
internal sealed class Screen(TextWriter writer, int? width = null)
{
    /// <summary>A line that is not broken: a command, so that it is copied as one, or an error with its place, which other programs read.</summary>
    public void Whole(string text) => writer.WriteLine(text);

    /// <summary>A line of text, broken at spaces where it is longer than the screen is wide. One that is indented stays so.</summary>
    public void Line(string text = "")
    {
        int indent = text.Length - text.TrimStart(' ').Length;
        foreach (string line in width is { } room && indent < room ? Broken.AtSpaces(text[indent..], room - indent).Select(l => text[..indent] + l) : [text])
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
