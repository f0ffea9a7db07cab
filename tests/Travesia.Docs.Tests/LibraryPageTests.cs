using System.Text.RegularExpressions;
using Travesia.Docs.Tests.Examples;
using Travesia.Inference;
using Travesia.Inference.Journeys;

namespace Travesia.Docs.Tests;

/// <summary>The pages show regions of the examples that are compiled here, and those run.</summary>
public sealed class LibraryPageTests
{
    private static readonly string Tutorial = Repository.PathOf("scenarios/tutorial");

    [Theory]
    [InlineData("docs/library.md")]
    [InlineData("docs/journeys.md")]
    public void Every_code_block_of_a_page_is_a_region_of_a_compiled_example(string page)
    {
        string path = Repository.PathOf(page);
        MarkdownBlock[] blocks = [.. MarkdownBlock.Of(File.ReadAllLines(path)).Where(b => b.Language == "csharp")];
        Assert.NotEmpty(blocks);
        foreach (MarkdownBlock block in blocks)
        {
            Match from = Regex.Match(block.Marker ?? "", @"^<!-- from: (?<file>\w+\.cs)#(?<region>[\w-]+) -->$");
            Assert.True(from.Success, $"The block on line {block.FirstLine} does not say which example it shows.");
            Assert.Equal(Region(from.Groups["file"].Value, from.Groups["region"].Value), string.Join('\n', block.Lines));
        }
    }

    [Fact]
    public void The_first_run_counts_people_who_arrive() => Assert.True(FirstRun.ArrivalsInNorte(Tutorial) > 1_000);

    [Fact]
    public async Task The_first_ensemble_gives_quantiles()
    {
        EnsembleSummary summary = await FirstEnsemble.Summary(Tutorial);
        Assert.Contains(summary.Series, s => s.Measure.Quantity == "deaths");
    }

    [Fact]
    public async Task The_first_journeys_reach_a_place_and_cost_something()
    {
        JourneyAnswer answer = await FirstJourneys.Answer(Tutorial);
        Assert.InRange(answer.Reaching!.Chance.Mean, 0.5, 1);
        Assert.InRange(answer.Reaching.Usd!.Mean.Mean, 80, 600);
    }

    private static string Region(string file, string name)
    {
        string[] lines = File.ReadAllLines(Repository.PathOf($"tests/Travesia.Docs.Tests/Examples/{file}"));
        int begin = Array.FindIndex(lines, l => l.Trim() == $"// <{name}>");
        int end = Array.FindIndex(lines, l => l.Trim() == $"// </{name}>");
        Assert.True(begin >= 0 && end > begin, $"{file} has no region {name}.");
        string[] region = lines[(begin + 1)..end];
        int indent = region.Where(l => l.Length > 0).Min(l => l.Length - l.TrimStart().Length);
        return string.Join('\n', region.Select(l => l.Length > indent ? l[indent..] : "")).Trim('\n');
    }
}
