using Travesia.Cli.Arguments;
using Travesia.Cli.Serving;
using Travesia.Server.Outcomes;
using Travesia.Server.Scenarios;

namespace Travesia.Server.Tests;

public sealed class WarmthTests
{
    [Fact]
    public async Task What_is_opened_first_is_answered_before_anybody_asks_and_who_asks_meanwhile_is_answered()
    {
        string folder = Served.TutorialFolder();
        CliWorkshop workshop = new(Served.Surroundings(folder, TextWriter.Null), "./tutorial", new RunSettings());
        using OutcomeBoard board = new(new Shelf(workshop), workshop);
        ServedScenario served = workshop.Open("tutorial");
        await board.WarmAsync(served);
        int before = board.Answered;
        Assert.True(before >= 1);
        Outcome asked = await board.ExpectedAsync(served, Edits.Of(["forest-closed"], null), TestContext.Current.CancellationToken);
        Assert.Equal(["forest-closed"], asked.Edits.Off);
        await board.Warmth;
        Assert.True(board.Answered >= 10, $"{board.Answered} answers.");

        // What warms up is nothing that was asked: it takes no room, and the scenario as it is stays known.
        int after = board.Answered;
        Outcome asItIs = await board.ExpectedAsync(served, Edits.None, TestContext.Current.CancellationToken);
        Assert.Equal((after, 1), (board.Answered, asItIs.Members));
        Directory.Delete(folder, recursive: true);
    }
}
