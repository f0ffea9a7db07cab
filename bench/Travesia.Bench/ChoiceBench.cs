using System.Diagnostics;
using System.Globalization;
using Travesia.Rules.Choice;

namespace Travesia.Bench;

/// <summary>
/// Solving the recursive logit, against one sweep of value iteration over the same network in the same run. The two networks are the size
/// of the corridor and of a generated land of 20,000 places and 46,000 links.
/// </summary>
internal static class ChoiceBench
{
    public static void Run(TextWriter output)
    {
        output.WriteLine("network                     what            microseconds    sweeps  iterations");
        Measure(output, "corridor", side: 13, repeats: 2000);
        Measure(output, "20,000 places", side: 141, repeats: 10);
    }

    private static void Measure(TextWriter output, string name, int side, int repeats)
    {
        ChoiceNetwork network = Land(side, out ChoiceInputs inputs);
        var solution = new ChoiceSolution(network);
        double[] utility = inputs.Utility.ToArray(), values = new double[network.NodeCount], next = new double[network.NodeCount];
        double sweep = Best(5, repeats, _ =>
        {
            Sweep(network, inputs, values, next);
            (values, next) = (next, values);
        });
        string title = string.Create(CultureInfo.InvariantCulture, $"{name}, {network.ArcCount} arcs");
        void Line(string what, double time) =>
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title,-28}{what,-12}{time,16:F1}{time / sweep,10:F1}{solution.Iterations,12}"));

        Line("sweep", sweep);
        Line("first solve", Best(5, 1, _ =>
        {
            ChoiceNetwork fresh = Land(side, out ChoiceInputs own);
            long start = Stopwatch.GetTimestamp();
            Solve(new ChoiceSolver(fresh), own, default, new ChoiceSolution(fresh));
            return Stopwatch.GetElapsedTime(start);
        }));
        var solver = new ChoiceSolver(network);
        Line("cold", Best(5, repeats, _ => Solve(solver, inputs, default, solution)));
        Line("same again", Best(5, repeats, _ => Solve(solver, inputs, solution.Value, solution)));
        Line("next month", Best(5, repeats, month =>
        {
            for (int arc = 0; arc < utility.Length; arc += 17)
                inputs.Utility[arc] = utility[arc] - 0.1 * ((month + arc) % 3);
            Solve(solver, inputs, solution.Value, solution);
        }));
    }

    private static void Solve(ChoiceSolver solver, ChoiceInputs inputs, ReadOnlySpan<double> warmStart, ChoiceSolution solution)
    {
        if (!solver.TrySolve(inputs, warmStart, solution, out ChoiceRefusal? refusal))
            throw new InvalidOperationException($"Refused: {refusal}");
    }

    private static double Best(int passes, int repeats, Action<int> action) => Best(passes, 1, _ =>
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repeats; i++)
            action(i);
        return Stopwatch.GetElapsedTime(start) / repeats;
    });

    private static double Best(int passes, int repeats, Func<int, TimeSpan> action)
    {
        double best = double.PositiveInfinity;
        for (int pass = 0; pass < passes * repeats; pass++)
            best = Math.Min(best, action(pass).TotalMicroseconds);
        return best;
    }

    private static void Sweep(ChoiceNetwork network, ChoiceInputs inputs, double[] value, double[] next)
    {
        ReadOnlySpan<double> utility = inputs.Utility, probability = inputs.Probability;
        for (int v = 0; v < value.Length; v++)
        {
            double greatest = double.NegativeInfinity, sum = 0;
            foreach (int arc in network.ArcsOf(v))
                greatest = Math.Max(greatest, Worth(network, arc, utility, probability, value));
            foreach (int arc in network.ArcsOf(v))
                sum += Math.Exp(Worth(network, arc, utility, probability, value) - greatest);
            next[v] = greatest + Math.Log(sum);
        }
    }

    private static double Worth(ChoiceNetwork network, int arc, ReadOnlySpan<double> utility, ReadOnlySpan<double> probability, double[] value)
    {
        double worth = utility[arc];
        foreach (int outcome in network.OutcomesOf(arc))
            if (network.Successor(outcome) is int successor and >= 0)
                worth += probability[outcome] * value[successor];
        return worth;
    }

    /// <summary>A square of places with roads both ways north and south and some across, destinations in the north, borders that turn back.</summary>
    private static ChoiceNetwork Land(int side, out ChoiceInputs inputs)
    {
        var random = new Random(20230901);
        var builder = new ChoiceNetworkBuilder(side * side);
        for (int v = 0; v < side * side; v++)
        {
            if (v % side + 1 < side && random.NextDouble() < 0.16)
                Road(builder, random, v, v + 1);
            if (v / side + 1 < side)
                Road(builder, random, v, v + side);
            else
                builder.AddSureArc(v, ChoiceNetwork.Terminal);
        }

        ChoiceNetwork network = builder.Build();
        inputs = new ChoiceInputs(network);
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            inputs.Utility[arc] = -1.2 - 2 * random.NextDouble();
            ReadOnlySpan<int> outcomes = network.OutcomesOf(arc);
            if (outcomes.Length == 2)
                (inputs.Probability[outcomes[0]], inputs.Probability[outcomes[1]]) = (0.8, 0.2);
        }

        return network;
    }

    private static void Road(ChoiceNetworkBuilder builder, Random random, int one, int other)
    {
        int there = builder.AddSureArc(one, other);
        builder.AddSureArc(other, one);
        if (random.NextDouble() < 0.05)
            builder.AddOutcome(there, one);
    }
}
