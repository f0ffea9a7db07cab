namespace Travesia.Rules.Choice;

/// <summary>
/// The patterns that solvers of one network have worked out, shared between them. A pattern is a function of the open ways alone, so what
/// is kept changes the time of a solve and nothing else. Safe for threads.
/// </summary>
internal sealed class PatternCache
{
    /// <summary>Regimes of closure come in tens; a bound keeps a long run with many of them from filling memory.</summary>
    private const int Capacity = 64;

    private readonly Lock _gate = new();
    private readonly List<ChoicePattern> _patterns = [];

    /// <summary>The pattern of these open ways: one that is kept, or a new one.</summary>
    public ChoicePattern Get(ChoiceNetwork network, ReadOnlySpan<ulong> openOutcomes)
    {
        lock (_gate)
            foreach (ChoicePattern pattern in _patterns)
                if (pattern.Is(openOutcomes))
                    return pattern;
        var made = ChoicePattern.Of(network, openOutcomes);
        lock (_gate)
        {
            if (_patterns.Count == Capacity)
                _patterns.RemoveAt(0);
            _patterns.Add(made);
        }

        return made;
    }
}
