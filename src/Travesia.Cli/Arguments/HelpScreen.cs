using System.CommandLine;
using Travesia.Text;

namespace Travesia.Cli.Arguments;

/// <summary>What <c>--help</c> shows, in the user's language.</summary>
internal static class HelpScreen
{
    private const string Indent = "  ";

    public static IEnumerable<string> Lines(CommandTree tree, Command command, Localizer words)
    {
        yield return words.Say(command.Description!);
        yield return "";
        yield return $"{words.Say("help.title.usage")}: {tree.UsageOf(command)} [--...]";
        IEnumerable<(string Title, IEnumerable<(string Name, string Help)> Rows)> sections =
        [
            ("help.title.commands", command.Subcommands.Select(c => (c.Name, c.Description!))),
            ("help.title.arguments", command.Arguments.Select(a => (a.HelpName!, a.Description!))),
            ("help.title.options", tree.OptionsOf(command).Select(o => (o.HelpName is { } value ? $"{o.Name} {value}" : string.Join(", ", [o.Name, .. o.Aliases]), o.Description!))),
        ];
        foreach ((string title, IEnumerable<(string Name, string Help)> rows) in sections)
        {
            (string Name, string Help)[] all = [.. rows];
            if (all.Length == 0)
            {
                continue;
            }

            yield return "";
            yield return $"{words.Say(title)}:";
            int width = all.Max(r => r.Name.Length);
            foreach ((string name, string help) in all)
            {
                yield return $"{Indent}{name.PadRight(width)}{Indent}{words.Say(help)}";
            }
        }
    }
}
