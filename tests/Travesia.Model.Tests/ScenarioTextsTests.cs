using Travesia.Model.Calibrating;

namespace Travesia.Model.Tests;

/// <summary>A scenario in another language is the same scenario with other texts.</summary>
public sealed class ScenarioTextsTests
{
    private static readonly Scenario Whole = ValidityTests.Valid with
    {
        Places = [new Place { Id = new("a"), Name = "A town", Country = new("MEX"), Kind = PlaceKind.Origin, Latitude = 1, Longitude = 1 }],
        Links = [],
        Series = [new SeriesDefinition(new("s"), "A series", "arrivals", System.Collections.Immutable.ImmutableSortedDictionary<string, System.Collections.Immutable.ImmutableArray<string>>.Empty, [], 7, null)],
        Figures = [new Figure { Id = new("f"), Statement = "A figure", Definition = "Its definition", About = "Its topic", Note = "Its note", Value = 1, Unit = "people", Source = new("x"), Role = FigureRole.Check }],
        Parameters = [new Parameter(new("n"), new FixedPrior(1), "A number", null)],
        Sources = [new Source(new("x"), "A newspaper", "Its title", "2023", "")],
        Calibration = new CalibrationPlan(new(2023, 1, 1), new(2023, 2, 1), new(2023, 3, 1), [new CalibrationStage("A stage", [], [])])
        {
            Experiments = [new NaturalExperiment("An experiment", new(2023, 1, 15), null, [], new("s"), null, [], [])],
        },
        Translations = [],
    };

    private static Scenario Translated => Whole with { Translations = [.. ScenarioTexts.Of(Whole).Select(t => new Translation("es", t, $"[{t}]"))] };

    [Fact]
    public void Every_text_is_found_once_and_shown_in_the_language()
    {
        string[] texts = [.. ScenarioTexts.Of(Whole)];
        Assert.Equal(["Two places", "All", "A town", "A series", "A figure", "Its definition", "Its topic", "Its note", "A newspaper", "A number", "A stage", "An experiment"], texts);
        Assert.Equal(texts.Select(t => $"[{t}]"), ScenarioTexts.Of(Translated.In("es")));
    }

    [Fact]
    public void Another_language_and_a_scenario_without_translations_change_nothing()
    {
        Scenario translated = Translated;
        Assert.Same(translated, translated.In("fr"));
        Assert.Same(Whole, Whole.In("es"));
    }

    [Fact]
    public void What_is_not_translated_stays_as_it_is()
    {
        Scenario shown = (Whole with { Translations = [new Translation("es", "All", "Todos")] }).In("es");
        Assert.Equal("Todos", shown.Groups[0].Title);
        Assert.Equal("Two places", shown.Title);
        Assert.Equal(["Todos"], ScenarioTexts.TranslationsOf(shown, "All"));
    }

    [Fact]
    public void A_fit_does_not_see_translations() => Assert.Empty(VisibleScenario.Of(Translated)!.Translations);
}
