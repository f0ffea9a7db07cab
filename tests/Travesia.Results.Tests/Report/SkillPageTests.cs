using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Travesia.Inference.Forecasting;
using Travesia.Inference.Forecasting.Backtesting;
using Travesia.Inference.Forecasting.Scores;
using Travesia.Model;
using Travesia.Results.Report.Backtests;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Tests.Report;

public sealed class SkillPageTests
{
    [Fact]
    public void The_page_needs_nothing_but_itself_and_every_picture_has_its_words_and_its_table()
    {
        foreach ((XElement page, string language) in Pages())
        {
            Assert.Equal(language, page.Attribute("lang")?.Value);
            Assert.DoesNotContain(page.DescendantsAndSelf(), e => e.Name.LocalName is "script" or "img" or "link" or "iframe" or "object" or "form" or "use" or "image");
            Assert.DoesNotContain(page.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "src" or "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            string[] ids = [.. page.Descendants().Attributes("id").Select(a => a.Value)];
            Assert.Equal(ids.Length, ids.Distinct().Count());
            Assert.All(page.Descendants().Attributes("href"), a => Assert.Contains(a.Value[1..], ids));
            Assert.All(page.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' ')), i => Assert.Contains(i, ids));

            // Who wins, three methods by series, bars and transforms of three horizons, two coverages, two totals at three horizons.
            XElement[] pictures = [.. page.Descendants("svg")];
            Assert.Equal(4 + 3 + 2 + 3 + 6, pictures.Length);
            foreach (XElement picture in pictures)
            {
                XElement figure = picture.Ancestors("figure").Single();
                Assert.Equal(["title", "desc"], picture.Elements().Take(2).Select(e => e.Name.LocalName));
                Assert.True(picture.Element("desc")!.Value.Length > 20);
                Assert.Equal(picture.Element("desc")!.Value, figure.Element("figcaption")!.Value);
                Assert.NotEmpty(figure.Element("details")!.Descendants("tbody").Single().Elements("tr"));
            }

            foreach (XElement table in page.Descendants("table"))
            {
                int columns = table.Element("thead")!.Descendants("th").Count();
                Assert.All(table.Elements("tbody").Elements("tr"), r => Assert.Equal(columns, r.Elements().Sum(c => (int?)c.Attribute("colspan") ?? 1)));
            }
        }
    }

    [Fact]
    public void Both_languages_say_as_much_and_neither_speaks_the_other()
    {
        (XElement one, XElement two) = (Pages()[0].Page, Pages()[1].Page);
        Assert.Equal(Shape(one), Shape(two));
        Assert.DoesNotMatch("[{}]", one.Element("body")!.Value + two.Element("body")!.Value);
        Assert.Contains("Pseudo-out-of-sample on final-vintage data.", one.Value, StringComparison.Ordinal);
        Assert.Contains("Fuera de muestra solo en apariencia, con datos de la última revisión.", two.Value, StringComparison.Ordinal);
        foreach (string name in (string[])["h2", "figcaption", "p"])
        {
            Assert.DoesNotContain(one.Descendants(name).Zip(two.Descendants(name)), p => p.First.Value == p.Second.Value && Regex.IsMatch(p.First.Value, "[a-z]{4}"));
        }

        static string Shape(XElement element) => string.Join(' ', element.DescendantsAndSelf().Select(e => e.Name.LocalName).Where(n => n is not ("text" or "path" or "circle")));
    }

    [Fact]
    public void What_is_worse_is_as_visible_as_what_is_better_and_who_wins_is_named()
    {
        XElement page = Pages()[0].Page;
        XElement wins = page.Descendants("svg").First();
        Assert.Equal(["model", "model", "model", "persistence", "persistence", "persistence"], wins.Elements("text").Where(t => t.Attribute("class")?.Value == "cell").Select(t => t.Value));
        Assert.Contains("The model is best in 3 of 6 cells, persistence in 3", wins.Element("desc")!.Value, StringComparison.Ordinal);
        XElement model = page.Descendants("svg").ElementAt(1);
        (string? Class, string? Strength)[] cells = [.. model.Elements("path").Select(p => (p.Attribute("class")?.Value, p.Attribute("fill-opacity")?.Value))];
        Assert.Equal(["better", "better", "better", "worse", "worse", "worse"], cells.Select(c => c.Class));
        Assert.All(cells, c => Assert.True(double.Parse(c.Strength!, CultureInfo.InvariantCulture) > 0.3));
        Assert.Contains("Better than persistence beyond the interval in 3 of 6 cells, worse beyond it in 3.", model.Element("desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_stand_below_their_series_by_the_area_and_the_title_of_the_group_that_tell_them_apart()
    {
        XElement page = Parse(Outcome(("near", "A", null), ("near", "A", "b"), ("far", "A", null), ("far", "B", null), ("far", "B", "none"), ("one", "A", "b"))).Page;
        XElement table = page.Descendants("table").Single(t => t.Element("caption")!.Value == "The model by row: skill of counts, with its interval");
        Assert.Equal("Area or group", table.Descendants("th").First().Value);
        Assert.Equal(
            ["near: all, Families", "far: A, B, B, none", "one: Families"],
            table.Elements("tbody").Select(b => $"{b.Elements("tr").First().Value}: {string.Join(", ", b.Elements("tr").Skip(1).Select(r => r.Elements().First().Value))}"));
        Assert.Equal(["far, A: nowcast", "near: nowcast", "one: nowcast"], page.Descendants("h3").Select(h => h.Value).Where(h => Regex.IsMatch(h, "^(near|far|one).*nowcast")).Order(StringComparer.Ordinal));
        Assert.All(table.Descendants("th").Where(h => h.Attribute("scope")?.Value == "rowgroup"), h => Assert.Equal("4", h.Attribute("colspan")?.Value));
    }

    [Fact]
    public void Of_few_origins_no_interval_is_claimed()
    {
        BacktestOutcome many = Outcome();
        ImmutableArray<ScoredForecast> few = [.. many.Scores.Where(s => s.Origin.Month <= 3)];
        (ImmutableArray<RowSkill> rows, ImmutableArray<MethodSkill> methods, ImmutableArray<SeriesSkill> ofSeries) = SkillTable.Of(few, 1);
        XElement page = Parse(many with { Scores = few, Rows = rows, Methods = methods, Series = ofSeries }).Page;
        Assert.Contains("There are too few origins for an interval: 3 neighbours are drawn together", page.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Worse than persistence beyond the interval:", page.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(page.Descendants("path"), IsWhisker);
        Assert.Contains(Pages()[0].Page.Descendants("path"), IsWhisker);

        static bool IsWhisker(XElement path) => path.Attribute("class")?.Value.StartsWith("whisker", StringComparison.Ordinal) == true;
    }

    [Fact]
    public void A_title_stands_in_the_grid_in_whole_lines_and_only_what_three_cannot_hold_is_left_out()
    {
        Assert.Equal(["Short"], SkillGrid.Lines("Short", 222));
        string title = "Events of people presented or channelled to the migration authority of Mexico";
        Assert.Equal(3, SkillGrid.Lines(title, 222).Length);
        Assert.Equal(title, string.Join(' ', SkillGrid.Lines(title, 222)));
        string[] cut = SkillGrid.Lines($"{title}, {title}", 222);
        Assert.Equal(3, cut.Length);
        Assert.EndsWith("…", cut[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.004, "even")]
    [InlineData(0.004, "even")]
    [InlineData(double.NaN, "even")]
    [InlineData(-0.006, "worse")]
    [InlineData(0.006, "better")]
    public void A_skill_that_reads_zero_has_the_colour_of_neither(double skill, string name)
    {
        HtmlWriter html = new();
        using (html.Open("svg"))
        {
            new SkillGrid(["Row"], ["Column"], (_, _) => new SkillCell(skill, "text", "below")).Draw(html);
        }

        Assert.Contains($"class=\"{name}\"", Encoding.UTF8.GetString([.. html.ToBytes()]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_same_backtest_gives_the_same_bytes_on_every_machine(string culture)
    {
        string[] here = [.. Specimen.Languages.Select(l => Text(Outcome(), l))];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(here, Specimen.Languages.Select(l => Text(Outcome(), l)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_backtest_of_nothing_says_so()
    {
        BacktestOutcome nothing = Outcome() with { Scores = [], Rows = [], Methods = [], Series = [], Pits = [] };
        Assert.Equal(5, Regex.Count(Text(nothing, Specimen.Languages[0]), "Nothing was scored: no month that was forecast has been counted."));
    }

    private static (XElement Page, string Language)[] Pages() => [.. Specimen.Languages.Select(l => Parse(Outcome(), l))];

    private static (XElement Page, string Language) Parse(BacktestOutcome outcome, Travesia.Results.Report.ReportLanguage? language = null)
        => (XDocument.Parse(Text(outcome, language ?? Specimen.Languages[0])["<!DOCTYPE html>\n".Length..]).Root!, (language ?? Specimen.Languages[0]).Words.Code);

    private static string Text(BacktestOutcome outcome, Travesia.Results.Report.ReportLanguage language)
        => Encoding.UTF8.GetString(SkillReport.Make(outcome, Specimen.Scenario("<b>&"), language.Words, "1.2.3").AsSpan());

    // Of one series the model is always nearer than persistence, of the other always further off.
    private static BacktestOutcome Outcome() => Outcome(("near", "A", null), ("far", "A", null));

    private static BacktestOutcome Outcome(params ReadOnlySpan<(string Series, string Area, string? Group)> rowsOf)
    {
        List<ScoredForecast> scores = [];
        foreach ((string series, string area, string? group) in rowsOf)
        {
            (double model, double persistence) = series == "near" ? (0.1, 0.4) : (0.4, 0.1);
            GroupId? of = group is null ? null : new GroupId(group);
            foreach (int month in Enumerable.Range(1, 6))
            {
                foreach (int horizon in Enumerable.Range(0, 3))
                {
                    foreach ((BacktestMethod method, double off) in new[] { (BacktestMethod.Model, model), (BacktestMethod.WithoutUpstream, model * 1.1), (BacktestMethod.WithoutPolicies, model * 1.2), (BacktestMethod.Persistence, persistence) })
                    {
                        CountDistribution forecast = new(CountDistribution.Log(1000 + (10 * month)) + off, 0.3);
                        scores.Add(new ScoredForecast(method, new CountRow(new(series), "P", area, of), new DateOnly(2023, month, 1), horizon, forecast, 1000 + (10 * month), ForecastScore.Of(forecast, 1000 + (10 * month))));
                    }
                }
            }
        }

        (ImmutableArray<RowSkill> rows, ImmutableArray<MethodSkill> methods, ImmutableArray<SeriesSkill> ofSeries) = SkillTable.Of([.. scores], 1);
        ImmutableArray<MethodPit> pits = [.. scores.GroupBy(s => (s.Horizon, s.Method)).Select(g => new MethodPit(g.Key.Method, g.Key.Horizon, g.Count(), PitHistogram.Of([.. g.Select(s => (s.Forecast, s.Observed))])))];
        return new BacktestOutcome(new BacktestOptions { From = new(2023, 1, 1), To = new(2023, 6, 1), Horizon = 2 }, [.. scores], rows, methods, ofSeries, pits, 7);
    }
}
