namespace Travesia.Engine.Randomness;

/// <summary>The one check that the splits share.</summary>
internal static class Spans
{
    /// <summary>Refuses spans that are empty or of different lengths.</summary>
    public static void Check(ReadOnlySpan<double> conditional, ReadOnlySpan<double> complement, Span<long> moves)
    {
        if (moves.IsEmpty || conditional.Length != moves.Length || complement.Length != moves.Length)
        {
            throw new ArgumentException(
                $"A split needs at least one entry and spans of one length, not {conditional.Length}, {complement.Length} and {moves.Length}.",
                nameof(moves));
        }
    }
}
