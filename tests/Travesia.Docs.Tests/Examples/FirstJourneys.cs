using Travesia.Inference.Journeys;
using Travesia.Model;
using Travesia.Rules.Corridor;
using Travesia.Scenarios;

namespace Travesia.Docs.Tests.Examples;

internal static class FirstJourneys
{
    public static async Task<JourneyAnswer> Answer(string folder)
    {
        // <first-journeys>
        Scenario scenario = ScenarioFolder.Read(folder).Scenario!;
        JourneyQuestion question = new()
        {
            Group = new GroupId("families"),
            To = [new PlaceId("norte")],
            Date = new DateOnly(2023, 3, 1),
        };
        JourneyAnswer answer = await JourneyModel.AnswerAsync(scenario, new CorridorRules(), question, new JourneyOptions { Members = 8 });

        double meanUsd = answer.Reaching!.Usd!.Mean.Mean;

        // </first-journeys>
        Assert.Equal(answer.Usd!.Mean.Mean, meanUsd, 0.1 * meanUsd);
        return answer;
    }
}
