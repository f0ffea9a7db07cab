using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Travesia.Cli.Loading;
using Travesia.Cli.TestHost;
using Travesia.Inference;
using Travesia.Rules;
using Travesia.Rules.Corridor;

namespace Travesia.Cli.Tests;

/// <summary>What a command left: its exit code and what it said.</summary>
internal sealed record Said(int Exit, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>Runs commands inside the test, in a folder of its own that is gone afterwards.</summary>
internal sealed class Terminal : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("travesia-cli-").FullName;

    /// <summary>Columns of the screen; none as where output is redirected.</summary>
    public int? Width { get; init; }

    public bool IsTerminal { get; init; }

    /// <summary>Whether the scenarios and rules are those that ship, and not the small ones made for tests.</summary>
    public bool IsProduct { get; init; }

    /// <summary>Ends the commands.</summary>
    public CancellationToken Signal { get; init; } = TestContext.Current.CancellationToken;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public ImmutableArray<IRuleSet> RuleSets { get; init; } = [new WalkRules()];

    public ShippedScenarios Shipped { get; init; } = new(typeof(WalkRules).Assembly);

    /// <summary>The build that makes runs; another one may follow it in the same folder.</summary>
    public string Build { get; set; } = "one";

    public ResourceLimits Limits { get; init; } = ResourceLimits.None;

    public async Task<Said> RunAsync(params string[] written)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        Surroundings surroundings = new()
        {
            Output = output,
            Error = error,
            IsErrorTerminal = IsTerminal,
            Width = Width,
            RuleSets = IsProduct ? [new CorridorRules()] : RuleSets,
            Shipped = IsProduct ? new ShippedScenarios(typeof(CommandHost).Assembly) : Shipped,
            Clock = Clock,
            LimitsOf = _ => Limits,
            Processors = 2,
            Folder = Folder,
            Version = "0.1.0",
            Build = Build,
        };
        int exit = await CommandHost.RunAsync(written, surroundings, Signal);
        return new Said(exit, output.ToString(), error.ToString());
    }

    /// <summary>All files below the folder with their hashes; locks aside.</summary>
    public string Print() => Print(Folder);

    public static string Print(string folder) => string.Join('\n', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(f => !f.Contains(".locks", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(f => $"{Path.GetRelativePath(folder, f)} {Hash(f)}"));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}

/// <summary>A clock that goes on by a fixed step whenever it is read, and whose timers fire when it is read past their time.</summary>
internal sealed class SteppingClock(TimeSpan step) : TimeProvider
{
    private readonly Lock reading = new();
    private readonly List<Timer> timers = [];
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        Timer[] due;
        long now;
        lock (reading)
        {
            now = ticks += step.Ticks;
            due = [.. timers.Where(t => t.Due <= now)];
            foreach (Timer timer in due)
            {
                timer.Due = now + timer.Period;
            }
        }

        foreach (Timer timer in due)
        {
            timer.Fire();
        }

        return now;
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, () => callback(state)) { Period = period.Ticks };
        lock (reading)
        {
            timer.Due = ticks + (dueTime > TimeSpan.Zero ? dueTime : period).Ticks;
            timers.Add(timer);
        }

        if (dueTime == TimeSpan.Zero)
        {
            timer.Fire();
        }

        return timer;
    }

    private sealed class Timer(SteppingClock clock, Action fire) : ITimer
    {
        public long Due { get; set; }

        public required long Period { get; init; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("No timer is changed.");

        public void Dispose()
        {
            lock (clock.reading)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
