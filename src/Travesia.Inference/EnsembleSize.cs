namespace Travesia.Inference;

/// <summary>What an ensemble will take, estimated before it is run.</summary>
/// <param name="ValuesPerMember">Numbers kept of each member.</param>
/// <param name="MemoryBytes">Memory for the members in flight, at most.</param>
/// <param name="ResultBytes">Size of the result on disk. An upper estimate: counts compress to about one byte, and most are 0.</param>
public sealed record EnsembleSize(int ValuesPerMember, long MemoryBytes, long ResultBytes)
{
    // Measured on daily counts of an 85-place network: 0.5 bytes a value for whole numbers, most of them 0. Real numbers of expected mode do not compress: 8.
    private const double BytesOfCount = 2;
    private const double BytesOfReal = 8.5;

    /// <summary>Estimates an ensemble.</summary>
    public static EnsembleSize Of(EnsembleLayout layout, EnsembleOptions options)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(options);
        double perValue = options.Mode == Engine.Mode.Sampled ? BytesOfCount : BytesOfReal;
        int spinUp = layout.Scenario.Days - layout.Days.Length;
        double kept = (double)layout.ValuesPerMember * sizeof(double);
        double recorded = kept * (1 + ((double)spinUp / layout.Days.Length));
        int inFlight = Math.Min(layout.Members, WindowOf(layout, options.Threads));
        int running = Math.Min(layout.Members, options.Threads);
        return new EnsembleSize(layout.ValuesPerMember, (long)((recorded * running) + (kept * inFlight)), (long)((double)layout.ValuesPerMember * layout.Members * perValue));
    }

    /// <summary>How many members may be between their start and their hand-over: two batches, so that one is handed over while the next is computed.</summary>
    internal static int WindowOf(EnsembleLayout layout, int threads) => (2 * layout.BatchSize) + threads;
}
