namespace Travesia.Engine.Tests;

/// <summary>What the fluid limit does not see: a queue in which people wait only because luck brings them in bunches.</summary>
public sealed class FluidBiasTests
{
    private const double Arrivals = 9.5;
    private const int Limit = 10;

    [Fact]
    public void A_limit_just_above_the_mean_queues_people_in_truth_and_none_in_the_fluid()
    {
        const int Days = 365;
        const int Runs = 400;
        var b = new ProgramBuilder(Days, [0]);
        StateId border = b.AddState(StableKey.Of("border"));
        StateId across = b.AddState(StableKey.Of("across"));
        GateId gate = b.AddGate(new Gate("border", GateKind.PerDay, [new(0, Limit)]));
        b.SetRow(border, b.AddRow(new Transition(across, 1, Passage: b.AddPassage([gate], border))));
        double[] means = [.. Enumerable.Repeat(Arrivals, Days)];
        b.AddDeparture(new Departure(border, means));
        Program program = b.Build();

        var queues = new double[Runs];
        SimulationRun run = SimulationRun.Begin(program, 0, 0);
        for (uint member = 0; member < Runs; member++)
        {
            run.Restart(9, member);
            while (!run.IsOver)
            {
                run.Advance();
                queues[member] += run.HeldBack(gate) / Days;
            }
        }

        SimulationRun fluid = SimulationRun.Begin(program, 0, 0, new RunOptions(Mode.Expected));
        double heldInFluid = 0;
        while (!fluid.IsOver)
        {
            fluid.Advance();
            heldInFluid += fluid.HeldBack(gate);
        }

        double mean = QueueOfAYear(Days);
        double deviation = Math.Sqrt(queues.Average(queue => Math.Pow(queue - mean, 2)));
        Assert.Equal(7, mean, 0.5);
        Assert.Equal(mean, queues.Average(), 5 * deviation / Math.Sqrt(Runs));
        Assert.Equal(0, heldInFluid);
        Assert.True(fluid.Recording.IsFluid, "A limit was tried, so the run is no mean, although nobody was held back.");
    }

    /// <summary>The exact mean number held back, over the days of a year that begins without anybody: tomorrow's queue is today's and today's arrivals less the limit.</summary>
    private static double QueueOfAYear(int days)
    {
        var arrivals = new double[60];
        arrivals[0] = Math.Exp(-Arrivals);
        for (int k = 1; k < arrivals.Length; k++)
        {
            arrivals[k] = arrivals[k - 1] * Arrivals / k;
        }

        var queue = new double[400];
        queue[0] = 1;
        double sum = 0;
        for (int day = 1; day < days; day++)
        {
            var next = new double[queue.Length];
            for (int waiting = 0; waiting < queue.Length; waiting++)
            {
                for (int k = 0; k < arrivals.Length; k++)
                {
                    next[Math.Clamp(waiting + k - Limit, 0, queue.Length - 1)] += queue[waiting] * arrivals[k];
                }
            }

            queue = next;
            sum += queue.Select((chance, waiting) => chance * waiting).Sum();
        }

        return sum / days;
    }
}
