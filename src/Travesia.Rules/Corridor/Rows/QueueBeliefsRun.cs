using Travesia.Engine;
using Travesia.Rules.Corridor.Choosing;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>What one run remembers of queues, and how people choose now.</summary>
internal sealed class QueueBeliefsRun : IDynamicsRun
{
    /// <summary>Days over which the throughput of a capacity is taken.</summary>
    private const int LateDays = 30;

    private readonly QueueBeliefs beliefs;
    private readonly CorridorStructure structure;
    private readonly ParallelOptions threads;
    private readonly ChoiceWork[] works;
    private readonly double[][] queues;
    private readonly double[][] passed;
    private readonly double[][] waits;
    private readonly (double Queue, double Throughput)[][] readings;
    private readonly Worth?[][] worths;
    private readonly int[] believed;
    private readonly int[] interval;
    private readonly RowRoom[] rooms;
    private readonly List<int> changing = [];

    public QueueBeliefsRun(QueueBeliefs beliefs, int threads)
    {
        this.threads = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) };
        this.beliefs = beliefs;
        structure = beliefs.Tables.Structure;
        int groups = beliefs.Timelines.Length, gates = beliefs.Gates.Length;
        // A journey that gets long because of a queue is no reason to stop a run.
        works = [.. Enumerable.Range(0, groups).Select(_ => new ChoiceWork(beliefs.Tables, beliefs.Networks, beliefs.Space, Choice.ChoiceSolver.GreatestMaximumLegs))];
        rooms = [.. Enumerable.Range(0, groups).Select(_ => new RowRoom())];
        queues = [.. Enumerable.Range(0, gates).Select(_ => new double[structure.Days])];
        passed = [.. Enumerable.Range(0, gates).Select(_ => new double[structure.Days])];
        waits = [.. Enumerable.Range(0, groups).Select(_ => new double[structure.Geography.Links.Length])];
        readings = [.. Enumerable.Range(0, groups).Select(_ => new (double, double)[gates])];
        worths = new Worth?[groups][];
        believed = new int[groups];
        interval = new int[groups];
        believed.AsSpan().Fill(-1);
        interval.AsSpan().Fill(-1);
    }

    /// <inheritdoc/>
    public void StartOfDay(int day, in Occupancy occupancy, Rewriter rewriter)
    {
        Remember(day, occupancy);
        bool reads = structure.PeriodStarts.Contains(day);
        changing.Clear();
        for (int g = 0; g < worths.Length; g++)
        {
            if ((beliefs.Rows[g].Length > 0 || beliefs.Departures[g].Length > 0) && (reads || beliefs.Timelines[g].IntervalOf(day) != interval[g]))
            {
                changing.Add(g);
            }
        }

        // No group's choices, rows or departures are another's.
        if (changing.Count > 1 && threads.MaxDegreeOfParallelism > 1)
        {
            Parallel.For(0, changing.Count, threads, i => Change(changing[i], day, reads, rewriter));
            return;
        }

        foreach (int group in changing)
        {
            Change(group, day, reads, rewriter);
        }
    }

    private void Remember(int day, in Occupancy occupancy)
    {
        for (int i = 0; i < queues.Length; i++)
        {
            double sum = 0;
            foreach (StateId state in beliefs.Waiting[i])
            {
                sum += occupancy.People(state);
            }

            queues[i][day] = sum;
            passed[i][day] = occupancy.Passed(beliefs.Gates[i]);
        }
    }

    private void Read(int group, int day)
    {
        int then = day - beliefs.Tables.ByGroup[group].KnownAfterDays;
        for (int i = 0; i < queues.Length; i++)
        {
            if (then < 0)
            {
                readings[group][i] = (0, 1);
                continue;
            }

            double throughput = beliefs.Throughput[i];
            if (double.IsNaN(throughput))
            {
                int first = Math.Max(0, then - LateDays + 1);
                throughput = passed[i].AsSpan(first, then - first + 1).ToArray().Sum() / (then - first + 1);
            }

            readings[group][i] = (queues[i][then], throughput);
        }
    }

    private void Change(int group, int day, bool reads, Rewriter rewriter)
    {
        if (reads)
        {
            Read(group, day);
        }

        Timeline timeline = beliefs.Timelines[group];
        int now = timeline.IntervalOf(day);
        int last = interval[group], belief = timeline.BeliefIn(now);
        bool chooses = FindWaits(group, timeline.Beliefs[belief]) || belief != believed[group];
        (interval[group], believed[group]) = (now, belief);
        Regimes actual = timeline.ActualIn(now);
        Worth?[]? before = worths[group];
        if (chooses)
        {
            Choose(group, timeline, belief);
        }

        foreach (DynamicRow row in beliefs.Rows[group])
        {
            if (before is null || !row.Row.Tree.IsSame(actual, timeline.ActualIn(last)) || !row.Row.Tree.IsSame(worths[group], before))
            {
                rewriter.SetRow(row.State, row.Row.Tree.Fill(actual, worths[group], rooms[group]));
            }
        }

        if (chooses)
        {
            foreach ((DepartureId id, DepartureRates rates) in beliefs.Departures[group])
            {
                rewriter.ScaleDeparture(id, rates.Factor(beliefs.Networks[group].First, worths[group][0]!, beliefs.Choices.Reference[group][0]!));
            }
        }
    }

    /// <summary>Without a believed wait the choices are those of the compilation. Should no solution be found, people go on as they did.</summary>
    private void Choose(int group, Timeline timeline, int belief)
    {
        Worth?[] unhindered = beliefs.Choices.ByBelief[group][belief];
        if (!waits[group].AsSpan().ContainsAnyExcept(0))
        {
            worths[group] = unhindered;
            return;
        }

        Worth?[] result = new Worth?[Variant.Kinds];
        if (works[group].TrySolve(group, timeline.Beliefs[belief], waits[group], worths[group] ?? unhindered, result, out _, out _))
        {
            worths[group] = result;
        }
        else
        {
            worths[group] ??= unhindered;
        }
    }

    /// <summary>The wait for each limited link: of the limits that the group reckons with, the longest.</summary>
    /// <returns>Whether any changed.</returns>
    private bool FindWaits(int group, Belief belief)
    {
        bool changed = false;
        double longest = beliefs.Tables.ByGroup[group].LongestBelievedWaitDays;
        foreach ((int link, int limited) in structure.Gates.Limited)
        {
            if (limited != group)
            {
                continue;
            }

            double wait = 0;
            foreach (int gate in structure.Gates.Of(link, group))
            {
                if (belief.Active[structure.Gates.All[gate].Policy])
                {
                    (double queue, double throughput) = readings[group][gate];
                    wait = Math.Max(wait, throughput > 0 ? Math.Min(queue / throughput, longest) : queue > 0 ? longest : 0);
                }
            }

            changed |= wait != waits[group][link];
            waits[group][link] = wait;
        }

        return changed;
    }
}
