using Travesia.Model.Calibrating;

namespace Travesia.Model;

/// <summary>The texts of a scenario that are meant for people, and the same in other languages.</summary>
public static class ScenarioTexts
{
    /// <summary>
    /// All that may be translated: its title; titles of groups, policies, series, stages and experiments; names of places; statements, definitions,
    /// topics and notes of figures; publishers; notes of parameters. A text may come several times.
    /// </summary>
    public static IEnumerable<string> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return
        [
            scenario.Title,
            .. scenario.Groups.Select(g => g.Title),
            .. scenario.Places.Select(p => p.Name),
            .. scenario.Policies.Select(p => p.Title),
            .. scenario.Series.Select(s => s.Title),
            .. scenario.Figures.SelectMany(f => (IEnumerable<string?>)[f.Statement, f.Definition, f.About, f.Note]).OfType<string>(),
            .. scenario.Sources.Select(s => s.Publisher),
            .. scenario.Parameters.Select(p => p.Note),
            .. scenario.Calibration is { } plan ? [.. plan.Stages.Select(s => s.Title), .. plan.Experiments.Select(e => e.Title)] : (IEnumerable<string>)[],
        ];
    }

    /// <summary>A text of a scenario in all languages into which it is translated.</summary>
    public static IEnumerable<string> TranslationsOf(Scenario scenario, string text)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Translations.Where(t => string.Equals(t.Text, text, StringComparison.Ordinal)).Select(t => t.Translated);
    }

    /// <summary>The scenario with its texts in a language, as far as they are translated. For showing only: what is written to files has the texts as they were read.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="language">Two small letters of ISO 639-1.</param>
    /// <returns>The same scenario where nothing is translated into the language.</returns>
    public static Scenario In(this Scenario scenario, string language)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Dictionary<string, string> translated = new(StringComparer.Ordinal);
        foreach (Translation translation in scenario.Translations)
        {
            if (string.Equals(translation.Language, language, StringComparison.Ordinal))
            {
                translated.TryAdd(translation.Text, translation.Translated);
            }
        }

        return translated.Count == 0 ? scenario : scenario with
        {
            Title = Say(scenario.Title),
            Groups = [.. scenario.Groups.Select(g => g with { Title = Say(g.Title) })],
            Places = [.. scenario.Places.Select(p => p with { Name = Say(p.Name) })],
            Policies = [.. scenario.Policies.Select(p => p with { Title = Say(p.Title) })],
            Series = [.. scenario.Series.Select(s => s with { Title = Say(s.Title) })],
            Figures = [.. scenario.Figures.Select(f => f with { Statement = Say(f.Statement), Definition = Perhaps(f.Definition), About = Perhaps(f.About), Note = Perhaps(f.Note) })],
            Parameters = [.. scenario.Parameters.Select(p => p with { Note = Say(p.Note) })],
            Sources = [.. scenario.Sources.Select(s => s with { Publisher = Say(s.Publisher) })],
            Calibration = scenario.Calibration is { } plan ? In(plan) : null,
        };

        CalibrationPlan In(CalibrationPlan plan) => plan with
        {
            Stages = [.. plan.Stages.Select(s => s with { Title = Say(s.Title) })],
            Experiments = [.. plan.Experiments.Select(e => e with { Title = Say(e.Title) })],
        };

        string Say(string text) => translated.GetValueOrDefault(text, text);

        string? Perhaps(string? text) => text is null ? null : Say(text);
    }
}
