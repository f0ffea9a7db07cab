using Travesia.Rules.Choice;

namespace Travesia.Rules.Tests.Choice;

/// <summary>The same answers by the plainest way: which nodes lead on by repeated sweeps, values by value iteration.</summary>
internal static class Oracle
{
    public static double[] Values(Sketch sketch)
    {
        var stuck = new HashSet<int>();
        var worthless = new HashSet<int>();
        while (true)
        {
            int[] cutOff = [.. Enumerable.Range(0, sketch.Nodes).Where(v => !stuck.Contains(v) && !worthless.Contains(v) && !Reaches(sketch, v, stuck, worthless))];
            if (cutOff.Length == 0)
                break;
            int[] waiting = [.. cutOff.Where(sketch.Stuck.ContainsKey)];
            if (waiting.Length > 0)
                stuck.UnionWith(waiting);
            else
                worthless.UnionWith(cutOff);
        }

        double[] value = new double[sketch.Nodes];
        foreach (int v in worthless)
            value[v] = double.NegativeInfinity;
        foreach (int v in stuck)
            value[v] = sketch.Stuck[v];
        for (int sweep = 0; sweep < 1_000_000; sweep++)
        {
            double change = 0;
            for (int v = 0; v < sketch.Nodes; v++)
            {
                if (worthless.Contains(v) || stuck.Contains(v))
                    continue;
                double next = Improve(sketch, v, value);
                change = Math.Max(change, Math.Abs(next - value[v]));
                value[v] = next;
            }

            if (change < 1e-14)
                return value;
        }

        throw new InvalidOperationException("Value iteration did not settle.");
    }

    /// <summary>T(V) at a node.</summary>
    public static double Improve(Sketch sketch, int v, ReadOnlySpan<double> value)
    {
        double[] worths = new double[sketch.Arcs.Count];
        double best = double.NegativeInfinity;
        for (int a = 0; a < worths.Length; a++)
        {
            worths[a] = sketch.Arcs[a].Tail == v ? Worth(sketch.Arcs[a], value) : double.NegativeInfinity;
            best = Math.Max(best, worths[a]);
        }

        return double.IsNegativeInfinity(best) ? best : best + Math.Log(worths.Sum(w => Math.Exp(w - best)));
    }

    public static double Worth(SketchArc arc, ReadOnlySpan<double> value)
    {
        double worth = arc.Utility;
        foreach (SketchOutcome outcome in arc.Outcomes)
            if (outcome.Probability > 0)
                worth += outcome.Probability * (outcome.Value + (outcome.Successor < 0 ? 0 : value[outcome.Successor]));
        return worth;
    }

    private static bool Reaches(Sketch sketch, int origin, HashSet<int> stuck, HashSet<int> worthless)
    {
        var seen = new HashSet<int> { origin };
        var next = new Stack<int>([origin]);
        while (next.TryPop(out int v))
        {
            if (stuck.Contains(v))
                return true;
            foreach (SketchArc arc in sketch.Arcs)
            {
                SketchOutcome[] likely = [.. arc.Outcomes.Where(o => o.Probability > 0)];
                if (arc.Tail != v || double.IsNegativeInfinity(arc.Utility)
                    || likely.Any(o => double.IsNegativeInfinity(o.Value) || worthless.Contains(o.Successor)))
                    continue;
                if (likely.Any(o => o.Successor == ChoiceNetwork.Terminal))
                    return true;
                foreach (SketchOutcome outcome in likely)
                    if (seen.Add(outcome.Successor))
                        next.Push(outcome.Successor);
            }
        }

        return false;
    }
}
