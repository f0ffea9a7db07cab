namespace Travesia.Rules.Choice;

/// <summary>
/// Solves the blocks of one <see cref="ChoicePattern"/> by policy iteration, and keeps what they need. An iteration holds the values V,
/// takes the choices P that V implies and T(V), and moves to the value of choosing by P for ever: V + (I - P)^-1 (T(V) - V). That is
/// Howard's policy iteration with the entropy of the choice as part of the reward, and Newton's method on V = T(V) at once (Puterman and
/// Brumelle 1979): T is convex, so the values rise to the solution from the second step on, and digits double near it.
/// </summary>
internal sealed class BlockSolver
{
    private const int MaximumIterations = 200;
    private const int MaximumWarmIterations = 30;

    private readonly ChoicePattern _pattern;
    private readonly SparseFactor _factor;
    private readonly PathTree _tree;
    private readonly double _leastPivot;
    private readonly double[] _constant;
    private readonly double[] _inner;
    private readonly double[] _choice;
    private readonly double[] _value;
    private readonly double[] _improved;
    private readonly double[] _step;
    private readonly double[] _legs;

    /// <summary>Makes room for a pattern.</summary>
    /// <param name="pattern">What to solve.</param>
    /// <param name="maximumLegs">See <see cref="ChoiceSolver"/>.</param>
    public BlockSolver(ChoicePattern pattern, double maximumLegs)
    {
        _pattern = pattern;
        _factor = new SparseFactor(pattern.Factors);
        _tree = new PathTree(pattern);

        // A pivot is one over an expected number of visits. With outcomes that are certain, no choice on the way to the solution makes
        // more visits than the solution does; the margin of a million is for those that are not.
        _leastPivot = 1e-6 / maximumLegs;
        _constant = new double[pattern.Arc.Length];
        _choice = new double[pattern.Arc.Length];
        _inner = new double[pattern.InnerOutcome.Length];
        _value = new double[pattern.Positions];
        _improved = new double[pattern.Positions];
        _step = new double[pattern.Positions];
        _legs = new double[pattern.Positions];
    }

    /// <summary>What is solved.</summary>
    public ChoicePattern Pattern => _pattern;

    /// <summary>Values by position.</summary>
    public ReadOnlySpan<double> Value => _value;

    /// <summary>Choice probabilities by way.</summary>
    public ReadOnlySpan<double> Choice => _choice;

    /// <summary>Probabilities of inner outcomes.</summary>
    public ReadOnlySpan<double> Inner => _inner;

    /// <summary>Expected legs to absorption by position.</summary>
    public ReadOnlySpan<double> Legs => _legs;

    /// <summary>Iterations of the block that took most, since <see cref="Load"/>.</summary>
    public int Iterations { get; private set; }

    /// <summary>Largest relative residual, since <see cref="Load"/>.</summary>
    public double Residual { get; private set; }

    /// <summary>Takes the probabilities of a new problem.</summary>
    public void Load(ChoiceInputs inputs)
    {
        ReadOnlySpan<double> probability = inputs.Probability;
        for (int inner = 0; inner < _inner.Length; inner++)
            _inner[inner] = probability[_pattern.InnerOutcome[inner]];
        (Iterations, Residual) = (0, 0);
    }

    /// <summary>Solves a block; all blocks that it leads to must be solved.</summary>
    /// <param name="block">Which.</param>
    /// <param name="inputs">Given to <see cref="Load"/> before.</param>
    /// <param name="warmStart">Values by node, or empty.</param>
    /// <param name="value">Values by node: read downstream, written here.</param>
    /// <param name="legs">Expected legs by node: read downstream, written here.</param>
    /// <returns>False if the block diverges; <see cref="Choice"/> then holds the choices at which it was given up.</returns>
    public bool TrySolve(int block, ChoiceInputs inputs, ReadOnlySpan<double> warmStart, Span<double> value, Span<double> legs)
    {
        int from = _pattern.BlockStart[block], to = _pattern.BlockStart[block + 1];
        TakeConstants(from, to, inputs, value);
        bool cyclic = to - from > 1 || _pattern.IntoStart[from] < _pattern.IntoStart[to];
        if (!cyclic)
            Improve(from, to);
        else if (!TryIterateWarm(from, to, warmStart) && !TryIterateCold(from, to))
            return false;
        _improved.AsSpan(from, to - from).CopyTo(_value.AsSpan(from));
        TakeLegs(from, to, inputs, legs, cyclic);
        for (int i = from; i < to; i++)
            (value[_pattern.Node[i]], legs[_pattern.Node[i]]) = (_value[i], _legs[i]);
        return true;
    }

    /// <summary>The greatest expected number of legs that people who start in a solved block make before they leave it.</summary>
    public double LegsWithin(int block)
    {
        int from = _pattern.BlockStart[block], to = _pattern.BlockStart[block + 1];
        if (to - from == 1 && _pattern.IntoStart[from] == _pattern.IntoStart[to])
            return 1;
        _step.AsSpan(from, to - from).Fill(1);
        _factor.Solve(from, to, _step);
        double most = 0;
        for (int i = from; i < to; i++)
            most = Math.Max(most, _step[i]);
        return most;
    }

    /// <summary>What each way is worth before the values of its own block are added.</summary>
    private void TakeConstants(int from, int to, ChoiceInputs inputs, ReadOnlySpan<double> value)
    {
        ReadOnlySpan<double> utility = inputs.Utility, probability = inputs.Probability, outcomeValue = inputs.OutcomeValue;
        ChoiceNetwork network = inputs.Network;
        for (int way = _pattern.WayStart[from]; way < _pattern.WayStart[to]; way++)
        {
            double constant = utility[_pattern.Arc[way]];
            for (int o = _pattern.OuterStart[way]; o < _pattern.OuterStart[way + 1]; o++)
            {
                int outcome = _pattern.OuterOutcome[o], successor = network.Successor(outcome);
                double worth = successor < 0 ? outcomeValue[outcome] : outcomeValue[outcome] + value[successor];
                constant += probability[outcome] * worth;
            }

            for (int inner = _pattern.InnerStart[way]; inner < _pattern.InnerStart[way + 1]; inner++)
                constant += _inner[inner] * outcomeValue[_pattern.InnerOutcome[inner]];
            _constant[way] = constant;
        }
    }

    private bool TryIterateWarm(int from, int to, ReadOnlySpan<double> warmStart)
    {
        if (warmStart.IsEmpty)
            return false;
        for (int i = from; i < to; i++)
        {
            _value[i] = warmStart[_pattern.Node[i]];
            if (!double.IsFinite(_value[i]))
                return false;
        }

        return TryIterate(from, to, warm: true);
    }

    /// <summary>Starts from the value of following the tree of cheapest ways out, a policy that ends for certain.</summary>
    private bool TryIterateCold(int from, int to)
    {
        _tree.Grow(from, to, _constant, _inner);
        _choice.AsSpan(_pattern.WayStart[from], _pattern.WayStart[to] - _pattern.WayStart[from]).Clear();
        for (int i = from; i < to; i++)
        {
            int way = _tree.Way(i);
            if (way < 0)
            {
                ChooseEvenly(from, to);
                return false;
            }

            _choice[way] = 1;
            _value[i] = _constant[way];
        }

        if (!_factor.TryFactor(new ChainRows(this), from, to, _leastPivot))
            return false;
        _factor.Solve(from, to, _value);
        return TryIterate(from, to, warm: false);
    }

    private void ChooseEvenly(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            int first = _pattern.WayStart[i], count = _pattern.WayStart[i + 1] - first;
            _choice.AsSpan(first, count).Fill(1.0 / count);
        }
    }

    /// <summary>Iterates until the values are within the tolerance, and once more, which costs nothing as the legs need the factors anyway.</summary>
    private bool TryIterate(int from, int to, bool warm)
    {
        double residual = Improve(from, to);
        for (int iteration = 1; iteration <= (warm ? MaximumWarmIterations : MaximumIterations); iteration++)
        {
            if (!double.IsFinite(residual) || !_factor.TryFactor(new ChainRows(this), from, to, _leastPivot))
                return false;
            for (int i = from; i < to; i++)
                _step[i] = _improved[i] - _value[i];
            _factor.Solve(from, to, _step);
            for (int i = from; i < to; i++)
                _value[i] += _step[i];
            double before = residual;
            residual = Improve(from, to);
            if (before < ChoiceSolver.Tolerance && residual < ChoiceSolver.Tolerance)
            {
                Iterations = Math.Max(Iterations, iteration);
                Residual = Math.Max(Residual, residual);
                return true;
            }

            // From above the solution the first step may land far below it; then the tree is the better start.
            if (warm && residual > before)
                return false;
        }

        return false;
    }

    /// <summary>Takes T(V) and the choices that V implies.</summary>
    /// <returns>The largest relative residual.</returns>
    private double Improve(int from, int to)
    {
        ReadOnlySpan<int> wayStart = _pattern.WayStart, innerStart = _pattern.InnerStart, innerPosition = _pattern.InnerPosition;
        Span<double> choice = _choice, value = _value;
        ReadOnlySpan<double> constant = _constant, probability = _inner;
        double largest = 0;
        for (int i = from; i < to; i++)
        {
            int first = wayStart[i], end = wayStart[i + 1], best = first;
            for (int way = first; way < end; way++)
            {
                double worth = constant[way];
                for (int inner = innerStart[way]; inner < innerStart[way + 1]; inner++)
                    worth += probability[inner] * value[innerPosition[inner]];
                choice[way] = worth;
                if (worth > choice[best])
                    best = way;
            }

            double top = choice[best], sum = 0;
            for (int way = first; way < end; way++)
                sum += choice[way] = way == best ? 1 : Math.Exp(choice[way] - top);
            for (int way = first; way < end; way++)
                choice[way] /= sum;
            double improved = top + Math.Log(sum);
            _improved[i] = improved;
            double residual = Math.Abs(improved - value[i]) / Math.Max(1, Math.Max(Math.Abs(improved), Math.Abs(constant[best])));
            largest = Math.Max(largest, residual);
        }

        return largest;
    }

    private void TakeLegs(int from, int to, ChoiceInputs inputs, ReadOnlySpan<double> legs, bool cyclic)
    {
        ReadOnlySpan<double> probability = inputs.Probability;
        for (int i = from; i < to; i++)
        {
            double sum = 1;
            for (int way = _pattern.WayStart[i]; way < _pattern.WayStart[i + 1]; way++)
                for (int o = _pattern.OuterStart[way]; o < _pattern.OuterStart[way + 1]; o++)
                {
                    int successor = inputs.Network.Successor(_pattern.OuterOutcome[o]);
                    if (successor >= 0)
                        sum += _choice[way] * probability[_pattern.OuterOutcome[o]] * legs[successor];
                }

            _legs[i] = sum;
        }

        if (cyclic)
            _factor.Solve(from, to, _legs);
    }

    /// <summary>The rows of I - P, P the chain of choices and outcomes within the block.</summary>
    private readonly struct ChainRows(BlockSolver solver) : IMatrixRows
    {
        public void AddRow(int row, Span<double> dense)
        {
            ChoicePattern pattern = solver._pattern;
            dense[row] += 1;
            for (int way = pattern.WayStart[row]; way < pattern.WayStart[row + 1]; way++)
            {
                double choice = solver._choice[way];
                for (int inner = pattern.InnerStart[way]; inner < pattern.InnerStart[way + 1]; inner++)
                    dense[pattern.InnerPosition[inner]] -= choice * solver._inner[inner];
            }
        }
    }
}
