using System.Diagnostics;

namespace Travesia.Bench;

/// <summary>Times things against each other in turn, so that whatever else the machine does falls on all of them.</summary>
internal static class EngineTiming
{
    /// <summary>The shortest time of each action in milliseconds over so many rounds, after one round that warms up.</summary>
    public static double[] Shortest(int rounds, params Action[] actions)
    {
        var shortest = new double[actions.Length];
        Array.Fill(shortest, double.PositiveInfinity);
        for (int round = 0; round <= rounds; round++)
        {
            for (int i = 0; i < actions.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                actions[i]();
                double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                shortest[i] = round == 0 ? shortest[i] : Math.Min(shortest[i], time);
            }
        }

        return shortest;
    }
}
