using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Travesia.Tests;

namespace Travesia.Server.Tests;

public sealed class HostileTests
{
    [Theory]
    [InlineData("/api/scenarios/../../etc/passwd")]
    [InlineData("/api/scenarios/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/scenarios/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/api/scenarios/..\\..\\windows")]
    [InlineData("/api/scenarios/walk/runs/..%2f..%2f..%2fetc")]
    [InlineData("/api/scenarios/walk/runs/%2e%2e%2f%2e%2e/report")]
    [InlineData("/api/outcomes/run.walk...%2f..%2fetc")]
    [InlineData("/api/outcomes/run...%2f..%2fwalk.x")]
    [InlineData("/../../etc/passwd")]
    [InlineData("/assets/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/jobs/..%2f..%2fx")]
    public async Task No_name_leads_out_of_what_is_served(string path)
    {
        await using Served served = await Served.StartAsync();
        string answer = await RawAsync(served, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 40[04] ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_megabytes_are_refused_before_they_are_read()
    {
        await using Served served = await Served.StartAsync();
        string answer = await RawAsync(served, "POST /api/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n{");
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("1,048,576 bytes", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_does_not_say_how_long_it_is_is_cut_off()
    {
        await using Served served = await Served.StartAsync();
        string megabyte = $"100000\r\n{new string(' ', 1 << 20)}\r\n";
        string answer = await RawAsync(served, $"POST /api/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{megabyte}{megabyte}");
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"off\": 5}")]
    [InlineData("{\"off\": [], \"onn\": []}")]
    [InlineData("{\"off\": [], \"off\": []}")]
    [InlineData("{\"dates\": {\"x\": {\"from\": \"2023-02-30\"}}}")]
    [InlineData("{\"dates\": {\"x\": null}}")]
    [InlineData("{\"off\": [null]}")]
    public async Task A_body_that_cannot_be_read_is_refused_with_a_reason(string body)
    {
        await using Served served = await Served.StartAsync();
        JsonElement problem = await served.PostTextAsync("/api/scenarios/walk/what-if", body, 400);
        Assert.Equal("server.body.wrong", problem.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.DoesNotContain("   at ", problem.GetRawText(), StringComparison.Ordinal);

        // Words of the platform tell a person nothing, in one language only.
        Assert.DoesNotContain("System.", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Travesia.", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Service", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deep_body_is_refused()
    {
        await using Served served = await Served.StartAsync();
        await served.PostTextAsync("/api/scenarios/walk/what-if", $"{{\"off\":{new string('[', 100_000)}", 400);
    }

    [Fact]
    public async Task What_a_form_of_another_site_could_send_is_refused()
    {
        await using Served served = await Served.StartAsync();
        JsonElement problem = await served.PostTextAsync("/api/jobs", "{\"kind\":\"run\",\"scenario\":\"walk\"}", 415, "text/plain");
        Assert.Equal("server.mediaType", problem.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Empty((await served.GetAsync("/api/jobs")).EnumerateArray());
    }

    [Fact]
    public async Task A_folder_with_errors_tells_them_with_their_lines_and_harms_nothing_else()
    {
        string folder = Served.TutorialFolder(f => File.AppendAllText(Path.Combine(f, "places.csv"), "\nextra,Extra,XX,nowhere,95,10,-3,,,,,,\n"));
        await using Served served = await Served.StartAsync(folder, "./tutorial");

        // Who starts it is told at once, and may mend it while it is served.
        Assert.Contains(served.SaidAtStart, l => l.StartsWith("places.csv:", StringComparison.Ordinal) && l.Contains("error", StringComparison.Ordinal));
        JsonElement problem = await served.GetAsync("/api/scenarios/tutorial", 422);
        JsonElement[] errors = [.. problem.GetProperty("errors").EnumerateArray()];
        Assert.True(errors.Length > 1);
        Assert.All(errors, e => Assert.Equal("places.csv", e.GetProperty("file").GetString()));
        Assert.All(errors, e => Assert.True(e.GetProperty("line").GetInt32() > 1));
        Assert.Contains((await served.GetAsync("/api/scenarios")).EnumerateArray(), s => s.GetProperty("name").GetString() == "tutorial" && !s.GetProperty("isSound").GetBoolean());
        await served.GetAsync("/api/scenarios/walk");

        // Mended, it is read again.
        File.Copy(Path.Combine(Repository.Root, "scenarios", "tutorial", "places.csv"), Path.Combine(folder, "tutorial", "places.csv"), overwrite: true);
        await served.GetAsync("/api/scenarios/tutorial");
    }

    [Fact]
    public async Task Script_in_names_stays_text()
    {
        const string Script = "<script>alert(1)</script>";
        string folder = Served.TutorialFolder(f =>
        {
            string places = Path.Combine(f, "places.csv");
            File.WriteAllText(places, File.ReadAllText(places).Replace("Puente", Script, StringComparison.Ordinal));
        });
        await using Served served = await Served.StartAsync(folder, "./tutorial");
        foreach (string path in (string[])["/api/scenarios/tutorial", $"/api/scenarios/{Uri.EscapeDataString(Script)}", $"/api/jobs/{Uri.EscapeDataString(Script)}"])
        {
            HttpResponseMessage response = await served.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(Script, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.EndsWith("json", response.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/api/scenarios", 200)]
    [InlineData("GET", "/api/scenarios/no", 404)]
    [InlineData("GET", "/no", 404)]
    [InlineData("PUT", "/api/scenarios", 405)]
    [InlineData("GET", "/", 200)]
    public async Task Every_answer_tells_the_browser_to_run_nothing_of_others(string method, string path, int status)
    {
        await using Served served = await Served.StartAsync();
        HttpResponseMessage response = await served.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(response.Headers.Contains("Server"));
    }

    private static async Task<string> RawAsync(Served served, string request)
    {
        using TcpClient client = new();
        await client.ConnectAsync(served.Address.Host, served.Address.Port, TestContext.Current.CancellationToken);
        await using NetworkStream stream = client.GetStream();
        StringBuilder answer = new();
        byte[] buffer = new byte[4096];
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
            for (int read; (read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0 && !answer.ToString().Contains("]}", StringComparison.Ordinal);)
            {
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (IOException) when (answer.Length > 0)
        {
            // What the server has no more use for it does not read; what it said came before.
        }

        return answer.ToString();
    }
}
