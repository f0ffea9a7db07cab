using System.Diagnostics;
using System.Globalization;
using Travesia.Engine;

namespace Travesia.Bench;

/// <summary>A network of 20,000 places, 46,000 links and 10 groups over a year: built and run once.</summary>
internal static class EngineLargeBench
{
    public static void Run(TextWriter output)
    {
        long start = Stopwatch.GetTimestamp();
        Program program = new EngineNetwork(20_000, 46_000, 10, 365, 20).Build();
        double build = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        Simulation.Run(program, 1, 1);
        double sampled = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        Simulation.RunExpected(program);
        double expected = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        Simulation.Run(new EngineNetwork(20_000, 46_000, 10, 365, 0).Build(), 1, 1);
        double empty = Stopwatch.GetElapsedTime(start).TotalSeconds - build;
        double peak = Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024 * 1024);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            | what | measured |
            | --- | --- |
            | states, transitions | {program.StateCount:N0}, {program.TransitionCount:N0} |
            | building, seconds | {build:F1} |
            | one sampled member, seconds | {sampled:F1} |
            | one expected run, seconds | {expected:F1} |
            | the same network without people, seconds beyond building | {Math.Max(0, empty):F1} |
            | largest working set, GiB | {peak:F2} |
            """));
    }
}
