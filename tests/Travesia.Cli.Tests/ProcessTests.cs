using System.Diagnostics;
using System.Globalization;
using Travesia.Cli.TestHost;
using Travesia.Results;

namespace Travesia.Cli.Tests;

/// <summary>The command line as a process that is killed, interrupted, locked out and cut off from its output.</summary>
public class ProcessTests
{
    private const int Kills = 10;
    private const int Batches = 20;
    private static readonly string[] Command = ["run", "walk", "--members", "160", "--threads", "2"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_kills_at_random_moments_the_same_command_gives_the_same_bytes()
    {
        using Terminal whole = new();
        Assert.Equal(0, await EndAsync(Start(whole.Folder, Command)));

        // Moments are told by the work done, not by a clock, so that a busy machine kills where an idle one does.
        Random random = new(20230919);
        int[] batches = [.. Enumerable.Range(0, Batches - 2)];
        random.Shuffle(batches);
        using Terminal broken = new();
        int killed = 0;
        foreach (string part in batches.Take(Kills).Order().Select(b => b.ToString("D5", CultureInfo.InvariantCulture)))
        {
            using Process process = Start(broken.Folder, Command);
            while (!process.HasExited && !Directory.EnumerateDirectories(broken.Folder, part, SearchOption.AllDirectories).Any())
            {
                Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }

            killed += process.HasExited ? 0 : 1;
            process.Kill();
            await process.WaitForExitAsync(Token);

            // A run is whole or absent at every moment.
            foreach (string run in Directory.EnumerateDirectories(Path.Combine(broken.Folder, "runs", "walk")))
            {
                Assert.True(run.EndsWith(".partial", StringComparison.Ordinal) || run.EndsWith(".locks", StringComparison.Ordinal) || File.Exists(Path.Combine(run, RunManifest.FileName)), run);
            }
        }

        Assert.True(killed > 0);
        Assert.Equal(0, await EndAsync(Start(broken.Folder, Command)));
        Assert.Equal(whole.Print(), broken.Print());
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_interrupted_run_says_so_with_exit_code_3_and_is_continued(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are of Unix.");
        string[] command = ["run", "walk", "--members", "1000", "--threads", "2"];
        using Terminal terminal = new();
        using Process process = Start(terminal.Folder, command);
        Assert.Contains("1,000 futures", await process.StandardError.ReadLineAsync(Token), StringComparison.Ordinal);
        Assert.SkipWhen(signal == "INT" && IgnoresInterrupts(process), "Interrupts are ignored here, as a shell has it for what it starts in the background.");
        using (Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(Token);
        }

        string error = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.Equal(3, process.ExitCode);
        Assert.Contains("Interrupted after ", error, StringComparison.Ordinal);
        Assert.Contains("The same command continues from there.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);

        // What it says to be kept is what the next attempt finds.
        string kept = System.Text.RegularExpressions.Regex.Match(error, "Interrupted after ([\\d,]+) of 1,000 futures").Groups[1].Value;
        string resumed;
        using (Process again = Start(terminal.Folder, command))
        {
            resumed = await again.StandardError.ReadToEndAsync(Token);
            await again.WaitForExitAsync(Token);
            Assert.Equal(0, again.ExitCode);
        }

        Assert.Equal(kept != "0", resumed.Contains($"Continuing an earlier attempt: {kept} of 1,000 futures are there.", StringComparison.Ordinal));
        using Terminal whole = new();
        Assert.Equal(0, await EndAsync(Start(whole.Folder, command)));
        Assert.Equal(whole.Print(), terminal.Print());
    }

    [Fact]
    public async Task A_second_process_on_the_same_run_is_told()
    {
        string[] command = ["run", "walk", "--members", "2000", "--threads", "1"];
        using Terminal terminal = new();
        using Process first = Start(terminal.Folder, command);
        await first.StandardError.ReadLineAsync(Token);
        while (!Directory.EnumerateDirectories(terminal.Folder, "00000", SearchOption.AllDirectories).Any())
        {
            Token.ThrowIfCancellationRequested();
            Assert.False(first.HasExited);
            await Task.Yield();
        }

        using Process second = Start(terminal.Folder, command);
        string error = await second.StandardError.ReadToEndAsync(Token);
        await second.WaitForExitAsync(Token);
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("Another process is making this run", error, StringComparison.Ordinal);
        first.Kill();
        await first.WaitForExitAsync(Token);
    }

    [Fact]
    public async Task A_full_output_is_a_sentence_and_exit_code_1_and_a_closed_one_harms_nothing()
    {
        Assert.SkipWhen(!File.Exists("/dev/full"), "There is no /dev/full here.");
        using Terminal terminal = new();
        (int exit, string error) = await ShellAsync(terminal.Folder, $"\"{Host}\" run walk --members 3 > /dev/full");
        Assert.Equal(1, exit);
        Assert.Contains("the disk that standard output goes to is full. What was made stays made", error, StringComparison.Ordinal);
        Assert.DoesNotContain("--out", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);

        (_, string closed) = await ShellAsync(terminal.Folder, $"\"{Host}\" list --json | true");
        Assert.Equal("", closed);

        (exit, error) = await ShellAsync(terminal.Folder, $"\"{Host}\" list >&-");
        Assert.Equal(1, exit);
        Assert.Contains("Standard output is closed", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_standard_error_a_command_does_its_work_and_keeps_its_exit_code()
    {
        Assert.SkipWhen(!File.Exists("/dev/full"), "There is no /dev/full here.");
        using Terminal terminal = new();
        foreach (string redirection in (string[])["2>&-", "2>/dev/full"])
        {
            Assert.Equal((0, ""), await ShellAsync(terminal.Folder, $"\"{Host}\" run walk --members 3 --overwrite {redirection} >/dev/null"));
            Assert.Equal((2, ""), await ShellAsync(terminal.Folder, $"\"{Host}\" bogus {redirection}"));
        }
    }

    [Fact]
    public async Task In_a_folder_that_is_gone_a_command_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A folder in use cannot be deleted here.");
        using Terminal terminal = new();
        (int exit, string error) = await ShellAsync(terminal.Folder, $"mkdir gone && cd gone && rmdir ../gone && \"{Host}\" run walk --members 3");
        Assert.Equal(1, exit);
        Assert.StartsWith("The folder that this command was called in is not there any more.", error, StringComparison.Ordinal);
        Assert.Equal((0, ""), await ShellAsync(terminal.Folder, $"mkdir gone && cd gone && rmdir ../gone && \"{Host}\" list >/dev/null"));
    }

    [Fact]
    public async Task A_pipe_in_place_of_a_file_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no named pipes in folders here.");
        using Terminal terminal = new();
        (int exit, string error) = await ShellAsync(terminal.Folder, $"\"{Host}\" new mine >/dev/null && rm mine/links.csv && mkfifo mine/links.csv && \"{Host}\" validate ./mine");
        Assert.Equal(2, exit);
        Assert.Contains("links.csv is a pipe", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposed_word_reaches_a_program_as_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh here.");
        using Terminal terminal = new();
        foreach (string word in (string[])["plain", "./my runs", "a$HOME", "`ls`", "say \"so\"", "it's", "it's $5", "back\\slash", "~/x", "a;b&c", "*", "", "ñandú", "!!"])
        {
            (_, string echoed) = await ShellAsync(terminal.Folder, $"printf %s {Arguments.ProposedCommand.Quote(word)} >&2");
            Assert.Equal(word, echoed);
        }
    }

    private static string Host => Path.Combine(AppContext.BaseDirectory, typeof(WalkRules).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : ""));

    private static Process Start(string folder, string[] command) => Process.Start(new ProcessStartInfo(Host, command)
    {
        WorkingDirectory = folder,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
    })!;

    private static async Task<int> EndAsync(Process started)
    {
        using Process process = started;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Token), process.StandardError.ReadToEndAsync(Token));
        await process.WaitForExitAsync(Token);
        return process.ExitCode;
    }

    private static async Task<(int Exit, string Error)> ShellAsync(string folder, string line)
    {
        using Process process = Process.Start(new ProcessStartInfo("sh", ["-c", line]) { WorkingDirectory = folder, RedirectStandardError = true })!;

        // Who waits for a pipe waits for ever.
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            string error = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // The second signal of the mask that Linux shows for a process; a process inherits what its starter ignores.
    private static bool IgnoresInterrupts(Process process)
    {
        string status = $"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status";
        return File.Exists(status) && File.ReadLines(status).FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
            && (ulong.Parse(ignored.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;
    }
}
