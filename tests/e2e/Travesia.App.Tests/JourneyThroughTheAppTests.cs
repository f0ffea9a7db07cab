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
        List<double> times = [];
        foreach (int at in Enumerable.Range(0, count).OrderBy(_ => random.Next()).Take(2))
        {
            times.Add(await visit.AnswerAsync(() => measures.Nth(at).Locator(".row input[role=switch]").ClickAsync()));
        }

        ILocator parole = page.Locator(".measures > li").Filter(new() { HasText = "Parole for Cubans" });
        await parole.Locator("button.more").ClickAsync();
        times.Add(await visit.AnswerAsync(() => parole.Locator("input[type=date]").First.FillAsync("2023-06-01")));
        Assert.Matches("rules? (is|are) changed", await page.Locator(".answered").InnerTextAsync());
        Assert.Equal(0, await page.Locator(".problem").CountAsync());
        await page.GetByRole(AriaRole.Tab, new() { Name = "With and without" }).ClickAsync();
        await page.Locator("table.both").First.WaitForAsync();
        string[] differences = [.. await page.Locator("table.both .difference").AllInnerTextsAsync()];
        Assert.Contains(differences, d => d != "0");
        Assert.True(await page.Locator("table.both tr.harm").CountAsync() >= 4);
        TestContext.Current.TestOutputHelper!.WriteLine($"from switch to redraw, ms: {string.Join(", ", times)}");
        if (Environment.GetEnvironmentVariable("TRAVESIA_TIMES") is { } file)
        {
            await File.AppendAllTextAsync(file, $"{string.Join('\n', times)}\n", TestContext.Current.CancellationToken);
        }

        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_is_refused_is_said_and_can_be_taken_back()
    {
        await using Visit visit = await opened.VisitAsync("lang=en&view=policies&scenario=tutorial");
        IPage page = visit.Page;
        await page.GetByLabel("Standing rules too").CheckAsync();
        await page.Locator("[data-policy=custody]").ClickAsync();
        await page.Locator(".problem").WaitForAsync();
        Assert.Contains("custodia", await page.Locator(".problem").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Everything as it was" }).ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('.problem') === null");
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
        Assert.Equal("PK"u8.ToArray(), (await SavedAsync(page, "XLSX"))[..2]);
        Assert.Equal("\x89PNG"u8.ToArray()[^3..], (await SavedAsync(page, "Map as PNG"))[1..4]);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("overview", 1440)]
    [InlineData("place&place=tapachula", 1440)]
    [InlineData("policies", 1440)]
    [InlineData("compare&off=parole-four-countries", 1440)]
    [InlineData("figures", 1440)]
    [InlineData("sources", 1440)]
    [InlineData("overview", 390)]
    [InlineData("policies", 390)]
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
