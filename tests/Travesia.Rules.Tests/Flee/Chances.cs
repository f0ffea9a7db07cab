namespace Travesia.Rules.Tests.Flee;

/// <summary>Luck from a seed.</summary>
internal sealed class Luck(int seed) : IChance
{
#pragma warning disable CA5394 // Not for secrets: a test needs the same numbers each time.
    private readonly Random random = new(seed);

    public int Pick(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += weight;
        }

        double left = random.NextDouble() * sum;
        int last = -1;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0)
            {
                continue;
            }

            last = i;
            left -= weights[i];
            if (left < 0)
            {
                break;
            }
        }

        return last;
    }

    public int Below(int limit) => random.Next(limit);

    /// <summary>By counting exponential waits: slow and plain.</summary>
    public int Poisson(double mean)
    {
        int count = -1;
        for (double time = 0; time <= mean; count++)
        {
            time -= Math.Log(1 - random.NextDouble());
        }

        return count;
    }
#pragma warning restore CA5394
}

/// <summary>Every future in turn: a tape of the alternatives taken, advanced like an odometer.</summary>
internal sealed class EveryFuture : IChance
{
    private readonly List<(int Taken, double[] Weights)> tape = [];
    private int position;

    /// <summary>The chance of the future that was just played.</summary>
    public double Chance => tape.Aggregate(1.0, (product, choice) => product * choice.Weights[choice.Taken] / choice.Weights.Sum());

    public int Pick(ReadOnlySpan<double> weights)
    {
        if (position == tape.Count)
        {
            tape.Add((Next(weights, 0), weights.ToArray()));
        }

        return tape[position++].Taken;
    }

    /// <summary>Winds to the next future; false after the last.</summary>
    public bool Advance()
    {
        position = 0;
        while (tape.Count > 0)
        {
            (int taken, double[] weights) = tape[^1];
            tape.RemoveAt(tape.Count - 1);
            int next = Next(weights, taken + 1);
            if (next < weights.Length)
            {
                tape.Add((next, weights));
                return true;
            }
        }

        return false;
    }

    private static int Next(ReadOnlySpan<double> weights, int from)
    {
        while (from < weights.Length && weights[from] <= 0)
        {
            from++;
        }

        return from;
    }
}

/// <summary>Whatever decides between alternatives with weights.</summary>
internal interface IChance
{
    int Pick(ReadOnlySpan<double> weights);
}
