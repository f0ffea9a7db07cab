using System.Text;
using Microsoft.Playwright;
using Travesia.Tests;

namespace Travesia.App.Tests;

public sealed class JourneyThroughTheAppTests(Opened opened)
{
    [Fact]
    public async Task The_map_is_drawn_and_nothing_leaves_the_machine()
    {
        await using Visit visit = await opened.VisitAsync();
        IPage page = visit.Page;
        Assert.Contains("corridor of the Americas", await page.TitleAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.True(await page.Locator(".map .labels span").CountAsync() > 5);
        Assert.True(await InkAsync(page) > 0.02);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Time_moves_by_keyboard_and_plays()
    {
        await using Visit visit = await opened.VisitAsync();
        IPage page = visit.Page;
        ILocator slider = page.Locator("input[type=range]");
        string before = await page.Locator("output.now").InnerTextAsync();
        await slider.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        Assert.Equal("Week of 1 January 2022", await page.Locator("output.now").InnerTextAsync());
        Assert.NotEqual(before, await page.Locator("output.now").InnerTextAsync());
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("8 January 2022 to 14 January 2022", await slider.GetAttributeAsync("aria-valuetext"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await page.WaitForFunctionAsync("() => Number(document.querySelector('input[type=range]').value) > 2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_town_is_found_and_every_number_leads_to_its_source()
    {
        await using Visit visit = await opened.VisitAsync();
        IPage page = visit.Page;
        await page.GetByRole(AriaRole.Tab, new() { Name = "A place" }).ClickAsync();
        await page.GetByLabel("Find a place").FillAsync("tapachula");
        await page.GetByLabel("Find a place").PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Tapachula", Exact = true }).WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Who arrives" }).WaitForAsync();
        Assert.True(await page.Locator(".panel canvas").CountAsync() >= 2);
        await page.Locator(".beds .source").ClickAsync();
        await page.Locator("dialog[open]").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator("dialog[open]").CountAsync());
        Assert.Contains("place=tapachula", page.Url, StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Two_switches_and_a_day_change_what_comes_of_the_corridor()
    {
        await using Visit visit = await opened.VisitAsync("lang=en&view=policies");
        IPage page = visit.Page;
        int seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        Random random = new(seed);

        // Without rules of detention some who are stopped would be nowhere, which is refused with a sentence: that is another test.
        ILocator measures = page.Locator(".measures > li").Filter(new() { HasNotText = "Detention ·" });
        int count = await measures.CountAsync();
        Assert.True(count > 20);
        List<(double Ms, double ServerMs)> times = [];
        string? file = Environment.GetEnvironmentVariable("TRAVESIA_TIMES");
        if (file is not null)
        {
            // Measured is what somebody meets who has looked at the page for a while: by then the server knows its way.
            await page.WaitForTimeoutAsync(45_000);
        }

        foreach (int at in Enumerable.Range(0, count).OrderBy(_ => random.Next()).Take(file is null ? 2 : 10))
        {
            times.Add(await visit.AnswerAsync(() => measures.Nth(at).Locator(".row input[role=switch]").ClickAsync()));
            if (file is not null)
            {
                // Who looks at what came of it is on the way to the next switch when futures of this one are being worked out.
                await page.WaitForTimeoutAsync(3_000);
            }
        }

        ILocator parole = page.Locator(".measures > li").Filter(new() { HasText = "Parole for Cubans" });
        await parole.Locator("button.more").ClickAsync();
        times.Add(await visit.AnswerAsync(() => parole.Locator("input[type=date]").First.FillAsync("2023-06-01")));
        Assert.Matches("rules? (is|are) changed", await page.Locator(".answered").InnerTextAsync());
        Assert.Equal(0, await page.Locator(".problem").CountAsync());
        await page.GetByRole(AriaRole.Tab, new() { Name = "With and without" }).ClickAsync();
        await page.Locator("table.both").First.WaitForAsync();
        Assert.True(await page.Locator(".status .changes li").CountAsync() >= 2);
        Assert.Contains("Parole for Cubans", await page.Locator(".status .changes").InnerTextAsync(), StringComparison.Ordinal);
        string[] differences = [.. await page.Locator("table.both .difference").AllInnerTextsAsync()];
        Assert.Contains(differences, d => d != "0");
        Assert.True(await page.Locator("table.both tr.harm").CountAsync() >= 4);
        TestContext.Current.TestOutputHelper!.WriteLine($"from switch to redraw, and of that the server, ms: {string.Join(", ", times)}");
        if (file is not null)
        {
            await File.AppendAllTextAsync(file, $"{string.Join('\n', times)}\n", TestContext.Current.CancellationToken);
        }

        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_link_shares_switches_and_days_and_a_hostile_one_does_no_harm()
    {
        await using Visit visit = await opened.VisitAsync("lang=en&scenario=tutorial&view=policies");
        IPage page = visit.Page;
        await visit.AnswerAsync(() => page.Locator(".measures > li .row input[role=switch]").First.ClickAsync());
        ILocator second = page.Locator(".measures > li").Nth(1);
        await second.Locator("button.more").ClickAsync();
        await visit.AnswerAsync(() => second.Locator("input[type=date]").First.FillAsync("2023-06-02"));
        await page.WaitForFunctionAsync("() => location.hash.includes('dates=') && location.hash.includes('off=')");
        string address = new Uri(page.Url).Fragment[1..];
        await using Visit other = await opened.VisitAsync(address);
        Assert.False(await other.Page.Locator(".measures > li .row input[role=switch]").First.IsCheckedAsync());
        await other.Page.Locator(".measures > li").Nth(1).Locator("button.more").ClickAsync();
        Assert.Equal("2023-06-02", await other.Page.Locator(".measures > li").Nth(1).Locator("input[type=date]").First.InputValueAsync());
        Assert.Empty(other.Complaints);

        await using Visit hostile = await opened.VisitAsync(
            "lang=%3Cscript%3E&scenario=..%2F..%2Fetc&view=constructor&week=-1e99&place=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&off=__proto__,%00,nobody&dates=__proto__%3D2023-01-01..,constructor%3D9999-99-99..x,a%3D..");
        Assert.Equal(0, await hostile.Page.Locator(".problem").CountAsync());
        Assert.Equal("Overview", await hostile.Page.Locator("[role=tab][aria-selected=true]").InnerTextAsync());
        Assert.DoesNotContain("proto", new Uri(hostile.Page.Url).Fragment, StringComparison.Ordinal);
        Assert.Empty(hostile.Complaints);
    }

    [Fact]
    public async Task A_journey_is_worked_out_with_its_legs_its_published_cost_and_synthetic_examples()
    {
        await using Visit visit = await opened.VisitAsync("lang=en&view=journeys");
        IPage page = visit.Page;
        await page.Locator(".presets button").First.ClickAsync();
        await page.Locator("table.legs").WaitForAsync(new() { Timeout = 3 * Opened.PatienceMs });
        Assert.True(await page.Locator("table.dangers tbody tr").CountAsync() >= 5);
        Assert.Contains("Families spend over 1,000 dollars", await page.Locator(".panel").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(3, await page.Locator(".example .label").CountAsync());
        Assert.All(await page.Locator(".example .label").AllInnerTextsAsync(), l => Assert.StartsWith("Synthetic: not a person", l, StringComparison.Ordinal));
        await AxeAsync(page);
        await opened.KeepAsync(page, "journeys");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_forecast_is_worked_out_beside_the_naive_one_and_what_was_counted()
    {
        await using Visit visit = await opened.VisitAsync("lang=en&view=forecast");
        IPage page = visit.Page;
        await page.GetByLabel("Known up to").SelectOptionAsync("2022-06-30");
        await page.GetByLabel("How far ahead").SelectOptionAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Work it out" }).ClickAsync();
        await page.Locator("table.fan").First.WaitForAsync(new() { Timeout = 3 * Opened.PatienceMs });
        Assert.Contains("it is the model's answer", await page.Locator(".panel").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator(".panel canvas").CountAsync() == 2);
        Assert.DoesNotContain("–", await page.Locator("table.fan").First.Locator("tbody tr").First.Locator("td").Nth(4).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("below 0 worse", await page.Locator(".skill").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByLabel("Series and area").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await AxeAsync(page);
        await opened.KeepAsync(page, "forecast");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_is_refused_is_said_and_can_be_taken_back()
    {
        await using Visit visit = await opened.VisitAsync("lang=en&view=policies&scenario=tutorial");
        IPage page = visit.Page;
        await page.GetByLabel("Standing rules too").CheckAsync();
        Assert.True(await page.Locator("[data-policy=custody]").IsDisabledAsync());
        await page.GetByLabel("Standing rules too").UncheckAsync();
        ILocator measure = page.Locator(".measures > li").First;
        await measure.Locator("button.more").ClickAsync();
        ILocator last = measure.Locator("input[type=date]").Last;
        string before = await last.InputValueAsync();
        await last.FillAsync("1999-12-31");
        await measure.Locator(".problem").WaitForAsync();
        Assert.Contains("as it was before", await measure.Locator(".problem").InnerTextAsync(), StringComparison.Ordinal);

        // Switches, days and numbers agree: what was refused is not shown as done, and what is asked next is answered.
        Assert.Equal(before, await last.InputValueAsync());
        Assert.True(await page.GetByRole(AriaRole.Button, new() { Name = "Everything as it was" }).IsDisabledAsync());
        Assert.DoesNotContain("dates=", new Uri(page.Url).Fragment, StringComparison.Ordinal);
        await visit.AnswerAsync(() => page.Locator(".measures > li .row input[role=switch]").First.ClickAsync());
        Assert.Equal(0, await page.Locator(".problem").CountAsync());
    }

    [Fact]
    public async Task Who_comes_later_finds_the_futures_that_are_there_already()
    {
        await using Visit first = await opened.VisitAsync("lang=en&scenario=tutorial");
        await first.Page.Locator(".status strong", new() { HasText = "40 simulated" }).WaitForAsync();
        await using Visit second = await opened.VisitAsync("lang=en&scenario=tutorial");
        await second.Page.Locator(".status strong", new() { HasText = "40 simulated" }).WaitForAsync();
        Assert.Empty(second.Complaints);
    }

    [Fact]
    public async Task An_address_that_is_refused_shows_the_scenario_as_it_is_and_says_why()
    {
        await using Visit visit = await opened.VisitAsync("lang=en&scenario=tutorial&off=custody");
        await visit.Page.Locator(".problem").WaitForAsync();
        Assert.Contains("as it was before", await visit.Page.Locator(".problem").InnerTextAsync(), StringComparison.Ordinal);

        // The map was drawn, which a visit waits for, and there are people on the way.
        Assert.Matches("[1-9]", await visit.Page.Locator("table").First.InnerTextAsync());
    }

    [Fact]
    public async Task The_language_changes_everywhere()
    {
        await using Visit visit = await opened.VisitAsync();
        IPage page = visit.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Español" }).ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Políticas" }).WaitForAsync();
        Assert.Equal("es", await page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.Contains("muertes", await page.Locator(".panel").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotMatch("\\bapp\\.[a-z]", await page.Locator("body").InnerTextAsync());

        // Titles that the scenario gives, and those of what is asked for later.
        await page.GetByRole(AriaRole.Heading, new() { Name = "El corredor de las Américas, 2022 y 2023" }).WaitForAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Políticas" }).ClickAsync();
        await page.GetByText("Título 42: expulsión a México, mexicanos").First.WaitForAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Cifras" }).ClickAsync();
        await page.GetByText("Medio millón de personas cruzarían el Darién en 2023").WaitForAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_is_shown_can_be_taken_along()
    {
        await using Visit visit = await opened.VisitAsync();
        IPage page = visit.Page;
        string csv = Encoding.UTF8.GetString(await SavedAsync(page, "CSV"));
        Assert.StartsWith("\ufeffplace,name,country,arrivals median", csv, StringComparison.Ordinal);
        Assert.Contains("tapachula,Tapachula,MEX,", csv, StringComparison.Ordinal);
        Assert.Contains(",scenario,changes,numbers,version\r\n", csv, StringComparison.Ordinal);
        Assert.Contains(",americas-2023,,", csv, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await SavedAsync(page, "XLSX"))[..2]);
        Assert.Equal("\x89PNG"u8.ToArray()[^3..], (await SavedAsync(page, "Map as PNG"))[1..4]);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("overview", 1440)]
    [InlineData("place&place=tapachula", 1440)]
    [InlineData("policies", 1440)]
    [InlineData("compare&off=parole-four-countries", 1440)]
    [InlineData("journeys", 1440)]
    [InlineData("forecast", 1440)]
    [InlineData("figures", 1440)]
    [InlineData("sources", 1440)]
    [InlineData("overview", 390)]
    [InlineData("policies", 390)]
    [InlineData("journeys", 390)]
    [InlineData("forecast", 390)]
    public async Task Everybody_can_use_it(string view, int width)
    {
        await using Visit visit = await opened.VisitAsync($"lang=en&view={view}", width, 844);
        IPage page = visit.Page;
        await page.Locator(".panel .use").WaitForAsync();
        if (view.Contains("place=", StringComparison.Ordinal))
        {
            await page.GetByRole(AriaRole.Heading, new() { Name = "Who arrives" }).WaitForAsync();
        }

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than the window.");
        await AxeAsync(page);
        await opened.KeepAsync(page, $"{view.Split('&')[0]}-{width}");
    }

    private static async Task AxeAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Repository.PathOf("web/node_modules/axe-core/axe.min.js"), TestContext.Current.CancellationToken));
        string[] found = await page.EvaluateAsync<string[]>(
            "axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(v => `${v.impact}: ${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`))");
        Assert.Empty(found);
    }

    private static async Task<byte[]> SavedAsync(IPage page, string button)
    {
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());
        return await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
    }

    /// <summary>The share of the map that has the colour of people on the way or in a place.</summary>
    private static Task<double> InkAsync(IPage page) => page.EvaluateAsync<double>(
        """
        () => {
          const canvas = document.querySelector('.map canvas');
          const copy = document.createElement('canvas');
          [copy.width, copy.height] = [canvas.width, canvas.height];
          const context = copy.getContext('2d');
          context.drawImage(canvas, 0, 0);
          const { data } = context.getImageData(0, 0, copy.width, copy.height);
          let ink = 0;
          for (let i = 0; i < data.length; i += 4) {
            const [r, g, b] = [data[i], data[i + 1], data[i + 2]];
            ink += (b - r > 60) || (r - b > 60) ? 1 : 0;
          }
          return ink / (data.length / 4);
        }
        """);
}
