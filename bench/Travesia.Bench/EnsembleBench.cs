using System.Diagnostics;
using System.Globalization;
using Travesia.Inference;
using Travesia.Model;
using Travesia.Rules.Corridor;
using Travesia.Scenarios;

namespace Travesia.Bench;

/// <summary>How much faster two threads make an ensemble of which each member draws and compiles its own parameters.</summary>
internal static class EnsembleBench
{
    // So many that a round takes seconds: shorter ones tell what else the machine did.
    private const int Members = 240;
    private const int Rounds = 7;

    public static void Run(TextWriter output)
    {
        Scenario scenario = ScenarioFolder.Read(Tutorial()).Scenario!;

        // Until all that runs is compiled as well as it will be.
        Seconds(scenario, 1, Members);
        double[] ratios = new double[Rounds];
        double one = double.PositiveInfinity;
        double two = double.PositiveInfinity;
        double apart = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            // One after the other in turn, so that whatever else the machine does falls on both.
            double single = Seconds(scenario, 1, Members);
            double pair = Seconds(scenario, 2, Members);
            one = Math.Min(one, single);
            two = Math.Min(two, pair);
            apart = Math.Min(apart, SecondsApart(scenario));
            ratios[round] = single / pair;
        }

        Array.Sort(ratios);
        output.WriteLine("| ensemble, each member compiling its own parameters | value |");
        output.WriteLine("| --- | --- |");
        output.WriteLine(Invariant($"| members a round, rounds | {Members}, {Rounds} |"));
        output.WriteLine(Invariant($"| milliseconds a member, one thread, shortest round | {1000 * one / Members:F2} |"));
        output.WriteLine(Invariant($"| milliseconds a member, two threads, shortest round | {1000 * two / Members:F2} |"));
        output.WriteLine(Invariant($"| milliseconds a member, two ensembles of one thread each at once, shortest round | {1000 * apart / Members:F2} |"));
        output.WriteLine(Invariant($"| one thread over two: shortest over shortest; at least 1.85 | {one / two:F2} |"));
        output.WriteLine(Invariant($"| two apart over two threads, shortest over shortest | {apart / two:F2} |"));
        output.WriteLine(Invariant($"| one thread over two: median of rounds (least, greatest) | {ratios[Rounds / 2]:F2} ({ratios[0]:F2}, {ratios[^1]:F2}) |"));
    }

    private static double Seconds(Scenario scenario, int threads, int members)
    {
        long start = Stopwatch.GetTimestamp();
        Ensemble.RunAsync(scenario, new CorridorRules(), new EnsembleOptions { Members = members, Threads = threads }, new Forgetful()).GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Two ensembles at once that have nothing to do with each other: what the machine gives two threads at best.</summary>
    private static double SecondsApart(Scenario scenario)
    {
        long start = Stopwatch.GetTimestamp();
        Task[] both = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => Seconds(scenario, 1, Members / 2)))];
        Task.WhenAll(both).GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Tutorial()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Travesia.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The benchmark runs inside the source tree.");
        }

        return Path.Combine(folder.FullName, "scenarios", "tutorial");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Keeps nothing: the disk is measured elsewhere.</summary>
    private sealed class Forgetful : IMemberSink
    {
        public ValueTask<IReadOnlyList<HeldBatch>> BeginAsync(EnsembleLayout layout, CancellationToken cancellation) => new([]);

        public ValueTask TakeAsync(MemberBatch batch, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
