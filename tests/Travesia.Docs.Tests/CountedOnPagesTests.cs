using System.Globalization;
using Travesia.Model;
using Travesia.Scenarios;

namespace Travesia.Docs.Tests;

/// <summary>What a page says to be in a shipped scenario is counted there. A number is corrected by hand; the message says which.</summary>
public sealed class CountedOnPagesTests
{
    [Fact]
    public void The_page_of_the_corridor_counts_what_is_in_it()
    {
        Scenario scenario = ScenarioFolder.Read(Repository.PathOf("scenarios/americas-2023")).Scenario!;
        string page = File.ReadAllText(Repository.PathOf("docs/americas-2023.md"));
        string[] counted =
        [
            Of(scenario.Places.Length, "places from"), Of(scenario.Links.Length, "links by"), Of(scenario.Groups.Length, "groups by"), $"{scenario.Policies.Length} policies, {scenario.Policies.Count(p => p.From > new DateOnly(2022, 1, 31))} of them in force from a day after January 2022",
            $"{scenario.Observations.Length.ToString("N0", CultureInfo.InvariantCulture)} monthly observations of {scenario.Observations.Select(o => o.Series).Distinct().Count()} series",
            $"{scenario.Figures.Length} figures, {scenario.Figures.Count(f => f.Role == FigureRole.Check)} of them checks",
        ];
        Assert.Equal([], counted.Where(c => !page.Contains(c, StringComparison.Ordinal)));

        static string Of(int count, string what) => $"{count} {what}";
    }
}
