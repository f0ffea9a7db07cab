using System.Runtime.InteropServices;

namespace Travesia.Engine.Building;

/// <summary>
/// The order in which gates serve, and the check that it exists: of any two gates, the transitions that pass the one include those
/// that pass the other, or the two share none. Transitions are counted by passage, so the cost does not grow with the table squared.
/// </summary>
internal static class GateNesting
{
    /// <summary>The position of each gate in the order of service, narrowest first.</summary>
    /// <param name="gateNames">The gates' names, for the error.</param>
    /// <param name="gateKeys">The gates' stable keys, which settle the order of equal scopes.</param>
    /// <param name="passages">The gates of each passage.</param>
    /// <param name="entryPassages">The passage of every transition.</param>
    public static int[] Order(IReadOnlyList<string> gateNames, ulong[] gateKeys, IReadOnlyList<int[]> passages, ReadOnlySpan<int> entryPassages)
    {
        var transitions = new long[passages.Count];
        foreach (int passage in entryPassages)
        {
            transitions[passage]++;
        }

        var scope = new long[gateNames.Count];
        var shared = new Dictionary<(int, int), long>();
        for (int p = 1; p < passages.Count; p++)
        {
            foreach (int gate in passages[p])
            {
                scope[gate] += transitions[p];
            }

            foreach (int a in passages[p])
            {
                foreach (int b in passages[p])
                {
                    if (a < b && transitions[p] > 0)
                    {
                        CollectionsMarshal.GetValueRefOrAddDefault(shared, (a, b), out _) += transitions[p];
                    }
                }
            }
        }

        foreach (((int a, int b), long both) in shared.OrderBy(pair => pair.Key))
        {
            if (both < Math.Min(scope[a], scope[b]))
            {
                throw new ProgramException($"The gates '{gateNames[a]}' and '{gateNames[b]}' overlap: some transitions pass both and some only the one or the other, so that neither is inside the other.");
            }
        }

        int[] order = [.. Enumerable.Range(0, gateNames.Count).OrderBy(gate => scope[gate]).ThenBy(gate => gateKeys[gate])];
        return order;
    }
}
