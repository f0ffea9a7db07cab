using System.Globalization;
using System.Text;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor.Section;

namespace Travesia.Rules.Tests.Corridor;

/// <summary>docs/policies.md is written from the catalogue of effects: refreshed only by TRAVESIA_REFRESH=1.</summary>
public sealed class PolicyDocumentTests
{
    [Fact]
    public void The_page_of_policies_says_what_the_catalogue_says()
    {
        string path = Path.Combine(Root(), "docs", "policies.md"), page = Page();
        if (Environment.GetEnvironmentVariable("TRAVESIA_REFRESH") == "1")
            File.WriteAllText(path, page);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), page);
    }

    [Fact]
    public void The_page_of_the_rules_lists_every_setting_with_its_default()
    {
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "corridor.md"));
        foreach (SettingKey key in SettingKey.All)
        {
            string row = page.Split('\n').SingleOrDefault(l => l.StartsWith('|') && l.Split('|')[1].Contains($"`{key.Name}`", StringComparison.Ordinal)) ?? "";
            Assert.True(row.Length > 0, $"{key.Name} is not in the table of docs/corridor.md.");
            if (key.Default is { } value)
                Assert.Contains(value.ToString(CultureInfo.InvariantCulture), row.Split('|')[3].Split(','), new Trimmed());
        }
    }

    private sealed class Trimmed : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => x?.Trim() == y?.Trim();

        public int GetHashCode(string obj) => obj.Trim().GetHashCode(StringComparison.Ordinal);
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("# Policies\n\n");
        page.Append("What the effects of policies.yaml do under the corridor rules. A policy has an `id`, a `title`, perhaps `from`, `to`, `announced`, `endAnnounced`, `anticipated` and a\n`scope`, and one of these effects. `endAnnounced` is the day on which its end became known, by default its last day: before it a forecast takes it to go on for good. How several act together is said in [corridor.md](corridor.md), sections 3 and 7. Each has a scenario with a closed-form\nanswer in `tests/Travesia.Rules.Tests/Corridor/EffectAnswers.cs`.\n\n");
        page.Append("| effect | acts on | what it does |\n| --- | --- | --- |\n");
        foreach (EffectDescriptor effect in EffectCatalogue.All)
            page.Append(CultureInfo.InvariantCulture, $"| [`{effect.Key}`](#{effect.Key}) | {Site(effect)} | {effect.Note} |\n");
        foreach (EffectDescriptor effect in EffectCatalogue.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {effect.Key}\n\n{effect.Note}\n");
            if (effect.Fields.IsEmpty)
            {
                page.Append("\nIt has no fields: write `{}`.\n");
                continue;
            }

            page.Append("\n| field | holds | unit | range | meaning |\n| --- | --- | --- | --- | --- |\n");
            foreach (EffectField field in effect.Fields)
            {
                string kind = field.Kind.ToString().ToLowerInvariant();
                page.Append(CultureInfo.InvariantCulture, $"| `{field.Name}`{(field.Required ? "" : " (optional)")} | {kind} | {field.Unit} | {Range(field)} | {field.Note} |\n");
            }
        }

        return page.ToString();
    }

    private static string Site(EffectDescriptor effect)
    {
        if (effect.Fields.Any(f => f.Name == "at"))
            return "links, places or people held, by `at`";
        return effect.Key switch
        {
            "pathway" => "links, or people who arrived",
            "hold" => "people held",
            "pull" => "destinations",
            "push" => "origins",
            _ => "links",
        };
    }

    private static string Range(EffectField field)
        => field.Kind != FieldKind.Quantity ? ""
            : double.IsFinite(field.Max) ? $"{Number(field.Min)} to {Number(field.Max)}"
            : double.IsFinite(field.Min) ? $"{Number(field.Min)} or more"
            : "any";

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Travesia.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
