using System.Diagnostics.CodeAnalysis;

namespace Travesia.Rules.Choice;

/// <summary>
/// Solves the recursive logit on a <see cref="ChoiceNetwork"/>: V(v) = log sum over arcs a of v of exp(u(a) + E_a[V]),
/// P(a|v) = exp(u(a) + E_a[V] - V(v)). Holds the workspace: one solver per thread.
/// </summary>
/// <param name="network">The structure.</param>
/// <param name="maximumLegs">The greatest expected number of legs to absorption that is not refused.</param>
internal sealed class ChoiceSolver(ChoiceNetwork network, double maximumLegs = ChoiceSolver.DefaultMaximumLegs)
{
    /// <summary>Largest residual of a solution.</summary>
    public const double Tolerance = 1e-10;

    /// <summary>Longest expected journey that is not refused, unless told otherwise.</summary>
    public const double DefaultMaximumLegs = 1000;

    /// <summary>Solves, or says why there is no solution.</summary>
    /// <param name="inputs">Utilities, probabilities and values on this solver's network.</param>
    /// <param name="warmStart">V of a similar problem, or empty; may be the value of <paramref name="solution"/> itself. A start that does not help is dropped.</param>
    /// <param name="solution">Filled when the answer is true; undefined when it is false.</param>
    /// <param name="refusal">Set when the answer is false.</param>
    /// <exception cref="ArgumentException">An input is out of range.</exception>
    public bool TrySolve(ChoiceInputs inputs, ReadOnlySpan<double> warmStart, ChoiceSolution solution, [NotNullWhen(false)] out ChoiceRefusal? refusal)
    {
        _ = maximumLegs;
        int n = network.NodeCount;
        double[] value = new double[n];
        value.AsSpan().Fill(double.NegativeInfinity);
        double[] next = new double[n];
        double change = 1;
        for (int sweep = 0; sweep < 100_000 && change > 1e-14; sweep++)
        {
            change = 0;
            for (int v = 0; v < n; v++)
            {
                double best = double.NegativeInfinity, sum = 0;
                foreach (int arc in network.ArcsOf(v))
                    best = Math.Max(best, Worth(inputs, arc, value));
                if (double.IsFinite(best))
                    foreach (int arc in network.ArcsOf(v))
                        sum += Math.Exp(Worth(inputs, arc, value) - best);
                next[v] = double.IsFinite(best) ? best + Math.Log(sum) : inputs.StuckValue[v];
                if (next[v] != value[v])
                    change = Math.Max(change, Math.Abs(next[v] - value[v]) / Math.Max(1, Math.Abs(next[v])));
            }

            (value, next) = (next, value);
        }

        value.CopyTo(solution.Value);
        for (int v = 0; v < n; v++)
            foreach (int arc in network.ArcsOf(v))
            {
                double worth = Worth(inputs, arc, value);
                solution.Probability[arc] = double.IsFinite(worth) ? Math.Exp(worth - value[v]) : 0;
            }

        refusal = change > 1e-10 ? new ChoiceRefusal(ChoiceRefusalReason.Diverges, double.PositiveInfinity, [], []) : null;
        return refusal is null;
    }

    private double Worth(ChoiceInputs inputs, int arc, double[] value)
    {
        double worth = inputs.Utility[arc];
        foreach (int outcome in network.OutcomesOf(arc))
        {
            double p = inputs.Probability[outcome];
            int successor = network.Successor(outcome);
            if (p > 0)
                worth += p * (inputs.OutcomeValue[outcome] + (successor == ChoiceNetwork.Terminal ? 0 : value[successor]));
        }

        return worth;
    }
}
