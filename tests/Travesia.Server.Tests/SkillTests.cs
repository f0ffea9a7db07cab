using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Travesia.Tests;

namespace Travesia.Server.Tests;

/// <summary>The app claims no skill of forecasts but the one that docs/forecasts.md tells.</summary>
public sealed partial class SkillTests
{
    private static readonly Dictionary<string, string> Rows = new(StringComparer.Ordinal)
    {
        ["darien.transits"] = "Darien",
        ["honduras.entries"] = "Honduras",
        ["mexico.events"] = "Mexico, events",
        ["mexico.returns"] = "Mexico, returns",
        ["us.usbp.encounters"] = "Border Patrol, sectors",
        ["us.usbp.encounters.by-group"] = "Border Patrol, groups",
        ["us.usbp.expulsions"] = "Expulsions under Title 42",
        ["us.ofo.encounters"] = "Ports, offices",
        ["us.ofo.encounters.by-group"] = "Ports, groups",
        ["us.mexican-families"] = "Mexicans in families",
        ["deaths.darien"] = "Deaths, Darien",
        ["deaths.mexico-interior"] = "Deaths, Mexico",
        ["deaths.us-mexico-border"] = "Deaths, US border",
    };

    [Fact]
    public async Task The_app_cites_what_the_backtests_found()
    {
        string[] docs = await File.ReadAllLinesAsync(Repository.PathOf("docs/forecasts.md"), TestContext.Current.CancellationToken);
        JsonElement skill = JsonDocument.Parse(await File.ReadAllTextAsync(Repository.PathOf("web/src/lib/skill.json"), TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(["nowcast", "1 month", "2 months", "3 months"], skill.GetProperty("horizons").EnumerateArray().Select(h => Horizon(h.GetProperty("horizon").GetInt32())));
        Assert.All(skill.GetProperty("horizons").EnumerateArray(), h =>
        {
            string row = Assert.Single(docs, l => l.StartsWith($"| {Horizon(h.GetProperty("horizon").GetInt32())} | **model** |", StringComparison.Ordinal));
            string[] cells = row.Split('|', StringSplitOptions.TrimEntries);
            Assert.Equal(Numbers(cells[3]), (double[])[h.GetProperty("saved").GetDouble(), h.GetProperty("low").GetDouble(), h.GetProperty("high").GetDouble()]);
            Assert.Equal(Numbers(cells[6])[0], h.GetProperty("inside").GetDouble());
        });
        Assert.Equal(Rows.Keys.Order(StringComparer.Ordinal), skill.GetProperty("series").EnumerateObject().Select(s => s.Name).Order(StringComparer.Ordinal));
        Assert.All(skill.GetProperty("series").EnumerateObject(), s =>
        {
            string row = docs.SkipWhile(l => l != "| series | nowcast | 1 month | 2 | 3 |").First(l => l.StartsWith($"| {Rows[s.Name]} |", StringComparison.Ordinal));
            Assert.Equal(row.Split('|', StringSplitOptions.TrimEntries)[2..6].Select(c => Numbers(c)[0]), s.Value.EnumerateArray().Select(v => v.GetDouble()));
        });
    }

    private static string Horizon(int months) => months switch { 0 => "nowcast", 1 => "1 month", _ => $"{months.ToString(CultureInfo.InvariantCulture)} months" };

    private static double[] Numbers(string cell) => [.. Number().Matches(cell).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();
}
