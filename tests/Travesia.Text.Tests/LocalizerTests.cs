using System.Globalization;
using Travesia.Model.Diagnostics;

namespace Travesia.Text.Tests;

public sealed class LocalizerTests
{
    [Theory]
    [InlineData(1234.5, 1, "1,234.5", "1234.5")]
    [InlineData(12345.678, 2, "12,345.68", "12\u202F345.68")]
    [InlineData(1500000, 0, "1,500,000", "1\u202F500\u202F000")]
    [InlineData(-0.2, 0, "0", "0")]
    [InlineData(1e15, 2, "1e15", "1e15")]
    [InlineData(-1.2344e300, 0, "\u22121.234e300", "\u22121.234e300")]
    [InlineData(1e308, 0, "1e308", "1e308")]
    [InlineData(-12345, 0, "\u221212,345", "\u221212\u202F345")]
    [InlineData(double.NegativeInfinity, 0, "\u2212∞", "\u2212∞")]
    public void Numbers_are_written_as_the_language_does(double value, int decimals, string english, string spanish)
    {
        Assert.Equal(english, Localizer.English.Number(value, decimals));
        Assert.Equal(spanish, Localizer.Spanish.Number(value, decimals));
    }

    [Fact]
    public void Dates_and_shares_are_written_as_the_language_does()
    {
        DateOnly day = new(2023, 9, 19);
        Assert.Equal("19 September 2023", Localizer.English.Date(day));
        Assert.Equal("19 de septiembre de 2023", Localizer.Spanish.Date(day));
        Assert.Equal("September 2023", Localizer.English.Month(day));
        Assert.Equal("septiembre de 2023", Localizer.Spanish.Month(day));
        Assert.Equal("12.5%", Localizer.English.Percent(0.125, 1));
        Assert.Equal("12.5\u00A0%", Localizer.Spanish.Percent(0.125, 1));
    }

    [Fact]
    public void The_current_culture_changes_nothing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("12,345.7", Localizer.English.Number(12345.67, 1));
            Assert.Equal("19 September 2023", Localizer.English.Date(new(2023, 9, 19)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("en", Language.English)]
    [InlineData("es", Language.Spanish)]
    [InlineData("es-MX", Language.Spanish)]
    [InlineData("ES_419", Language.Spanish)]
    public void A_language_is_found_by_its_code(string code, Language language) => Assert.Equal(language, Localizer.Find(code)?.Language);

    [Fact]
    public void Other_languages_are_not_found() => Assert.Null(Localizer.Find("fr"));

    [Fact]
    public void A_diagnostic_is_one_line_with_place_and_remedy()
    {
        Diagnostic diagnostic = Diagnostic.Of("links.self", new Subject("links", 3, "to"), ("value", "here"), ("link", "loop")) with { Location = new("links.csv", 5, 12) };
        Assert.Equal(
            "links.csv:5:12: error: The link \"loop\" leads from \"here\" to itself. Name another place as its end; people who stay are described by stayDays of the place.",
            Localizer.English.Line(diagnostic));
        Assert.StartsWith("links.csv:5:12: error: El tramo «loop» va de «here» a sí mismo.", Localizer.Spanish.Line(diagnostic), StringComparison.Ordinal);
        Assert.StartsWith("links.csv: aviso: ", Localizer.Spanish.Line(diagnostic with { Severity = Severity.Notice, Location = new("links.csv", 0, 0) }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_in_brackets_is_left_out_without_its_values()
    {
        Diagnostic without = Diagnostic.Of("unknown.place", new Subject("links"), ("value", "a"));
        Diagnostic with = Diagnostic.Of("unknown.place", new Subject("links"), ("value", "a"), ("suggestion", "b"));
        Assert.Equal("There is no place \"a\". Places are listed in places.csv by their id.", Localizer.English.Sentence(without));
        Assert.Equal("There is no place \"a\". Did you mean \"b\"? Places are listed in places.csv by their id.", Localizer.English.Sentence(with));
    }

    [Fact]
    public void Nothing_in_a_value_can_move_the_cursor_or_turn_the_line_around()
    {
        Diagnostic diagnostic = Diagnostic.Of("unknown.place", new Subject("links"), ("value", "a\u001b[2J\r\nb\u202Ec"));
        Assert.Contains("\"a\\u001B[2J\\u000D\\u000Ab\\u202Ec\"", Localizer.English.Line(diagnostic), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_is_cut()
    {
        Diagnostic diagnostic = Diagnostic.Of("unknown.place", new Subject("links"), ("value", new string('a', 5000)));
        Assert.True(Localizer.English.Line(diagnostic).Length < 400);
    }

    [Fact]
    public void An_unknown_code_still_shows_its_values()
        => Assert.Equal("error: no.such: value = 3", Localizer.English.Line(Diagnostic.Of("no.such", new Subject("links"), ("value", "3"))));

    [Fact]
    public void Many_of_a_code_are_counted()
    {
        Diagnostic[] many = [.. Enumerable.Range(0, 25).Select(i => Diagnostic.Of("unknown.place", new Subject("links", i), ("value", "a")))];
        string[] lines = [.. Localizer.English.Lines(many)];
        Assert.Equal(21, lines.Length);
        Assert.Equal("5 more like these (unknown.place) are not shown.", lines[^1]);
    }
}
