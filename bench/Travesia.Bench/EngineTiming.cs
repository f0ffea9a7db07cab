using System.Diagnostics;

namespace Travesia.Bench;

/// <summary>Something that is timed in steps.</summary>
/// <param name="Reset">Brings it to before its first step, untimed.</param>
/// <param name="Step">One step.</param>
internal sealed record EngineTimed(Action Reset, Action<int> Step);

/// <summary>Times things against each other in turn, so that whatever else the machine does falls on all of them.</summary>
internal static class EngineTiming
{
    /// <summary>
    /// The time of each thing in milliseconds: each step's shortest over so many rounds, added up. Steps are short, so that on a busy
    /// machine some round finds each of them undisturbed.
    /// </summary>
    public static double[] Shortest(int rounds, int steps, params EngineTimed[] things)
    {
        var shortest = new double[things.Length, steps];
        for (int round = -rounds / 4; round < rounds; round++)
        {
            for (int i = 0; i < things.Length; i++)
            {
                things[i].Reset();
                for (int step = 0; step < steps; step++)
                {
                    long start = Stopwatch.GetTimestamp();
                    things[i].Step(step);
                    double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

                    // The rounds below 0 warm up.
                    shortest[i, step] = round <= 0 ? time : Math.Min(shortest[i, step], time);
                }
            }
        }

        return [.. Enumerable.Range(0, things.Length).Select(i => Enumerable.Range(0, steps).Sum(step => shortest[i, step]))];
    }
}
