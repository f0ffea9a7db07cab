using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Travesia.Cli;
using Travesia.Cli.Loading;
using Travesia.Cli.TestHost;
using Travesia.Inference;
using Travesia.Rules.Corridor;
using Travesia.Tests;

namespace Travesia.Server.Tests;

/// <summary><c>travesia serve</c> inside the test, on a free port, in a folder of its own; asked over HTTP like any other.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly Task<int> running;
    private readonly bool ownsFolder;

    private Served(string folder, bool ownsFolder, Task<int> running, CancellationTokenSource ended, Uri address)
    {
        Folder = folder;
        this.ownsFolder = ownsFolder;
        this.running = running;
        this.ended = ended;
        Address = address;
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public string Folder { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>What was said before it listened.</summary>
    public IReadOnlyList<string> SaidAtStart { get; private init; } = [];

    /// <summary>Begins to serve.</summary>
    /// <param name="folder">Where the process stands; a new folder unless given.</param>
    /// <param name="options">Further options.</param>
    public static async Task<Served> StartAsync(string? folder = null, params string[] options)
    {
        string at = folder ?? Directory.CreateTempSubdirectory("travesia-serve-").FullName;
        CancellationTokenSource ended = new();
        LineWriter said = new();
        Task<int> running = Task.Run(() => CommandHost.RunAsync(["serve", "--port", "0", .. options], Surroundings(at, said), ended.Token));
        List<string> before = [];
        while (true)
        {
            Task<string> line = said.Lines.ReadAsync(TestContext.Current.CancellationToken).AsTask();
            if (await Task.WhenAny(line, running) == running)
            {
                Assert.Fail($"serve ended with {await running}.");
            }

            if ((await line).Split(' ')[^1] is { } last && last.StartsWith("http://", StringComparison.Ordinal))
            {
                return new Served(at, folder is null, running, ended, new Uri(last)) { SaidAtStart = before };
            }

            before.Add(await line);
        }
    }

    public static Surroundings Surroundings(string folder, TextWriter error) => new()
    {
        Output = TextWriter.Null,
        Error = error,
        RuleSets = [new CorridorRules(), new WalkRules()],
        Shipped = new ShippedScenarios(typeof(WalkRules).Assembly),
        LimitsOf = _ => ResourceLimits.None,
        Processors = 2,
        Folder = folder,
        Version = "0.1.0",
        Build = "one",
    };

    public async Task<JsonElement> GetAsync(string path, int status = 200) => await ReadAsync(await Client.GetAsync(path, TestContext.Current.CancellationToken), status);

    public async Task<JsonElement> PostAsync(string path, object body, int status = 200)
        => await ReadAsync(await Client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken), status);

    public async Task<JsonElement> PostTextAsync(string path, string body, int status, string type = "application/json")
        => await ReadAsync(await Client.PostAsync(path, new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type)), TestContext.Current.CancellationToken), status);

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response, int status)
    {
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode}, not {status}: {body}");
        Assert.Equal(status < 400 ? "application/json" : "application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>Every event of a job until it is over.</summary>
    public async Task<List<JsonElement>> WatchAsync(string job, string watcher = "", Action? begun = null)
    {
        List<JsonElement> events = [];
        using HttpResponseMessage response = await Client.GetAsync($"/api/jobs/{job}/events?watcher={watcher}", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                events.Add(JsonDocument.Parse(line["data: ".Length..]).RootElement);
                begun?.Invoke();
            }
        }

        return events;
    }

    /// <summary>A copy of the tutorial beside the process, served as <c>./tutorial</c>.</summary>
    public static string TutorialFolder(Action<string>? change = null)
    {
        string folder = Directory.CreateTempSubdirectory("travesia-serve-").FullName;
        string copy = Directory.CreateDirectory(Path.Combine(folder, "tutorial")).FullName;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "scenarios", "tutorial")))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        change?.Invoke(copy);
        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        Assert.Equal(0, await running);
        Client.Dispose();
        ended.Dispose();
        if (ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private sealed class LineWriter : StringWriter
    {
        private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

        public ChannelReader<string> Lines => lines.Reader;

        public override void WriteLine(string? value) => lines.Writer.TryWrite(value ?? "");
    }
}
