namespace Travesia.Cli.Arguments;

/// <summary>A command that is proposed, so written that it can be copied: a word that a shell would take apart stands in quotes.</summary>
internal static class ProposedCommand
{
    private const string Plain = "_./:=,+@%-";

    // Read by a shell inside double quotes too.
    private const string Special = "$`\"\\!";

    /// <summary>The command of given words.</summary>
    public static string Of(params ReadOnlySpan<string> words)
    {
        List<string> written = [CommandTree.Program];
        foreach (string word in words)
        {
            written.Add(Quote(word));
        }

        return string.Join(' ', written);
    }

    /// <summary>A word as a shell reads it as one, and as it is.</summary>
    public static string Quote(string word)
        => word.Length > 0 && word.All(IsPlain) ? word
            : OperatingSystem.IsWindows() || !word.Any(c => Special.Contains(c, StringComparison.Ordinal)) ? $"\"{word}\""
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char letter) => char.IsLetterOrDigit(letter) || Plain.Contains(letter, StringComparison.Ordinal) || (letter == '\\' && OperatingSystem.IsWindows());
}
