using Travesia.Rules.Choice;

namespace Travesia.Rules.Tests.Choice;

/// <summary>A choice problem written down as data, so that tests can alter it and solve it in more than one way.</summary>
internal sealed record Sketch(int Nodes, IReadOnlyList<SketchArc> Arcs)
{
    public IReadOnlyDictionary<int, double> Stuck { get; init; } = new Dictionary<int, double>();

    public double MaximumLegs { get; init; } = 1e6;

    public ChoiceNetwork Network()
    {
        var builder = new ChoiceNetworkBuilder(Nodes);
        foreach (SketchArc arc in Arcs)
        {
            int number = builder.AddArc(arc.Tail);
            foreach (SketchOutcome outcome in arc.Outcomes)
                builder.AddOutcome(number, outcome.Successor);
        }

        return builder.Build();
    }

    public ChoiceInputs Inputs(ChoiceNetwork network)
    {
        var inputs = new ChoiceInputs(network);
        int number = 0;
        for (int arc = 0; arc < Arcs.Count; arc++)
        {
            inputs.Utility[arc] = Arcs[arc].Utility;
            foreach (SketchOutcome outcome in Arcs[arc].Outcomes)
            {
                inputs.Probability[number] = outcome.Probability;
                inputs.OutcomeValue[number++] = outcome.Value;
            }
        }

        foreach ((int node, double value) in Stuck)
            inputs.StuckValue[node] = value;
        return inputs;
    }

    public ChoiceSolution Solve(double[]? warmStart = null)
    {
        ChoiceNetwork network = Network();
        var solution = new ChoiceSolution(network);
        bool solved = new ChoiceSolver(network, MaximumLegs).TrySolve(Inputs(network), warmStart, solution, out ChoiceRefusal? refusal);
        Assert.True(solved, $"{refusal}");
        return solution;
    }

    public ChoiceRefusal Refuse()
    {
        ChoiceNetwork network = Network();
        Assert.False(new ChoiceSolver(network, MaximumLegs).TrySolve(Inputs(network), default, new ChoiceSolution(network), out ChoiceRefusal? refusal));
        return refusal;
    }
}

/// <summary>An arc of a <see cref="Sketch"/>.</summary>
internal sealed record SketchArc(int Tail, double Utility, params SketchOutcome[] Outcomes)
{
    public static SketchArc To(int tail, int head, double utility) => new(tail, utility, new SketchOutcome(1, head));

    public static SketchArc End(int tail, double utility, double value = 0) => new(tail, utility, new SketchOutcome(1, ChoiceNetwork.Terminal, value));
}

/// <summary>An outcome of a <see cref="SketchArc"/>.</summary>
internal sealed record SketchOutcome(double Probability, int Successor, double Value = 0);
