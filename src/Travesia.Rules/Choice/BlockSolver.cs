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

    /// <summary>
    /// How often the choices on the way may be such that people hardly ever get out. One or two come from a poor start where outcomes are
    /// uncertain; where values grow without bound, all do from some step on.
    /// </summary>
    private const int MaximumTrapped = 6;

    /// <summary>Steps square near the solution: after one of this size the error is at rounding.</summary>
    private const double SmallStep = 1e-7;

    private readonly ChoicePattern _pattern;
    private readonly SparseFactor _factor;
    private readonly PathTree _tree;
    private readonly double _mostLegs;
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
        // more visits than the solution does; where they are not, a margin of a million leaves room for a poor start.
        _mostLegs = 1e6 * maximumLegs;
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
        ReadOnlySpan<int> outcomes = _pattern.InnerOutcome;
        Span<double> inner = _inner;
        for (int i = 0; i < inner.Length && i < outcomes.Length; i++)
            inner[i] = probability[outcomes[i]];
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
        int[] arcs = _pattern.Arc, outerStart = _pattern.OuterStart, outer = _pattern.OuterOutcome, innerStart = _pattern.InnerStart, inner = _pattern.InnerOutcome;
        ChoiceNetwork network = inputs.Network;
        for (int way = _pattern.WayStart[from]; way < _pattern.WayStart[to]; way++)
        {
            double constant = utility[arcs[way]];
            for (int o = outerStart[way]; o < outerStart[way + 1]; o++)
            {
                int outcome = outer[o], successor = network.Successor(outcome);
                double worth = successor < 0 ? outcomeValue[outcome] : outcomeValue[outcome] + value[successor];
                constant += probability[outcome] * worth;
            }

            for (int i = innerStart[way]; i < innerStart[way + 1]; i++)
                constant += _inner[i] * outcomeValue[inner[i]];
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

        _factor.Factor(new ChainRows(this), from, to, 1 / _mostLegs);
        _factor.Solve(from, to, _value);
        return TryIterate(from, to, warm: false);
    }

    /// <summary>
    /// What no value can pass unless people make more legs than they may even on the way to the solution: as many legs, each of which
    /// gains as much as the best, its share of the entropy of the choice included.
    /// </summary>
    private double GreatestValue(int from, int to)
    {
        double best = 0;
        int most = 1;
        for (int i = from; i < to; i++)
            most = Math.Max(most, _pattern.WayStart[i + 1] - _pattern.WayStart[i]);
        for (int way = _pattern.WayStart[from]; way < _pattern.WayStart[to]; way++)
            best = Math.Max(best, _constant[way]);
        return Math.Max(1, _mostLegs * (best + Math.Log(most)));
    }

    /// <summary>Adds the step to the values.</summary>
    /// <param name="from">First position.</param>
    /// <param name="to">End of the block.</param>
    /// <param name="greatest">The bound on values.</param>
    /// <param name="step">The largest part of the step, relative to the larger of 1 and the value.</param>
    /// <returns>False if a value passes the bound: the choices are such that going round pays without end.</returns>
    private bool TryMove(int from, int to, double greatest, out double step)
    {
        step = 0;
        double highest = double.NegativeInfinity;
        for (int i = from; i < to; i++)
        {
            double value = _value[i] + _step[i];
            step = Math.Max(step, Math.Abs(_step[i]) / Math.Max(1, Math.Abs(value)));
            highest = Math.Max(highest, value);
            _value[i] = value;
        }

        return highest <= greatest;
    }

    /// <summary>Where arithmetic fails, the choices to show with a refusal.</summary>
    private void ChooseEvenly(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            int first = _pattern.WayStart[i], count = _pattern.WayStart[i + 1] - first;
            _choice.AsSpan(first, count).Fill(1.0 / count);
        }
    }

    /// <summary>
    /// Iterates until the residual is within the tolerance after a small step. The residual alone would not do: where a loop costs nothing
    /// it falls to 0 as the values grow without bound, one unit in each step.
    /// </summary>
    private bool TryIterate(int from, int to, bool warm)
    {
        double residual = Improve(from, to), greatest = GreatestValue(from, to);
        int trapped = 0;
        for (int iteration = 1; iteration <= (warm ? MaximumWarmIterations : MaximumIterations); iteration++)
        {
            if (!double.IsFinite(residual))
            {
                ChooseEvenly(from, to);
                return false;
            }

            bool ends = _factor.Factor(new ChainRows(this), from, to, 1 / _mostLegs) == 0;
            if (!ends && (warm || ++trapped > MaximumTrapped))
                return false;
            for (int i = from; i < to; i++)
                _step[i] = _improved[i] - _value[i];
            _factor.Solve(from, to, _step);
            if (!TryMove(from, to, greatest, out double step))
                return false;
            double before = residual;
            residual = Improve(from, to);
            if (ends && residual < ChoiceSolver.Tolerance && step < SmallStep)
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
        int[] wayStart = _pattern.WayStart, innerStart = _pattern.InnerStart, innerPosition = _pattern.InnerPosition;
        double[] choice = _choice, value = _value, constant = _constant, probability = _inner;
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

            double improved = choice[best];
            if (end - first > 1)
                improved += ShareOut(choice.AsSpan(first, end - first), choice[best]);
            else
                choice[first] = 1;
            _improved[i] = improved;
            double residual = Math.Abs(improved - value[i]) / Math.Max(1, Math.Max(Math.Abs(improved), Math.Abs(constant[best])));
            largest = Math.Max(largest, residual);
        }

        return largest;
    }

    /// <summary>Turns worths into the probabilities of a logit.</summary>
    /// <returns>The log of their sum, less the greatest.</returns>
    private static double ShareOut(Span<double> worths, double greatest)
    {
        double sum = 0;
        foreach (ref double worth in worths)
        {
            worth = worth == greatest ? 1 : Math.Exp(worth - greatest);
            sum += worth;
        }

        double share = 1 / sum;
        foreach (ref double worth in worths)
            worth *= share;
        return Math.Log(sum);
    }

    private void TakeLegs(int from, int to, ChoiceInputs inputs, ReadOnlySpan<double> legs, bool cyclic)
    {
        ReadOnlySpan<double> probability = inputs.Probability;
        int[] wayStart = _pattern.WayStart, outerStart = _pattern.OuterStart, outer = _pattern.OuterOutcome;
        ChoiceNetwork network = inputs.Network;
        for (int i = from; i < to; i++)
        {
            double sum = 1;
            for (int o = outerStart[wayStart[i]], way = wayStart[i]; o < outerStart[wayStart[i + 1]]; o++)
            {
                while (o == outerStart[way + 1])
                    way++;
                int successor = network.Successor(outer[o]);
                if (successor >= 0)
                    sum += _choice[way] * probability[outer[o]] * legs[successor];
            }

            _legs[i] = sum;
        }

        if (cyclic)
            SolveRefined(from, to, _legs);
    }

    /// <summary>Solves (I - P) x = b in place, with factors that belong to the choices one step earlier: what they leave is corrected once.</summary>
    private void SolveRefined(int from, int to, double[] x)
    {
        x.AsSpan(from, to - from).CopyTo(_step.AsSpan(from));
        _factor.Solve(from, to, x);
        int[] wayStart = _pattern.WayStart, innerStart = _pattern.InnerStart, innerPosition = _pattern.InnerPosition;
        for (int i = from; i < to; i++)
        {
            double left = _step[i] - x[i];
            for (int way = wayStart[i]; way < wayStart[i + 1]; way++)
                for (int inner = innerStart[way]; inner < innerStart[way + 1]; inner++)
                    left += _choice[way] * _inner[inner] * x[innerPosition[inner]];
            _step[i] = left;
        }

        _factor.Solve(from, to, _step);
        for (int i = from; i < to; i++)
            x[i] += _step[i];
    }

    /// <summary>The rows of I - P, P the chain of choices and outcomes within the block.</summary>
    private readonly struct ChainRows(BlockSolver solver) : IMatrixRows
    {
        private readonly int[] _wayStart = solver._pattern.WayStart;
        private readonly int[] _innerStart = solver._pattern.InnerStart;
        private readonly int[] _innerPosition = solver._pattern.InnerPosition;
        private readonly double[] _inner = solver._inner;
        private readonly double[] _choice = solver._choice;

        public void AddRow(int row, Span<double> dense)
        {
            dense[row] += 1;
            for (int way = _wayStart[row]; way < _wayStart[row + 1]; way++)
            {
                double choice = _choice[way];
                for (int i = _innerStart[way]; i < _innerStart[way + 1]; i++)
                    dense[_innerPosition[i]] -= choice * _inner[i];
            }
        }
    }
}
