using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Travesia.Server.Access;
using Travesia.Server.App;
using Travesia.Server.Endpoints;
using Travesia.Server.Jobs;
using Travesia.Server.Outcomes;
using Travesia.Server.Problems;
using Travesia.Server.Scenarios;

namespace Travesia.Server;

/// <summary>The HTTP API and, where it was built, the web app. It asks nothing of any other machine.</summary>
public sealed class TravesiaServer : IAsyncDisposable
{
    /// <summary>What builds the app, from the root of the repository.</summary>
    public const string BuildCommand = AppFiles.BuildCommand;

    private readonly WebApplication app;
    private readonly JobBoard board;
    private readonly Shelf shelf;
    private readonly OutcomeBoard outcomes;

    private TravesiaServer(WebApplication app, JobBoard board, Shelf shelf, OutcomeBoard outcomes, bool hasApp)
    {
        this.app = app;
        this.board = board;
        this.shelf = shelf;
        this.outcomes = outcomes;
        HasApp = hasApp;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Whether the web app is inside.</summary>
    public bool HasApp { get; }

    /// <summary>Begins to listen.</summary>
    /// <param name="settings">Where, for whom, and how much.</param>
    /// <param name="workshop">What it serves.</param>
    /// <param name="cancellation">Gives up before it listens.</param>
    /// <exception cref="IOException">The address is taken.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The address is none of this machine.</exception>
    /// <exception cref="ArgumentException">Other machines could reach it, and no token is set.</exception>
    public static async Task<TravesiaServer> StartAsync(ServerSettings settings, IWorkshop workshop, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(workshop);
        if (!settings.IsOfThisMachine && string.IsNullOrEmpty(settings.Token))
        {
            throw new ArgumentException("A token is required beyond this machine.", nameof(settings));
        }

        TravesiaServer server = Build(settings, workshop);
        try
        {
            await server.app.StartAsync(cancellation);
            server.Address = new Uri(server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            if (settings.WarmsUp)
            {
                _ = Task.Run(server.WarmAsync, CancellationToken.None);
            }

            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops listening; jobs that run are cancelled, and those of runs are continued by the next that asks for them.</summary>
    public async ValueTask DisposeAsync()
    {
        await board.DisposeAsync();
        await app.DisposeAsync();
        outcomes.Dispose();
    }

    private Task WarmAsync()
        => shelf.List("en").FirstOrDefault(s => s.IsSound) is { } first ? outcomes.WarmAsync(shelf.Open(first.Name)) : Task.CompletedTask;

    private static TravesiaServer Build(ServerSettings settings, IWorkshop workshop)
    {
        // Nothing is read from the folder or the environment that the process happens to stand in.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(TravesiaServer).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.MostBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = 4L * settings.MostRequests;
            kestrel.Listen(settings.Address, settings.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddOpenApi();
        builder.Services.ConfigureHttpJsonOptions(json => JsonForm.Set(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddRateLimiter(limiter => Limit(limiter, settings));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        Shelf shelf = new(workshop);
        OutcomeBoard outcomes = new(shelf, workshop);
        JobBoard board = new(settings, workshop);
        AppFiles files = new(typeof(TravesiaServer).Assembly);

        ProblemHandling.Use(app, workshop);
        app.Use(new Gatekeeper(settings).InvokeAsync);
        app.Use((context, next) => RefuseLargeBody(context, next, settings));
        app.UseRouting();
        app.UseRateLimiter();
        app.MapOpenApi("/openapi/v1.json");
        RouteGroupBuilder api = app.MapGroup("/api");
        ScenarioEndpoints.Map(api, settings, workshop, shelf, outcomes, files.IsBuilt);
        OutcomeEndpoints.Map(api, shelf, outcomes);
        JobEndpoints.Map(api, new JobMaker(settings, workshop, shelf, outcomes, board), board);
        files.Map(app);
        return new TravesiaServer(app, board, shelf, outcomes, files.IsBuilt);
    }

    private static void Limit(Microsoft.AspNetCore.RateLimiting.RateLimiterOptions limiter, ServerSettings settings)
    {
        // Who watches a job is connected all the time, and is limited by the number of connections alone.
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.Request.Path.Value?.EndsWith("/events", StringComparison.Ordinal) == true
            ? RateLimitPartition.GetNoLimiter("events")
            : RateLimitPartition.GetConcurrencyLimiter("all", _ => new ConcurrencyLimiterOptions { PermitLimit = settings.MostRequests, QueueLimit = settings.MostRequests }));
        limiter.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "1";
            await ProblemHandling.WriteAsync(rejected.HttpContext, StatusCodes.Status503ServiceUnavailable, [Refusal.DiagnosticOf(ServerCodes.Busy)]);
        };
    }

    // Before a byte of it is read; a body without a length is cut off by the server when it is too long.
    private static Task RefuseLargeBody(HttpContext context, RequestDelegate next, ServerSettings settings)
        => context.Request.ContentLength > settings.MostBodyBytes
            ? throw Refusal.Of(StatusCodes.Status413PayloadTooLarge, ServerCodes.BodyTooLarge, ("limit", JsonForm.Text(settings.MostBodyBytes)))
            : next(context);
}
