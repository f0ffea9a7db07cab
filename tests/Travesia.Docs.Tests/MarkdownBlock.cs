namespace Travesia.Docs.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Info">What stands after the opening fence: a language, then words such as <c>file=mine/links.csv</c>.</param>
/// <param name="Lines">Its lines, without the fences.</param>
/// <param name="FirstLine">Line of its first line in the page, from 1.</param>
/// <param name="Marker">The comment on the line before the fence, if any.</param>
internal sealed record MarkdownBlock(string Info, string[] Lines, int FirstLine, string? Marker)
{
    public string Language => Info.Split(' ')[0];

    public string? Word(string name)
        => Info.Split(' ').FirstOrDefault(w => w.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>The fenced blocks of a page, in order.</summary>
    public static IReadOnlyList<MarkdownBlock> Of(string[] page)
    {
        List<MarkdownBlock> blocks = [];
        for (int i = 0; i < page.Length; i++)
        {
            if (!page[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            int end = Array.FindIndex(page, i + 1, l => l.StartsWith("```", StringComparison.Ordinal));
            Assert.True(end > i, $"The block that begins on line {i + 1} has no end.");
            string? marker = i > 0 && page[i - 1].StartsWith("<!--", StringComparison.Ordinal) ? page[i - 1] : null;
            blocks.Add(new MarkdownBlock(page[i][3..].Trim(), page[(i + 1)..end], i + 2, marker));
            i = end;
        }

        return blocks;
    }
}
