using Travesia.Model.Diagnostics;

namespace Travesia.Scenarios.Tests;

public sealed class SourceMapTests
{
    [Fact]
    public void What_is_found_later_stands_in_the_order_of_files_and_lines()
    {
        ScenarioReading reading = ScenarioFolder.Read(GoodFolder.Files);
        Subject[] subjects = [new("policies", 0), new("links", 2, "to"), new("links", 0, "to"), new("links", 1, "from"), new("links", 0, "from"), new("places", 1)];

        IEnumerable<SourceLocation> places = reading.Map.Locate(subjects.Select(s => Diagnostic.Of("any", s))).Select(d => d.Location!.Value);

        Assert.Equal(
            ["places.csv:4", "links.csv:2", "links.csv:2", "links.csv:3", "links.csv:4", "policies.yaml:1"],
            places.Select(p => $"{p.File}:{p.Line}"));
        Assert.True(places.ElementAt(1).Column < places.ElementAt(2).Column);
    }
}
