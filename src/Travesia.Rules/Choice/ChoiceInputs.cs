namespace Travesia.Rules.Choice;

/// <summary>
/// What one group believes, at one time, about a <see cref="ChoiceNetwork"/>. Starts with all arcs at utility 0, all probabilities 1,
/// all outcome values 0 and no stuck values. A finite utility or value is at most 1e100 in size. Filled in place and reused. Not safe for threads while it is filled.
/// </summary>
internal sealed class ChoiceInputs
{
    private readonly double[] _utility;
    private readonly double[] _probability;
    private readonly double[] _value;
    private readonly double[] _stuck;

    public ChoiceInputs(ChoiceNetwork network)
    {
        Network = network;
        _utility = new double[network.ArcCount];
        _probability = new double[network.OutcomeCount];
        _value = new double[network.OutcomeCount];
        _stuck = new double[network.NodeCount];
        _probability.AsSpan().Fill(1);
        _stuck.AsSpan().Fill(double.NegativeInfinity);
    }

    /// <summary>The structure that these belong to.</summary>
    public ChoiceNetwork Network { get; }

    /// <summary>Utility of each arc, finite or negative infinity: closed, never chosen.</summary>
    public Span<double> Utility => _utility;

    /// <summary>Probability of each outcome, 0 to 1; the outcomes of an arc that is open sum to 1 within 1e-9.</summary>
    public Span<double> Probability => _probability;

    /// <summary>
    /// Utility that comes with each outcome besides its arc's. At a <see cref="ChoiceNetwork.Terminal"/> outcome it is the whole value of
    /// ending there. Finite or negative infinity; an outcome of negative infinity with positive probability closes its arc.
    /// </summary>
    public Span<double> OutcomeValue => _value;

    /// <summary>
    /// Value of staying at each node without end, taken when nothing leads on from it; negative infinity is none. Such a node has no
    /// choice to make: all its arcs get probability 0.
    /// </summary>
    public Span<double> StuckValue => _stuck;
}
