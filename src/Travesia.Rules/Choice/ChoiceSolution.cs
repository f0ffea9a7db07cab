namespace Travesia.Rules.Choice;

/// <summary>Values and choice probabilities on a <see cref="ChoiceNetwork"/>. Filled by <see cref="ChoiceSolver"/>, reused freely.</summary>
/// <param name="network">The structure that the solution belongs to.</param>
internal sealed class ChoiceSolution(ChoiceNetwork network)
{
    private readonly double[] _value = new double[network.NodeCount];
    private readonly double[] _probability = new double[network.ArcCount];
    private readonly double[] _legs = new double[network.NodeCount];

    /// <summary>The structure that these belong to.</summary>
    public ChoiceNetwork Network { get; } = network;

    /// <summary>V of each node; negative infinity where nothing leads on and no stuck value is given.</summary>
    public Span<double> Value => _value;

    /// <summary>P of each arc given its tail. Sums to 1 over the arcs of a node that has a choice, else all are 0.</summary>
    public Span<double> Probability => _probability;

    /// <summary>Expected number of arcs travelled from each node until a terminal or a stuck node; 0 where there is no choice.</summary>
    public Span<double> Legs => _legs;

    /// <summary>Policy iterations of the component that took most.</summary>
    public int Iterations { get; internal set; }

    /// <summary>
    /// The largest |V - T(V)| of any node, relative to the largest of 1, |V| and the constant part of the node's best arc. Below
    /// <see cref="ChoiceSolver.Tolerance"/>.
    /// </summary>
    public double Residual { get; internal set; }
}
