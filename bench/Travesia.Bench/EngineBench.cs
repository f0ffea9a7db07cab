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
    private const int Rounds = 40;

    private static readonly RunKey Luck = new(1, 1);

    public static void Run(TextWriter output)
    {
        output.WriteLine("| what | measured | must be |");
        output.WriteLine("| --- | --- | --- |");
        foreach (double people in (double[])[10, 100, 1000, 10_000])
        {
            HundredTimesThePeople(output, people);
        }

        DayOverDraws(output, "people alone, 10 a place and group", new EngineNetwork(1000, 2300, 4, Days, 10));
        DayOverDraws(output, "people alone, 1000 a place and group", new EngineNetwork(1000, 2300, 4, Days, 1000));
        DayOverDraws(output, "parties, 1000 a place and group", new EngineNetwork(1000, 2300, 4, Days, 1000, 2.5));
        ExpectedOverProduct(output, counted: false);
        ExpectedOverProduct(output, counted: true);
        Allocation(output);
    }

    private static void HundredTimesThePeople(TextWriter output, double people)
    {
        SimulationRun few = Settled(new EngineNetwork(1000, 2300, 4, Days, people), default);
        SimulationRun many = Settled(new EngineNetwork(1000, 2300, 4, Days, 100 * people), default);
        double[] times = EngineTiming.Shortest(Rounds, Days - Settling, Timed(few), Timed(many));
        Line(output, $"100 times the people, from {people:F0} a place and group ({Occupied(few):P1} and {Occupied(many):P1} of the states occupied): time", $"{times[1] / times[0]:F2}", "1.2");
    }

    private static void DayOverDraws(TextWriter output, string name, EngineNetwork network)
    {
        Program program = network.Build();
        var log = new List<EngineDraw>();
        var drawsOfDay = new List<EngineDraw[]>();
        SimulationRun logging = new Run<long, EngineDrawLog>(program, default, key => new EngineDrawLog(key, log));
        logging.Restart(Luck.Seed, Luck.Member);
        while (!logging.IsOver)
        {
            log.Clear();
            logging.Advance();
            if (logging.Day > Settling)
            {
                drawsOfDay.Add([.. log]);
            }
        }

        SimulationRun run = SimulationRun.Begin(program, Luck.Seed, Luck.Member);
        long blocks = 0;
        var draws = new EngineTimed(() => blocks = 0, step =>
        {
            EngineDrawLog.Repeat(Luck, drawsOfDay[step], out long more);
            blocks += more;
        });
        double[] times = EngineTiming.Shortest(Rounds, Days - Settling, Timed(run), draws);
        double count = drawsOfDay.Sum(day => (double)day.Length);
        Line(output, $"day over its draws, {name}", $"{times[0] / times[1]:F2}", "1.6");
        Line(output, $"splitting the people of a state, {name}: nanoseconds, Philox blocks", $"{1e6 * times[1] / count:F1}, {blocks / count:F2}", "");
    }

    private static void ExpectedOverProduct(TextWriter output, bool counted)
    {
        Program program = new EngineNetwork(1000, 2300, 4, Days, 100, Counted: counted).Build();
        SimulationRun run = SimulationRun.Begin(program, 0, 0, new RunOptions(Mode.Expected));
        Settle(run);
        var plain = new EngineProduct(program, state => run.People(state));
        double[] times = EngineTiming.Shortest(
            Rounds,
            Days - Settling,
            Timed(run),
            new EngineTimed(() => { }, _ => plain.Multiply()),
            new EngineTimed(() => { }, _ => plain.MultiplyAndCount()));
        if (!counted)
        {
            Line(output, $"expected day over a plain sparse row product", $"{times[0] / times[1]:F2}", "2");
            return;
        }

        Line(output, $"the same with a tally and a stock for each place, over a product that counts nothing", $"{times[0] / times[1]:F2}", "");
        Line(output, $"the same over a product that counts the same", $"{times[0] / times[2]:F2}", "2");
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

    private static EngineTimed Timed(SimulationRun run) => new(() => Settle(run), _ => run.Advance());

    private static double Occupied(SimulationRun run)
    {
        Settle(run);
        return Enumerable.Range(0, run.Program.StateCount).Count(state => run.People(new StateId(state)) > 0) / (double)run.Program.StateCount;
    }

    private static void Line(TextWriter output, FormattableString what, FormattableString measured, string bound) =>
        output.WriteLine($"| {what.ToString(CultureInfo.InvariantCulture)} | {measured.ToString(CultureInfo.InvariantCulture)} | {bound} |");
}
