using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Model;
using Travesia.Scenarios;
using Travesia.Text;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia list</c>: the scenarios that ship; with a name, the policies of that one.</summary>
internal static class ListCommand
{
    public static Report Execute(CommandContext context)
    {
        Surroundings surroundings = context.Surroundings;
        string? asked = context.Parse.GetValue(context.Tree.ListName);
        IEnumerable<string> names = asked is null ? surroundings.Shipped.Names : [ScenarioFinder.ShippedName(asked, surroundings)];
        return new Shipped([.. names.Select(n => (n, ScenarioFolder.Read(surroundings.Shipped.Open(n)).Scenario?.In(context.Words.Code)))], asked is not null, context.Words);
    }

    private sealed class Shipped(IReadOnlyList<(string Name, Scenario? Scenario)> scenarios, bool withPolicies, Localizer words) : Report
    {
        public override string Status => "done";

        public override void WriteScreen(Screen screen)
        {
            if (scenarios.Count == 0)
            {
                screen.Line(words.Say("list.none"));
                return;
            }

            foreach ((string name, Scenario? scenario) in scenarios)
            {
                if (scenario is null)
                {
                    screen.Line(words.Say("list.broken", ("name", name)));
                    continue;
                }

                screen.Line(words.Say("list.scenario", ("name", name), ("title", scenario.Title), ("from", scenario.From), ("to", scenario.To), ("places", scenario.Places.Length), ("links", scenario.Links.Length), ("policies", scenario.Policies.Length)));
                foreach (Policy policy in withPolicies ? scenario.Policies : [])
                {
                    screen.Line("  " + words.Say("list.policy", [("id", policy.Id.Value), ("title", policy.Title), .. Dates(policy)]));
                }
            }

            screen.Whole(words.Say("next", ("command", withPolicies ? $"travesia run {scenarios[0].Name}" : $"travesia list {scenarios[0].Name}")));
        }

        public override void WriteJson(Utf8JsonWriter json)
        {
            json.WriteStartArray("scenarios");
            foreach ((string name, Scenario? scenario) in scenarios.Where(s => s.Scenario is not null))
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("title", scenario!.Title);
                json.WriteString("from", Readings.Write(scenario.From));
                json.WriteString("to", Readings.Write(scenario.To));
                json.WriteNumber("places", scenario.Places.Length);
                json.WriteNumber("links", scenario.Links.Length);
                json.WriteStartArray("policies");
                foreach (Policy policy in scenario.Policies)
                {
                    json.WriteStartObject();
                    json.WriteString("id", policy.Id.Value);
                    json.WriteString("title", policy.Title);
                    json.WriteString("effect", policy.Effect.Key);
                    json.WriteString("from", policy.From is { } from ? Readings.Write(from) : null);
                    json.WriteString("to", policy.To is { } to ? Readings.Write(to) : null);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private (string, object)[] Dates(Policy policy) => (policy.From, policy.To) switch
        {
            ({ } from, { } to) => [("dates", words.Say("dates.fromTo", ("from", from), ("to", to)))],
            ({ } from, null) => [("dates", words.Say("dates.from", ("from", from)))],
            (null, { } to) => [("dates", words.Say("dates.to", ("to", to)))],
            _ => [],
        };
    }
}
