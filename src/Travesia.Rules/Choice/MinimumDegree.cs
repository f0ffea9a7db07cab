namespace Travesia.Rules.Choice;

/// <summary>
/// An order of elimination that keeps the factors of a sparse matrix sparse: always the node with the fewest neighbours among those left
/// (Tinney and Walker 1967; George and Liu 1989), on the explicit elimination graph of the symmetrised pattern. The fill falls out: the
/// neighbours of a node when it goes are its row of the upper factor.
/// </summary>
internal sealed class MinimumDegree
{
    private readonly int[][] _neighbours;
    private readonly int[] _degree;
    private readonly int[] _stamp;
    private readonly int[] _bucket;
    private readonly int[] _next;
    private readonly int[] _previous;
    private int _stamps;

    private MinimumDegree(int[][] neighbours)
    {
        int n = neighbours.Length;
        _neighbours = neighbours;
        _degree = new int[n];
        _stamp = new int[n];
        _bucket = new int[n];
        _next = new int[n];
        _previous = new int[n];
        _bucket.AsSpan().Fill(-1);
        for (int v = n - 1; v >= 0; v--)
        {
            _degree[v] = neighbours[v].Length;
            Enqueue(v);
        }
    }

    /// <summary>Orders the nodes of a symmetric graph.</summary>
    /// <param name="neighbours">Of each node, without itself and without repetition. Consumed.</param>
    /// <returns>The nodes in order of elimination, and of each in that order those neighbours that go after it.</returns>
    public static (int[] Order, int[][] Later) Eliminate(int[][] neighbours) => new MinimumDegree(neighbours).Run();

    private (int[] Order, int[][] Later) Run()
    {
        int n = _degree.Length;
        int[] order = new int[n];
        int[][] later = new int[n][];
        int least = 0;
        for (int step = 0; step < n; step++)
        {
            while (_bucket[least] < 0)
                least++;
            int v = _bucket[least];
            Dequeue(v);
            order[step] = v;
            int[] row = _neighbours[v].AsSpan(0, _degree[v]).ToArray();
            later[step] = row;
            _neighbours[v] = [];
            foreach (int u in row)
            {
                Dequeue(u);
                Connect(u, v, row);
                Enqueue(u);
                least = Math.Min(least, _degree[u]);
            }
        }

        return (order, later);
    }

    /// <summary>Replaces the neighbour that goes by the neighbours that it had.</summary>
    private void Connect(int u, int gone, int[] row)
    {
        _stamps++;
        _stamp[u] = _stamps;
        int[] mine = _neighbours[u];
        int count = 0;
        for (int i = 0; i < _degree[u]; i++)
        {
            int w = mine[i];
            _stamp[w] = _stamps;
            if (w != gone)
                mine[count++] = w;
        }

        if (count + row.Length > mine.Length)
            Array.Resize(ref mine, Math.Max(count + row.Length, mine.Length + mine.Length / 2));
        foreach (int w in row)
            if (_stamp[w] != _stamps)
                mine[count++] = w;
        _neighbours[u] = mine;
        _degree[u] = count;
    }

    private void Enqueue(int v)
    {
        int head = _bucket[_degree[v]];
        _next[v] = head;
        _previous[v] = -1;
        if (head >= 0)
            _previous[head] = v;
        _bucket[_degree[v]] = v;
    }

    private void Dequeue(int v)
    {
        if (_next[v] >= 0)
            _previous[_next[v]] = _previous[v];
        if (_previous[v] >= 0)
            _next[_previous[v]] = _next[v];
        else
            _bucket[_degree[v]] = _next[v];
    }
}
