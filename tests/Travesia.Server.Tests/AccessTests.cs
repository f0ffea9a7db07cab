using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Travesia.Cli;

namespace Travesia.Server.Tests;

public sealed class AccessTests
{
    private const string Token = "a-token-of-some-length";

    [Fact]
    public async Task Without_the_token_nothing_is_told()
    {
        await using Served served = await Served.StartAsync(null, "--token", Token);
        JsonElement problem = await served.GetAsync("/api/scenarios", 401);
        Assert.Equal("server.token.missing", problem.GetProperty("errors")[0].GetProperty("code").GetString());
        await served.GetAsync("/openapi/v1.json", 401);
        served.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "another-token-of-length");
        await served.GetAsync("/api/scenarios", 401);
        served.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        await served.GetAsync("/api/scenarios");
    }

    [Fact]
    public async Task The_app_is_opened_with_the_token_once()
    {
        await using Served served = await Served.StartAsync(null, "--token", Token);
        HttpResponseMessage opened = await served.Client.GetAsync($"/?token={Token}", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (opened.StatusCode, opened.Headers.Location?.ToString()));
        string cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        await served.GetAsync("/api/scenarios");
        HttpResponseMessage wrong = await served.Client.GetAsync("/?token=another-token-of-length", TestContext.Current.CancellationToken);
        Assert.False(wrong.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("evil.example", 421)]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]", 200)]
    public async Task A_server_of_this_machine_answers_to_no_other_name(string host, int status)
    {
        await using Served served = await Served.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/scenarios");
        request.Headers.Host = host;
        await Served.ReadAsync(await served.Client.SendAsync(request, TestContext.Current.CancellationToken), status);
    }

    [Theory]
    [InlineData("https://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData(null, 202)]
    public async Task A_page_of_another_site_begins_nothing(string? origin, int status)
    {
        await using Served served = await Served.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/jobs") { Content = new StringContent("{\"kind\":\"futures\",\"scenario\":\"walk\",\"members\":1}", null, "application/json") };
        request.Headers.Add("Origin", origin ?? served.Address.GetLeftPart(UriPartial.Authority));
        await Served.ReadAsync(await served.Client.SendAsync(request, TestContext.Current.CancellationToken), status);
    }

    [Theory]
    [InlineData("cli.serve.token", "--bind", "0.0.0.0")]
    [InlineData("cli.serve.token.short", "--bind", "0.0.0.0", "--token", "short")]
    [InlineData("cli.serve.address", "--bind", "everywhere")]
    [InlineData("cli.number", "--port", "65536")]
    [InlineData("cli.serve.port", "--bind", "192.0.2.1", "--token", Token)]
    [InlineData("cli.scenario.unknown", "nothing")]
    public async Task Where_nobody_may_listen_the_command_says_why(string code, params string[] options)
    {
        string folder = Directory.CreateTempSubdirectory("travesia-serve-").FullName;
        using StringWriter output = new();
        Surroundings surroundings = Served.Surroundings(folder, TextWriter.Null) with { Output = output };
        int exit = await CommandHost.RunAsync(["serve", .. options, "--json"], surroundings, TestContext.Current.CancellationToken);
        Assert.Equal(2, exit);
        Assert.Equal(code, JsonDocument.Parse(output.ToString()).RootElement.GetProperty("errors")[0].GetProperty("code").GetString());
    }
}
