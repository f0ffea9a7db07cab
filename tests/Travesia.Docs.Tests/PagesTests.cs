using System.Collections.Immutable;
using Travesia.Cli;
using Travesia.Cli.Loading;
using Travesia.Rules;
using Travesia.Rules.Corridor;
using Travesia.Rules.Flee;

namespace Travesia.Docs.Tests;

/// <summary>Every example of the documentation is executed, and every link inside the repository leads somewhere.</summary>
public sealed class PagesTests
{
    public static TheoryData<string> Pages()
        => [.. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.PathOf("README.md")).Append(Repository.PathOf("CONTRIBUTING.md"))
            .Select(p => Path.GetRelativePath(Repository.Root, p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_inside_the_repository_lead_somewhere(string page)
    {
        string path = Repository.PathOf(page);
        string folder = Path.GetDirectoryName(path)!;
        string text = System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(path), "```[\\s\\S]*?```|`[^`\\n]*`", "");
        string[] missing = [.. System.Text.RegularExpressions.Regex.Matches(text, @"\]\(([^)\s]+)\)")
            .Select(m => m.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Select(target => target.Split('#')[0])
            .Where(target => !Path.Exists(Path.Combine(folder, target)))];
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_of_a_page_prints_what_the_page_says(string page)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("travesia-docs-");
        try
        {
            string[] lines = File.ReadAllLines(Repository.PathOf(page));
            string[] played = new ConsoleSession(folder.FullName, Execute).Play(lines);
            if (!played.SequenceEqual(lines))
            {
                File.WriteAllText(Repository.PathOf(page), string.Join('\n', played) + "\n");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static CommandResult Execute(string[] words, string folder)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        ImmutableArray<IRuleSet> ruleSets = [new CorridorRules(), new FleeRules()];
        Surroundings surroundings = new()
        {
            Output = output,
            Error = error,
            RuleSets = ruleSets,
            Shipped = new ShippedScenarios(typeof(ShippedScenarios).Assembly),
            Folder = folder,
        };
        int exit = CommandHost.RunAsync(words, surroundings, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return new CommandResult(exit, exit == 0 ? output.ToString() : error.ToString() + output);
    }
}
