using System.Diagnostics;
using System.Globalization;
using Travesia.Inference.WhatIf;
using Travesia.Model;
using Travesia.Rules.Corridor;
using Travesia.Scenarios;

namespace Travesia.Bench;

/// <summary>
/// A switch of the app, without browser and network: policies of the corridor of the Americas switched off one at a time, and what comes of
/// it worked out in real numbers. CPU seconds, which other work on the machine hardly moves, and seconds on the clock, which it does.
/// </summary>
internal static class WhatIfBench
{
    private const int Warming = 8;
    private const int Every = 9;

    public static void Run(TextWriter output)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "scenarios", "americas-2023");
        Scenario scenario = ScenarioFolder.Read(folder).Scenario ?? throw new InvalidOperationException($"'{folder}' cannot be read.");
        ExpectedModel model = new(scenario, new CorridorRules(), Environment.ProcessorCount);
        for (int i = 0; i < Warming; i++)
        {
            model.Answer(scenario);
        }

        Policy[] dated = [.. scenario.Policies.Where(p => !p.IsStanding && p.Effect.Key != "hold")];
        List<double> processor = [];
        List<double> clock = [];
        for (int i = 0; i < dated.Length; i += Every)
        {
            Scenario changed = scenario with { Policies = [.. scenario.Policies.Where(p => p.Id != dated[i].Id)] };
            (TimeSpan start, long since) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
            model.Answer(changed);
            clock.Add(Stopwatch.GetElapsedTime(since).TotalSeconds);
            processor.Add((Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"what-if, {processor.Count} switches: CPU s median {Median(processor):F2}, most {processor.Max():F2}; clock s median {Median(clock):F2}, least {clock.Min():F2}, most {clock.Max():F2}"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
