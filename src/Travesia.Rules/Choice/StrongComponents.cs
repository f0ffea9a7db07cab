namespace Travesia.Rules.Choice;

/// <summary>
/// The strongly connected components of a directed graph, each after all components that it leads to (Tarjan 1972), found without
/// recursion, so that a chain of any length fits the stack.
/// </summary>
internal static class StrongComponents
{
    /// <summary>Finds them.</summary>
    /// <param name="start">First successor of each node; one more than there are nodes.</param>
    /// <param name="successors">Successors; those below 0 are passed over.</param>
    /// <param name="included">Which nodes take part.</param>
    /// <returns>The nodes, component by component, ascending within each, and the first of each component; one more than there are.</returns>
    public static (int[] Nodes, int[] ComponentStart) Find(ReadOnlySpan<int> start, ReadOnlySpan<int> successors, ReadOnlySpan<bool> included)
    {
        int n = start.Length - 1;
        int[] number = new int[n], low = new int[n], next = new int[n], path = new int[n], open = new int[n];
        bool[] closed = new bool[n];
        var nodes = new List<int>(n);
        var componentStart = new List<int>(n + 1);
        int numbered = 0, depth = 0, opened = 0;
        for (int root = 0; root < n; root++)
        {
            if (!included[root] || number[root] != 0)
                continue;
            path[depth++] = root;
            while (depth > 0)
            {
                int v = path[depth - 1];
                if (number[v] == 0)
                {
                    number[v] = low[v] = ++numbered;
                    next[v] = start[v];
                    open[opened++] = v;
                }

                bool descended = false;
                while (next[v] < start[v + 1] && !descended)
                {
                    int w = successors[next[v]];
                    if (w >= 0 && included[w] && number[w] == 0)
                    {
                        path[depth++] = w;
                        descended = true;
                        continue;
                    }

                    if (w >= 0 && included[w] && !closed[w])
                        low[v] = Math.Min(low[v], low[w]);
                    next[v]++;
                }

                if (descended)
                    continue;
                depth--;
                if (low[v] != number[v])
                    continue;
                int first = nodes.Count;
                componentStart.Add(first);
                int member;
                do
                {
                    member = open[--opened];
                    closed[member] = true;
                    nodes.Add(member);
                }
                while (member != v);
                nodes.Sort(first, nodes.Count - first, null);
            }
        }

        componentStart.Add(nodes.Count);
        return ([.. nodes], [.. componentStart]);
    }
}
