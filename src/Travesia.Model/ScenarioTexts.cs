using Travesia.Model.Calibrating;

namespace Travesia.Model;

/// <summary>The texts of a scenario that are meant for people, and the same in other languages.</summary>
public static class ScenarioTexts
{
    /// <summary>
    /// All that may be translated: its title; titles of groups, policies, series, stages and experiments; names of places; statements, definitions,
    /// topics and notes of figures; publishers; notes of parameters. A text may come several times.
    /// </summary>
    public static IReadOnlyList<string> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        List<string> texts = [];
        With(scenario, text =>
        {
            texts.Add(text);
            return text;
        });
        return texts;
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

        return translated.Count == 0 ? scenario : With(scenario, text => translated.GetValueOrDefault(text, text));
    }

    /// <summary>The one place that knows which texts there are.</summary>
    private static Scenario With(Scenario scenario, Func<string, string> say)
    {
        return scenario with
        {
            Title = say(scenario.Title),
            Groups = [.. scenario.Groups.Select(g => g with { Title = say(g.Title) })],
            Places = [.. scenario.Places.Select(p => p with { Name = say(p.Name) })],
            Policies = [.. scenario.Policies.Select(p => p with { Title = say(p.Title) })],
            Series = [.. scenario.Series.Select(s => s with { Title = say(s.Title) })],
            Figures = [.. scenario.Figures.Select(f => f with { Statement = say(f.Statement), Definition = Perhaps(f.Definition), About = Perhaps(f.About), Note = Perhaps(f.Note) })],
            Sources = [.. scenario.Sources.Select(s => s with { Publisher = say(s.Publisher) })],
            Parameters = [.. scenario.Parameters.Select(p => p with { Note = say(p.Note) })],
            Calibration = scenario.Calibration is { } plan ? OfPlan(plan) : null,
        };

        CalibrationPlan OfPlan(CalibrationPlan plan) => plan with
        {
            Stages = [.. plan.Stages.Select(s => s with { Title = say(s.Title) })],
            Experiments = [.. plan.Experiments.Select(e => e with { Title = say(e.Title) })],
        };

        string? Perhaps(string? text) => text is null ? null : say(text);
    }
}
