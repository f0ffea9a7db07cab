using Travesia.Scenarios.Tables;

namespace Travesia.Scenarios.Writing;

/// <summary>Writes expected.yaml.</summary>
internal static class ExpectedYaml
{
    public static string Of(ExpectedResults results)
    {
        YamlWriter yaml = new();
        yaml.Plain("members", Values.Of(results.Members)).Plain("seed", Values.Of(results.Seed)).Plain("events", results.Events is null ? null : $"\"{results.Events}\"");
        if (results.Numbers.IsEmpty)
        {
            yaml.Plain("numbers", "[]");
        }
        else
        {
            yaml.Map("numbers", () =>
            {
                foreach (ExpectedNumber number in results.Numbers)
                {
                    yaml.Item(() => Number(yaml, number));
                }
            });
        }

        return yaml.ToString();
    }

    private static void Number(YamlWriter yaml, ExpectedNumber number) => yaml
        .Text("measure", number.Measure)
        .Text("place", number.Place?.Value)
        .Text("link", number.Link?.Value)
        .Text("group", number.Group?.Value)
        .Plain("from", number.From is { } from ? Cells.Of(from) : null)
        .Plain("to", number.To is { } to ? Cells.Of(to) : null)
        .Plain("value", Cells.Of(number.Value))
        .Plain("tolerance", Cells.Of(number.Tolerance, 0));
}
