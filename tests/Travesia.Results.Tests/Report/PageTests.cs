using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Rules;
using Travesia.Text;

namespace Travesia.Results.Tests.Report;

public sealed class PageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_well_formed_and_needs_nothing_but_itself()
    {
        (string english, string spanish) = await Specimen.ReportsAsync(Specimen.Scenario(), cancellation: Token);
        foreach ((string html, string language, string other) in ((string, string, string)[])[(english, "en", "informe.html"), (spanish, "es", "report.html")])
        {
            XElement page = Parse(html);
            Assert.Equal(language, page.Attribute("lang")?.Value);
            Assert.DoesNotContain(page.DescendantsAndSelf(), e => e.Name.LocalName is "script" or "img" or "link" or "iframe" or "object" or "embed" or "base" or "form" or "use" or "image");
            Assert.DoesNotContain(page.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "src" or "srcset" or "style" or "action" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            string[] leads = [.. page.Descendants().Attributes("href").Select(a => a.Value)];
            Assert.All(leads, l => Assert.True(l.StartsWith('#') || l == other, l));
            string style = page.Descendants("style").Single().Value;
            Assert.DoesNotMatch("(?i)@import|url\\(|expression|http", style);

            string[] ids = [.. page.Descendants().Attributes("id").Select(a => a.Value)];
            Assert.Equal(ids.Length, ids.Distinct().Count());
            Assert.All(leads.Where(l => l.StartsWith('#')), l => Assert.Contains(l[1..], ids));
            Assert.All(page.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' ')), i => Assert.Contains(i, ids));
        }
    }

    [Fact]
    public async Task Places_at_which_beds_are_as_likely_to_run_short_are_named_together()
    {
        Scenario scenario = Specimen.Scenario();
        (string english, string spanish) = await Specimen.ReportsAsync(scenario, cancellation: Token);
        Assert.Contains("likeliest, in 100% of the futures each, at 2 of them: Río ", english, StringComparison.Ordinal);
        Assert.Contains("de los futuros cada uno, en 2 de ellos: Río ", spanish, StringComparison.Ordinal);

        Scenario one = scenario with { Places = [.. scenario.Places.Select(p => p.Id.Value == "camp" ? p with { Beds = null } : p)] };
        Assert.Contains("likeliest at Río town", (await Specimen.ReportsAsync(one, cancellation: Token)).English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_picture_has_a_title_a_description_a_sentence_and_a_table()
    {
        (string english, string spanish) = await Specimen.ReportsAsync(Specimen.Scenario(), cancellation: Token);
        foreach (string html in (string[])[english, spanish])
        {
            XElement[] pictures = [.. Parse(html).Descendants("svg")];
            Assert.True(pictures.Length >= 14, $"{pictures.Length} pictures");
            foreach (XElement picture in pictures)
            {
                Assert.Equal(["title", "desc"], picture.Elements().Take(2).Select(e => e.Name.LocalName));
                Assert.All(picture.Elements().Take(2), e => Assert.True(e.Value.Length > 8, e.Value));
                Assert.Equal("img", picture.Attribute("role")?.Value);
                XElement figure = picture.Ancestors("figure").Single();
                Assert.Equal(picture.Element("desc")!.Value, figure.Element("figcaption")!.Value);
                Assert.NotEmpty(figure.Element("details")!.Descendants("tbody").Single().Elements("tr"));
            }
        }
    }

    [Fact]
    public async Task Headings_go_down_step_by_step_and_tables_have_heads()
    {
        XElement page = Parse((await Specimen.ReportsAsync(Specimen.Scenario(), cancellation: Token)).English);
        int[] levels = [.. page.Descendants().Where(e => Regex.IsMatch(e.Name.LocalName, "^h[1-6]$")).Select(e => e.Name.LocalName[1] - '0')];
        Assert.Equal(1, levels.Count(l => l == 1));
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), l => Assert.True(l.Second <= l.First + 1));
        foreach (XElement table in page.Descendants("table"))
        {
            Assert.NotEmpty(table.Element("caption")!.Value);
            int columns = table.Element("thead")!.Descendants("th").Count();
            Assert.All(table.Element("thead")!.Descendants("th"), h => Assert.Equal("col", h.Attribute("scope")?.Value));
            Assert.All(table.Element("tbody")!.Elements("tr"), r => Assert.Equal(columns, r.Elements().Count()));
            Assert.All(table.Element("tbody")!.Elements("tr"), r => Assert.Equal("row", r.Elements().First().Attribute("scope")?.Value));
        }
    }

    [Fact]
    public async Task Both_languages_say_as_much_and_neither_speaks_the_other()
    {
        (string english, string spanish) = await Specimen.ReportsAsync(Specimen.Scenario("Xyz"), cancellation: Token);
        (XElement one, XElement two) = (Parse(english), Parse(spanish));
        Assert.Equal(Shape(one.Element("body")!), Shape(two.Element("body")!));
        Assert.DoesNotMatch("[{}]", one.Element("body")!.Value + two.Element("body")!.Value);
        foreach (string name in (string[])["h2", "caption", "figcaption", "dt", "dd", "p"])
        {
            string[] same = [.. one.Descendants(name).Zip(two.Descendants(name)).Where(p => p.First.Value == p.Second.Value && Regex.IsMatch(p.First.Value, "[a-z]{4}") && !p.First.Value.Contains("Xyz")).Select(p => p.First.Value)];
            Assert.Empty(same);
        }

        Assert.Contains("From 1 January 2023 to 30 April 2023", english, StringComparison.Ordinal);
        Assert.Contains("Del 1 de enero de 2023 al 30 de abril de 2023", spanish, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)illegal|ilegal", english + spanish);

        static string Shape(XElement element) => string.Join(' ', element.DescendantsAndSelf().Select(e => e.Name.LocalName).Where(n => n is not ("text" or "path")));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task The_same_run_gives_the_same_bytes_on_every_machine(string culture)
    {
        (string English, string Spanish) here = await Specimen.ReportsAsync(Specimen.Scenario(), cancellation: Token);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = new CultureInfo(culture);
            Assert.Equal(here, await Specimen.ReportsAsync(Specimen.Scenario(), cancellation: Token));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = null;
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("]]><![CDATA[ --> </style></svg></title>")]
    [InlineData("&lt;b&gt; &amp; &#x3C;i>")]
    public async Task A_hostile_name_stays_a_name(string name)
    {
        (string english, string spanish) = await Specimen.ReportsAsync(Specimen.Scenario(name), cancellation: Token);
        (string plain, _) = await Specimen.ReportsAsync(Specimen.Scenario("plain"), cancellation: Token);
        string[] known = NamesIn(Parse(plain));
        foreach (string html in (string[])[english, spanish])
        {
            XElement page = Parse(html);
            Assert.Equal([], NamesIn(page).Except(known));
            Assert.Equal($"{name}: a system", page.Descendants("h1").Single().Value);
            Assert.Contains(page.Descendants("th"), h => h.Value == $"{name} town");
        }

        static string[] NamesIn(XElement page) => [.. page.DescendantsAndSelf().Select(e => e.Name.LocalName).Concat(page.DescendantsAndSelf().Attributes().Select(a => a.Name.LocalName)).Distinct()];
    }

    [Fact]
    public async Task What_moves_the_cursor_or_turns_a_line_around_is_made_visible_or_replaced()
    {
        (string english, _) = await Specimen.ReportsAsync(Specimen.Scenario("a\u202Eb\u0007c\ud800d\u0000e"), cancellation: Token);
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe: a system", Parse(english).Descendants("h1").Single().Value);
        Assert.DoesNotContain('\u202E', english);
    }

    [Fact]
    public async Task Rival_publishers_and_rival_figures_stand_side_by_side()
    {
        (string english, string spanish) = await Specimen.ReportsAsync(Specimen.Scenario("Xyz"), cancellation: Token);
        Assert.Contains("5000 sucesos", Section(Parse(spanish), "figures").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("events", Section(Parse(spanish), "figures").Value, StringComparison.Ordinal);
        XElement page = Parse(english);
        XElement south = page.Descendants("figure").Single(f => f.Element("h3")!.Value == "Xyz events: South");
        Assert.Equal(["When", "Rival", "Xyz office", "Median", "50% range", "80% range", "95% range"], south.Descendants("thead").Single().Descendants("th").Select(h => h.Value));
        Assert.Equal(["400", "2,000"], south.Descendants("tbody").Single().Elements("tr").First().Elements("td").Take(2).Select(c => c.Value));
        XElement figures = Section(page, "figures");
        XElement[] rivals = [.. figures.Descendants("ul").Single(u => u.Attribute("class")?.Value == "rivals").Elements("li")];
        Assert.Equal(["5,000 events", "at least 90 events"], rivals.Select(r => r.Element("strong")!.Value));
        Assert.Equal(["Xyz claims first", "Xyz claims second"], rivals.Select(r => r.Element("p")!.Value));
        Assert.Equal("Xyz counts all stops; 1 January 2023 to 31 January 2023", rivals[0].Descendants("dd").First().Value);
        Assert.Equal("Xyz note", rivals[0].Descendants("dd").Last().Value);
        Assert.All(rivals, r => Assert.Matches("^[0-9.,]+ \\([0-9.,]+ to [0-9.,]+\\) stops by authorities$", r.Descendants("dd").ElementAt(1).Value));
        string[] claims = [.. figures.Descendants("tbody").Single().Elements("tr").Select(r => r.Element("th")!.Nodes().OfType<XText>().Single().Value)];
        Assert.Equal(["Xyz claims put-in", "Xyz claims silent"], claims);
    }

    [Fact]
    public async Task On_a_telephone_each_cell_of_a_figure_says_under_which_head_it_stands_and_what_is_wider_says_that_it_slides()
    {
        (string english, string spanish) = await Specimen.ReportsAsync(Specimen.Scenario(), cancellation: Token);
        XElement table = Section(Parse(english), "figures").Descendants("table").Single();
        string[] heads = [.. table.Descendants("thead").Single().Descendants("th").Select(h => h.Value)];
        Assert.All(table.Descendants("tbody").Single().Elements("tr"), r => Assert.Equal(heads[1..], r.Elements("td").Select(c => c.Attribute("data-label")!.Value)));
        Assert.Contains("--slide: \"slide sideways to see all\"", english, StringComparison.Ordinal);
        Assert.Contains("--slide: \"deslice a los lados para ver todo\"", spanish, StringComparison.Ordinal);
        Assert.Contains("slides", Section(Parse(english), "map").Descendants("div").First().Attribute("class")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beds_say_where_their_number_comes_from_and_how_sure_it_is()
    {
        XElement places = Section(Parse((await Specimen.ReportsAsync(Specimen.Scenario("Xyz"), cancellation: Token)).English), "places");
        XElement[] rows = [.. places.Descendants("tbody").Single(b => b.Parent!.Element("caption")!.Value.StartsWith("All places", StringComparison.Ordinal)).Elements("tr")];
        Assert.Matches("^[0-9]+ \\([0-9]+ to [0-9]+\\)assumption$", Beds("Xyz town"));
        Assert.Equal("40Xyz press, 2023-05", Beds("Xyz camp"));

        string Beds(string place) => rows.Single(r => r.Element("th")!.Value == place).Elements("td").ElementAt(3).Value;
    }

    [Fact]
    public async Task The_model_card_tells_where_the_model_wins_and_loses_after_the_fit()
    {
        Scenario scenario = Specimen.Scenario("Xyz");
        Assert.DoesNotContain("which no parameter saw", (await Specimen.ReportsAsync(scenario, cancellation: Token)).English, StringComparison.Ordinal);
        CalibrationPlan plan = new(scenario.From, scenario.From.AddMonths(1).AddDays(-1), scenario.From.AddMonths(1), []);
        XElement model = Section(Parse((await Specimen.ReportsAsync(scenario with { Calibration = plan }, cancellation: Token)).English), "model");
        XElement[] rows = [.. model.Descendants("tbody").Single().Elements("tr")];

        // In the one month after the fit each office counts what it counted in the month before: nothing is nearer than the constant and persistence.
        Assert.Contains("From 1 February 2023 on the model runs free", model.Value, StringComparison.Ordinal);
        Assert.Equal(["worse than both", "1", "0%", "0%"], rows.First(r => r.Element("th")!.Value == "Xyz events: North").Elements("td").Where((_, i) => i != 2).Select(c => c.Value));
        Assert.All(rows, r => Assert.EndsWith("%", r.Elements("td").ElementAt(2).Value, StringComparison.Ordinal));
        Assert.Contains($"of all rows ({rows.Length}), in 0 and 0.", model.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_very_many_places_and_ways_the_largest_are_shown_and_the_page_says_so()
    {
        Scenario scenario = Specimen.Scenario("Xyz");
        Assert.DoesNotContain(" places. Pictures are of ", (await Specimen.ReportsAsync(scenario, cancellation: Token)).English, StringComparison.Ordinal);
        Scenario many = scenario with
        {
            Places = [.. scenario.Places, .. Enumerable.Range(0, 600).Select(i => scenario.Places[1] with { Id = new PlaceId($"more-{i}"), Name = $"More {i}" })],
            Links = [.. scenario.Links, .. Enumerable.Range(0, 1200).Select(i => scenario.Links[0] with { Id = new LinkId($"way-{i}") })],
        };
        XElement page = Parse((await Specimen.ReportsAsync(many, cancellation: Token)).English);
        XElement places = Section(page, "places");
        Assert.Contains("There are 606 places. Pictures are of the 60 places with known beds", places.Value, StringComparison.Ordinal);
        Assert.Equal(500, places.Descendants("tbody").Single(b => b.Parent!.Element("caption")!.Value.StartsWith("All places", StringComparison.Ordinal)).Elements("tr").Count());
        Assert.InRange(places.Descendants("figure").Count(), 1, 60);
        XElement map = Section(page, "map");
        Assert.Contains("There are 1,205 ways; the 1,000 ways that most people take", map.Value, StringComparison.Ordinal);
        Assert.Equal(1000, map.Descendants("tbody").Single().Elements("tr").Count());
    }

    [Fact]
    public async Task Pictures_of_published_counts_show_up_to_where_the_model_was_fitted()
    {
        Scenario scenario = Specimen.Scenario("Xyz");
        Assert.DoesNotContain("class=\"fitted\"", (await Specimen.ReportsAsync(scenario, cancellation: Token)).English, StringComparison.Ordinal);

        DateOnly last = scenario.From.AddMonths(1).AddDays(-1);
        Fitted fitted = new() { Maker = new FittedMaker("travesia calibrate", "0", scenario.From, last, last, new string('0', 64)), Quality = new(1, 1, true, 1, 2, 1, 1), Parameters = [] };
        (string english, string spanish) = await Specimen.ReportsAsync(scenario with { Fitted = fitted }, cancellation: Token);
        XElement series = Section(Parse(english), "series");
        XElement[] pictures = [.. series.Descendants("svg")];
        Assert.All(pictures, p => Assert.Single(p.Descendants(), e => e.Attribute("class")?.Value == "fitted"));
        Assert.Contains("31 January 2023, up to which the model was fitted: nothing after it was seen", series.Value, StringComparison.Ordinal);
        Assert.Contains("31 de enero de 2023, hasta donde se ajustó el modelo", spanish, StringComparison.Ordinal);
        Assert.DoesNotContain(Section(Parse(english), "places").Descendants("svg").Descendants(), e => e.Attribute("class")?.Value == "fitted");
    }

    [Fact]
    public async Task What_is_told_of_one_group_is_held_against_that_group()
    {
        Scenario scenario = Specimen.Scenario("Xyz");
        scenario = scenario with { Observations = [.. scenario.Observations.Where(o => o.Group is not null)] };
        XElement page = Parse((await Specimen.ReportsAsync(scenario, cancellation: Token)).English);
        double[] members = [.. Enumerable.Range(0, 24).Select(m => ((string[])["town", "gate"]).Sum(p => Synthetic.Value(
            new Measure(MeasureNames.Apprehensions, new PlaceId(p), null, new GroupId("a"), "days", Engine.Resolution.Period, null, null), m, 0)))];
        Array.Sort(members);
        double median = Inference.Quantiles.At(members, 0.5);
        XElement row = page.Descendants("figure").First(f => f.Element("h3")!.Value.StartsWith("Xyz events", StringComparison.Ordinal)).Descendants("tbody").Single().Elements("tr").First();
        Assert.Equal(["1,500", Localizer.English.Number(Travesia.Results.Report.Significant.Round(median))], row.Elements("td").Take(2).Select(c => c.Value));
    }

    [Fact]
    public async Task Rules_that_begin_alike_share_a_row_of_the_timeline_and_not_of_its_table()
    {
        XElement page = Parse((await Specimen.ReportsAsync(Specimen.Scenario("Xyz"), cancellation: Token)).English);
        XElement policies = Section(page, "policies");
        Assert.Equal(["Closure of ways (2 rules)", "Xyz stops"], policies.Descendants("text").Where(t => t.Attribute("class")?.Value == "bar-label").Select(t => t.Value));
        Assert.Equal(4, policies.Descendants("tbody").Single().Elements("tr").Count());
    }

    [Fact]
    public async Task Arrivals_never_stand_without_harm()
    {
        XElement page = Parse((await Specimen.ReportsAsync(Specimen.Scenario(), cancellation: Token)).English);
        foreach (XElement table in page.Descendants("table").Where(t => t.Element("thead")!.Descendants("th").Any(h => h.Value == "Arrivals")))
        {
            Assert.Contains(table.Element("thead")!.Descendants("th"), h => h.Value == "Deaths");
        }

        Assert.Contains("deaths", Section(page, "short").Element("ul")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_counts_beds_figures_policies_sources_and_parameters_it_says_so()
    {
        Scenario full = Specimen.Scenario();
        Scenario bare = full with
        {
            Observations = [], Figures = [], Policies = [], Series = [], Parameters = [], Sources = [],
            Places = [.. full.Places.Select(p => p with { Beds = null, Source = null, Country = new CountryCode("XAA") })],
        };
        XElement page = Parse((await Specimen.ReportsAsync(bare, cancellation: Token)).English);
        Assert.Contains("no published counts", Section(page, "series").Value, StringComparison.Ordinal);
        Assert.Contains("not known", Section(page, "places").Value, StringComparison.Ordinal);
        Assert.Contains("no published figures", Section(page, "figures").Value, StringComparison.Ordinal);
        Assert.Contains("no policies", Section(page, "policies").Value, StringComparison.Ordinal);
        Assert.Contains("cites no sources", Section(page, "sources").Value, StringComparison.Ordinal);
        Assert.Contains("no uncertain parameters", Section(page, "assumptions").Value, StringComparison.Ordinal);
        Assert.Contains("Untested", Section(page, "model").Value, StringComparison.Ordinal);
        Assert.Contains("nights without a bed", Section(page, "harm").Value, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants("path"), p => p.Attribute("class")?.Value == "land");
    }

    [Fact]
    public async Task One_place_one_member_and_one_month_are_enough()
    {
        Scenario full = Specimen.Scenario(days: 31);
        Scenario one = full with
        {
            Places = [full.Places[1]], Links = [], Groups = [full.Groups[0]], Series = [], Observations = [], Policies = [],
            Figures = [.. full.Figures.Select(f => f with { To = full.To })],
        };
        (string english, string spanish) = await Specimen.ReportsAsync(one, members: 1, cancellation: Token);
        Assert.DoesNotContain(Parse(english).Descendants("path"), p => p.Attribute("class")?.Value is "way" or "band80");
        Assert.Contains("Not testable", english, StringComparison.Ordinal);
        Parse(spanish);
    }

    [Fact]
    public async Task A_fluid_limit_is_called_one_wherever_a_reader_begins()
    {
        (string english, string spanish) = await Specimen.ReportsAsync(Specimen.Scenario(), isFluid: true, cancellation: Token);
        Assert.Contains("Fluid limit", Parse(english).Descendants("header").Single().Value, StringComparison.Ordinal);
        Assert.Contains("Fluid limit", Section(Parse(english), "model").Value, StringComparison.Ordinal);
        Assert.Contains("Límite fluido", Parse(spanish).Descendants("header").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Fluid limit", (await Specimen.ReportsAsync(Specimen.Scenario(), cancellation: Token)).English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_it_was_made_from_and_how_it_may_be_used()
    {
        string run = Section(Parse((await Specimen.ReportsAsync(Specimen.Scenario(), cancellation: Token)).English), "run").Value;
        Assert.Contains(Synthetic.Inputs(24).Files[0].Sha256, run, StringComparison.Ordinal);
        Assert.Contains("travesia run specimen --members 24 --seed 7", run, StringComparison.Ordinal);
        Assert.Contains("Travesia 0.1.0", run, StringComparison.Ordinal);
        Assert.Contains("not for enforcement", run, StringComparison.Ordinal);
    }

    private static XElement Section(XElement page, string id) => page.Descendants("section").Single(s => s.Attribute("id")?.Value == id);

    private static XElement Parse(string html)
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html", html, StringComparison.Ordinal);
        return XDocument.Parse(html["<!DOCTYPE html>\n".Length..], LoadOptions.PreserveWhitespace).Root!;
    }
}
