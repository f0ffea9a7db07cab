using System.Collections.Immutable;

namespace Travesia.Inference;

/// <summary>Takes the members of an ensemble. Never called by two threads at once.</summary>
public interface IMemberSink
{
    /// <summary>Called once, before any member runs.</summary>
    /// <param name="layout">What is counted.</param>
    /// <param name="cancellation">Ends the ensemble.</param>
    /// <returns>The batches that the sink has from before, which are not run again; usually none.</returns>
    ValueTask<IReadOnlyList<HeldBatch>> BeginAsync(EnsembleLayout layout, CancellationToken cancellation);

    /// <summary>Takes a batch. Batches come in ascending order; one of which a member failed does not come.</summary>
    ValueTask TakeAsync(MemberBatch batch, CancellationToken cancellation);
}

/// <summary>A batch that a sink has from before.</summary>
/// <param name="Index">Which.</param>
/// <param name="Totals">The totals of each of its members.</param>
/// <param name="IsFluid">Whether a member of it is a fluid limit.</param>
public sealed record HeldBatch(int Index, ImmutableArray<ImmutableArray<double>> Totals, bool IsFluid);
