using System.Globalization;
using Travesia.Engine;
using Travesia.Engine.Randomness;
using Travesia.Engine.Running;

namespace Travesia.Bench;

/// <summary>What a day costs, as ratios within one run.</summary>
internal static class EngineBench
{
    private const int Days = 40;
    private const int Settling = 20;
    private const int Rounds = 15;

    private static readonly RunKey Luck = new(1, 1);

    public static void Run(TextWriter output)
    {
        output.WriteLine("| what | measured | must be |");
        output.WriteLine("| --- | --- | --- |");
        foreach (double people in (double[])[10, 100, 1000])
        {
            HundredTimesThePeople(output, people);
        }

        DayOverDraws(output, "people alone, 10 a place and group", new EngineNetwork(1000, 2300, 4, Days, 10));
        DayOverDraws(output, "people alone, 1000 a place and group", new EngineNetwork(1000, 2300, 4, Days, 1000));
        DayOverDraws(output, "parties, 1000 a place and group", new EngineNetwork(1000, 2300, 4, Days, 1000, 2.5));
        ExpectedOverProduct(output);
        Allocation(output);
    }

    private static void HundredTimesThePeople(TextWriter output, double people)
    {
        SimulationRun few = Settled(new EngineNetwork(1000, 2300, 4, Days, people), default);
        SimulationRun many = Settled(new EngineNetwork(1000, 2300, 4, Days, 100 * people), default);
        double[] times = EngineTiming.Shortest(Rounds, () => LiveOn(few), () => LiveOn(many));
        Line(output, $"100 times the people, from {people:F0} a place and group ({Occupied(few):P1} and {Occupied(many):P1} of the states occupied): time", $"{times[1] / times[0]:F2}", "1.2");
    }

    private static void DayOverDraws(TextWriter output, string name, EngineNetwork network)
    {
        Program program = network.Build();
        var log = new List<EngineDraw>();
        int drawnBefore = 0;
        SimulationRun logging = new Run<long, EngineDrawLog>(program, default, key => new EngineDrawLog(key, log));
        logging.Restart(Luck.Seed, Luck.Member);
        while (!logging.IsOver)
        {
            drawnBefore = logging.Day == Settling ? log.Count : drawnBefore;
            logging.Advance();
        }

        EngineDraw[] draws = [.. log[drawnBefore..]];
        SimulationRun run = SimulationRun.Begin(program, Luck.Seed, Luck.Member);
        Settle(run);
        long blocks = 0;
        double days = double.PositiveInfinity;
        double[] times = EngineTiming.Shortest(Rounds, () => days = Math.Min(days, LiveOn(run)), () => EngineDrawLog.Repeat(Luck, draws, out blocks));
        Line(output, $"day over its draws, {name}", $"{days / times[1]:F2}", "1.6");
        Line(output, $"a mean draw, {name}: nanoseconds, Philox blocks", $"{1e6 * times[1] / draws.Length:F1}, {(double)blocks / draws.Length:F2}", "25, or 3");
    }

    private static void ExpectedOverProduct(TextWriter output)
    {
        Program program = new EngineNetwork(1000, 2300, 4, Days, 100).Build();
        SimulationRun run = SimulationRun.Begin(program, 0, 0, new RunOptions(Mode.Expected));
        Settle(run);
        TransitionTable table = program.Parts.Table;
        int[] row = new int[program.StateCount + 1];
        var target = new List<int>();
        var probability = new List<double>();
        int[] rowOf = new int[program.StateCount];
        Array.Fill(rowOf, -1);
        foreach (Epoch epoch in program.Parts.Epochs)
        {
            for (int i = 0; i < epoch.States.Length; i++)
            {
                rowOf[epoch.States[i]] = epoch.Rows[i];
            }
        }

        for (int state = 0; state < rowOf.Length; state++)
        {
            if (rowOf[state] >= 0)
            {
                Row own = table.Rows[rowOf[state]];
                target.AddRange(table.Target[own.Start..(own.Start + own.Count)]);
                probability.AddRange(table.Probability[own.Start..(own.Start + own.Count)]);
            }
            else
            {
                target.Add(state);
                probability.Add(1);
            }

            row[state + 1] = target.Count;
        }

        double[] people = [.. Enumerable.Range(0, program.StateCount).Select(state => run.People(new StateId(state)))];
        double[] next = new double[people.Length];
        int[] targets = [.. target];
        double[] probabilities = [.. probability];
        double days = double.PositiveInfinity;
        double[] times = EngineTiming.Shortest(
            Rounds,
            () => days = Math.Min(days, LiveOn(run)),
            () =>
            {
                for (int day = Settling; day < Days; day++)
                {
                    Multiply(row, targets, probabilities, people, next);
                    (people, next) = (next, people);
                }
            });
        Line(output, $"expected day over a plain sparse row product", $"{days / times[1]:F2}", "2");
    }

    /// <summary>The product of people and table, as one would write it who knows of nothing else.</summary>
    private static void Multiply(int[] row, int[] target, double[] probability, double[] people, double[] next)
    {
        Array.Clear(next);
        for (int state = 0; state < people.Length; state++)
        {
            double here = people[state];
            for (int i = row[state]; i < row[state + 1]; i++)
            {
                next[target[i]] += here * probability[i];
            }
        }
    }

    private static void Allocation(TextWriter output)
    {
        foreach (RunOptions options in (RunOptions[])[default, new(Mode.Sampled, Coupling.Paired), new(Mode.Expected)])
        {
            SimulationRun run = Settled(new EngineNetwork(200, 460, 2, Days, 100, 2.5), options);
            long before = GC.GetAllocatedBytesForCurrentThread();
            while (!run.IsOver)
            {
                run.Advance();
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Line(output, $"bytes allocated by a day, {options.Mode}, {options.Coupling}", $"{allocated / (Days - Settling)}", "0");
        }
    }

    private static SimulationRun Settled(EngineNetwork network, RunOptions options)
    {
        SimulationRun run = SimulationRun.Begin(network.Build(), Luck.Seed, Luck.Member, options);
        Settle(run);
        return run;
    }

    private static void Settle(SimulationRun run)
    {
        run.Restart(Luck.Seed, Luck.Member);
        while (run.Day < Settling)
        {
            run.Advance();
        }
    }

    /// <summary>Lives the days after settling and settles again; says how long the days took in milliseconds.</summary>
    private static double LiveOn(SimulationRun run)
    {
        if (run.IsOver)
        {
            Settle(run);
        }

        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        while (!run.IsOver)
        {
            run.Advance();
        }

        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Occupied(SimulationRun run)
    {
        Settle(run);
        return Enumerable.Range(0, run.Program.StateCount).Count(state => run.People(new StateId(state)) > 0) / (double)run.Program.StateCount;
    }

    private static void Line(TextWriter output, FormattableString what, FormattableString measured, string bound) =>
        output.WriteLine($"| {what.ToString(CultureInfo.InvariantCulture)} | {measured.ToString(CultureInfo.InvariantCulture)} | {bound} |");
}
