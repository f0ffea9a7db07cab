using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Cli.Output;
using Travesia.Cli.Serving;
using Travesia.Server;
using Travesia.Text;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia serve [SCENARIO]</c>: the API and the app, until it is ended.</summary>
internal static class ServeCommand
{
    private const int FewestCharacters = 16;

    public static async Task<Report> ExecuteAsync(CommandContext context, CancellationToken cancellation)
    {
        (CommandTree tree, Surroundings surroundings) = (context.Tree, context.Surroundings);
        RunSettings settings = SettingsReader.Read(tree, context.Parse);
        ServerSettings server = SettingsOf(context, settings);
        CliWorkshop workshop = new(surroundings, context.Parse.GetValue(tree.ServeFolder), settings);
        foreach (string line in context.Words.Lines(workshop.WrongInFolder()))
        {
            surroundings.Error.WriteLine(line);
        }

        try
        {
            await using TravesiaServer running = await TravesiaServer.StartAsync(server, workshop, cancellation);
            Say(context, "serve.listening", ("address", running.Address.ToString()));
            if (!running.HasApp)
            {
                Say(context, "serve.noApp", ("command", TravesiaServer.BuildCommand));
            }

            Say(context, "serve.api", ("address", new Uri(running.Address, "/openapi/v1.json").ToString()));
            Say(context, "serve.stop");
            await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            return new Ended(running.Address, running.HasApp, context.Words);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw CommandFailure.Wrong(CliCodes.ServePort, ("value", new IPEndPoint(server.Address, server.Port).ToString()));
        }
    }

    private static ServerSettings SettingsOf(CommandContext context, RunSettings settings)
    {
        CommandTree tree = context.Tree;
        string? bind = context.Parse.GetValue(tree.Bind);
        ServerSettings server = new()
        {
            Address = bind is null ? IPAddress.Loopback : IPAddress.TryParse(bind, out IPAddress? address) ? address : throw CommandFailure.Wrong(CliCodes.ServeAddress, ("value", bind)),
            Token = context.Parse.GetValue(tree.Token),
            // One processor is left to who reads.
            Threads = settings.Threads ?? Math.Max(1, context.Surroundings.Processors - 1),
            WarmsUp = true,
        };
        server = SettingsReader.Port(tree, context.Parse) is { } port ? server with { Port = port } : server;
        bool isShort = server.Token is { Length: < FewestCharacters };
        return isShort || (server.Token is null && !server.IsOfThisMachine)
            ? throw CommandFailure.Wrong(isShort ? CliCodes.ServeTokenShort : CliCodes.ServeToken, ("value", server.Address.ToString()))
            : server;
    }

    private static void Say(CommandContext context, string code, params ReadOnlySpan<(string Name, object Value)> values)
    {
        context.Surroundings.Error.WriteLine(context.Words.Say(code, values));
        context.Surroundings.Error.Flush();
    }

    private sealed class Ended(Uri address, bool hasApp, Localizer words) : Report
    {
        public override string Status => "done";

        public override void WriteScreen(Screen screen) => screen.Line(words.Say("serve.stopped"));

        public override void WriteJson(Utf8JsonWriter json)
        {
            json.WriteString("address", address.ToString());
            json.WriteBoolean("app", hasApp);
        }
    }
}
