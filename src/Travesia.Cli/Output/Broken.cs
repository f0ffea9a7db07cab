using Spectre.Console;

namespace Travesia.Cli.Output;

/// <summary>Text on lines of a width.</summary>
internal static class Broken
{
    /// <summary>Breaks a text at its spaces; a longer word has a line of its own.</summary>
    public static IEnumerable<string> AtSpaces(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.GetCellWidth() + 1 + word.GetCellWidth() > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
