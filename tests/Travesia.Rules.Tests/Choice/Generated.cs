using CsCheck;
using Travesia.Rules.Choice;

namespace Travesia.Rules.Tests.Choice;

/// <summary>Choice problems drawn at random, the same ones in every run.</summary>
internal static class Generated
{
    private static readonly Gen<SketchOutcome[]> Outcomes =
        from count in Gen.Frequency((6, Gen.Const(1)), (2, Gen.Const(2)), (1, Gen.Const(3)))
        from weights in Gen.Frequency((9, Gen.Double[0.01, 1]), (1, Gen.Const(0.0))).Array[count]
        from successors in Gen.Int[-1, 99].Array[count]
        from values in Gen.Frequency((30, Gen.Double[-8, 8]), (1, Gen.Const(double.NegativeInfinity))).Array[count]
        select Share(weights, successors, values);

    private static readonly Gen<SketchArc> Arc =
        from tail in Gen.Int[0, 99]
        from utility in Gen.Frequency((12, Gen.Double[-9, 0]), (1, Gen.Const(double.NegativeInfinity)))
        from outcomes in Outcomes
        select new SketchArc(tail, utility, outcomes);

    /// <summary>
    /// Problems of up to 14 nodes, mostly cyclic, with closed arcs, outcomes that cannot happen, dead ends and stuck values. Utilities are
    /// lowered by the log of the number of arcs at the tail and by the value of outcomes, so that no cycle can gain.
    /// </summary>
    public static readonly Gen<Sketch> Problem =
        from nodes in Gen.Int[1, 14]
        from arcs in Arc.Array[nodes, 4 * nodes]
        from stuck in Gen.Frequency((5, Gen.Const(double.NaN)), (1, Gen.Double[-40, -10])).Array[nodes]
        select Tame(nodes, arcs, stuck);

    /// <summary>Calls an action with generated values 0 to count - 1; a failure names the number.</summary>
    public static void Each<T>(Gen<T> gen, int count, Action<T> action)
    {
        for (int number = 0; number < count; number++)
        {
            T value = gen.Generate(new PCG((uint)number + 1, 20230901), null, out _);
            try
            {
                action(value);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Generated value {number} fails: {failure.Message}", failure);
            }
        }
    }

    private static SketchOutcome[] Share(double[] weights, int[] successors, double[] values)
    {
        if (weights.Sum() == 0)
            weights[0] = 1;
        double sum = weights.Sum();
        return [.. weights.Select((w, i) => new SketchOutcome(w / sum, successors[i], values[i]))];
    }

    private static Sketch Tame(int nodes, SketchArc[] arcs, double[] stuck)
    {
        SketchArc[] placed = [.. arcs.Select(a => a with
        {
            Tail = a.Tail % nodes,
            Outcomes = [.. a.Outcomes.Select(o => o with { Successor = o.Successor < 4 ? ChoiceNetwork.Terminal : o.Successor % nodes })],
        })];
        SketchArc[] tamed = [.. placed.Select(a => a with { Utility = a.Utility - 0.05 - Math.Log(placed.Count(b => b.Tail == a.Tail)) - Gain(a) })];
        return new Sketch(nodes, tamed)
        {
            Stuck = Enumerable.Range(0, nodes).Where(v => !double.IsNaN(stuck[v])).ToDictionary(v => v, v => stuck[v]),
        };
    }

    private static double Gain(SketchArc arc) =>
        arc.Outcomes.Where(o => o.Successor >= 0 && o.Probability > 0 && double.IsFinite(o.Value)).Sum(o => o.Probability * Math.Max(0, o.Value));
}
