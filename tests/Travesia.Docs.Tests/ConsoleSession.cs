using System.Text.RegularExpressions;

namespace Travesia.Docs.Tests;

/// <summary>
/// The commands of one page, executed in order in one empty folder. In a <c>console</c> block a line that begins with <c>$ travesia</c> is a command and what
/// follows is its output (progress, on standard error, only where the command fails); a line of three dots stands for any lines, an ellipsis character inside a line for any text; <c>[exit N]</c> at the end
/// is the exit code, 0 if not given. A block with <c>file=PATH</c> is written to that path. With <c>TRAVESIA_REFRESH=1</c> the page is rewritten with what
/// the commands print, where it has no dots.
/// </summary>
internal sealed class ConsoleSession(string folder, Func<string[], string, CommandResult> execute)
{
    private static readonly bool Refresh = Environment.GetEnvironmentVariable("TRAVESIA_REFRESH") == "1";

    /// <summary>Executes the blocks of a page in order.</summary>
    /// <returns>The page, as it is or refreshed.</returns>
    public string[] Play(string[] page)
    {
        List<string> refreshed = [.. page];
        foreach (MarkdownBlock block in MarkdownBlock.Of(page))
        {
            Play(block);
        }

        foreach (MarkdownBlock block in MarkdownBlock.Of(page).Where(b => printed.ContainsKey(b.FirstLine)).Reverse())
        {
            refreshed.RemoveRange(block.FirstLine - 1, block.Lines.Length);
            refreshed.InsertRange(block.FirstLine - 1, printed[block.FirstLine]);
        }

        return [.. refreshed];
    }

    private readonly Dictionary<int, List<string>> printed = [];

    private void Play(MarkdownBlock block)
    {
        if (block.Word("file") is { } file)
        {
            string path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Join('\n', block.Lines) + "\n");
        }
        else if (block.Language == "console")
        {
            List<string> lines = [];
            foreach ((string command, string[] expected, int line) in Commands(block))
            {
                CommandResult result = execute(Words(command), folder);
                if (Refresh && !expected.Any(l => l.Contains("...", StringComparison.Ordinal) || l.Contains('…', StringComparison.Ordinal)))
                {
                    lines.AddRange([$"$ {command}", .. Trimmed(result.Output).Split('\n'), .. result.ExitCode == 0 ? Array.Empty<string>() : [$"[exit {result.ExitCode}]"]]);
                }
                else
                {
                    Compare(command, line, expected, result);
                    lines.AddRange([$"$ {command}", .. expected]);
                }
            }

            if (Refresh)
            {
                printed[block.FirstLine] = lines;
            }
        }
    }

    private static string Trimmed(string output) => string.Join('\n', output.Split('\n').Select(l => l.TrimEnd())).Trim('\n');

    private static IEnumerable<(string Command, string[] Expected, int Line)> Commands(MarkdownBlock block)
    {
        int[] starts = [.. block.Lines.Index().Where(l => l.Item.StartsWith("$ ", StringComparison.Ordinal)).Select(l => l.Index)];
        Assert.True(starts.Length > 0 && starts[0] == 0, $"The console block on line {block.FirstLine} does not begin with a command.");
        for (int k = 0; k < starts.Length; k++)
        {
            int end = k + 1 < starts.Length ? starts[k + 1] : block.Lines.Length;
            yield return (block.Lines[starts[k]][2..], block.Lines[(starts[k] + 1)..end], block.FirstLine + starts[k]);
        }
    }

    private static string[] Words(string command)
    {
        string[] words = [.. Regex.Matches(command, "\"([^\"]*)\"|(\\S+)").Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Value)];
        Assert.Equal("travesia", words[0]);
        return words[1..];
    }

    private static void Compare(string command, int line, string[] expected, CommandResult result)
    {
        int code = 0;
        if (expected.Length > 0 && Regex.Match(expected[^1], @"^\[exit (\d)\]$") is { Success: true } exit)
        {
            code = exit.Groups[1].Value[0] - '0';
            expected = expected[..^1];
        }

        string actual = Trimmed(result.Output);
        Assert.True(code == result.ExitCode, $"line {line}: `{command}` ended with {result.ExitCode}, not {code}:\n{actual}");
        string pattern = string.Join('\n', expected.Select(l => l.TrimEnd())).Trim('\n');
        string regex = "^" + Regex.Escape(pattern).Replace(@"\.\.\.", "\u0001", StringComparison.Ordinal).Replace("…", "[^\\n]*", StringComparison.Ordinal) + "$";
        regex = Regex.Replace(regex, "(\\\\n)?\u0001(\\\\n)?", "[\\s\\S]*");
        Assert.True(Regex.IsMatch(actual, regex), $"line {line}: `{command}` printed\n{actual}\n\nthe page says\n{pattern}");
    }
}

/// <summary>What a command did.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard error, then standard output.</param>
internal sealed record CommandResult(int ExitCode, string Output);
