using System.Diagnostics;
using Microsoft.Playwright;
using Travesia.Tests;

[assembly: AssemblyFixture(typeof(Travesia.App.Tests.Opened))]

// One browser and one server at a time on a small machine; and what is timed is timed alone.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Travesia.App.Tests;

/// <summary>The app as a user has it: <c>travesia serve</c> as a process, and a browser. One for all tests, each with a page of its own.</summary>
public sealed class Opened : IAsyncLifetime
{
    // A machine that does much else is slow; what hangs is not waited for longer.
    public const float PatienceMs = 180_000;

    private readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string folder = Directory.CreateTempSubdirectory("travesia-app-").FullName;
    private Process server = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        string program = Environment.GetEnvironmentVariable("TRAVESIA_PROGRAM") ?? Repository.PathOf("src/Travesia.Cli/bin/Release/net10.0/travesia");
        Assert.True(File.Exists(program), $"{program} is not there: web/build, then dotnet build -c Release src/Travesia.Cli.");
        server = Process.Start(new ProcessStartInfo(program, ["serve", "--port", "0"]) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
        server.ErrorDataReceived += (_, said) =>
        {
            if (said.Data?.Split(' ')[^1] is { } last && last.StartsWith("http://", StringComparison.Ordinal))
            {
                listening.TrySetResult(last);
            }
        };
        server.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(TimeSpan.FromMilliseconds(PatienceMs), TestContext.Current.CancellationToken);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
        });
    }

    /// <summary>Opens the app and waits until the map is drawn.</summary>
    /// <param name="hash">What the address asks to see.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="height">Of the window.</param>
    public async Task<Visit> VisitAsync(string hash = "lang=en", int width = 1440, int height = 900)
    {
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce, AcceptDownloads = true });
        context.SetDefaultTimeout(PatienceMs);
        Visit visit = new(await context.NewPageAsync(), new Uri(Address));
        await visit.Page.GotoAsync($"{Address}#{hash}");
        await visit.Page.WaitForSelectorAsync(".map[data-drawn=true]");
        return visit;
    }

    /// <summary>An empty page, for looking at pictures.</summary>
    public async Task<IPage> BlankAsync() => await browser.NewPageAsync();

    /// <summary>Keeps a picture of a whole page for who looks, where TRAVESIA_PICTURES names a folder.</summary>
    public async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("TRAVESIA_PICTURES") is { } folder)
        {
            await page.EvaluateAsync("() => { document.querySelector('#app').style.height = 'auto'; document.querySelector('.panel').style.overflow = 'visible'; }");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>A page that was opened, and everything that went wrong on it.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    public Visit(IPage page, Uri address)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            // Pictures that the page makes itself are no requests to anybody.
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out Uri? asked) && asked.Scheme is not ("data" or "blob") && asked.Authority != address.Authority)
            {
                complaints.Add($"A request left the machine: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Complaints of the browser, those about how it draws without a graphics card aside.</summary>
    public IEnumerable<string> Complaints => complaints.Where(c => !c.Contains("GL Driver Message", StringComparison.Ordinal) && !c.Contains("swiftshader", StringComparison.OrdinalIgnoreCase));

    /// <summary>Waits for the answer to an edit, and says how many milliseconds it took from the edit to the redraw, and how many of them the server.</summary>
    /// <param name="edit">What is done to the page.</param>
    public async Task<(double Ms, double ServerMs)> AnswerAsync(Func<Task> edit)
    {
        int before = await Page.EvaluateAsync<int>("performance.getEntriesByName('travesia-answered').length");
        await edit();

        // Not at every frame, as it would by itself: the frames that this asks for are drawn by the cores that work out the answer.
        await Page.WaitForFunctionAsync("n => performance.getEntriesByName('travesia-answered').length > n", before, new PageWaitForFunctionOptions { PollingInterval = 100 });
        return (
            await Page.EvaluateAsync<double>("performance.getEntriesByName('travesia-answered').at(-1).detail"),
            await Page.EvaluateAsync<double>("performance.getEntriesByType('resource').filter(r => r.name.endsWith('/what-if')).at(-1).duration"));
    }

    public async ValueTask DisposeAsync()
    {
        // Work outlives the page that asked for it: the next test would wait for it.
        await Page.EvaluateAsync("async () => { for (const job of await (await fetch('/api/jobs')).json()) await fetch(`/api/jobs/${job.id}`, { method: 'DELETE' }); }");
        await Page.Context.CloseAsync();
    }
}
