using Travesia.Inference;
using Travesia.Server.Outcomes;

namespace Travesia.Server.Jobs;

/// <summary>Takes the futures of a question as they come, and says so.</summary>
internal sealed class FuturesSink(Job job, Edits edits, OutcomeBoard outcomes) : IMemberSink
{
    private Outcome? outcome;

    public ValueTask<IReadOnlyList<HeldBatch>> BeginAsync(EnsembleLayout layout, CancellationToken cancellation)
    {
        outcome = outcomes.Keep(new Outcome($"futures.{job.Id}", OutcomeKind.Futures, new OutcomeForm(layout)) { Edits = edits, Of = layout.Members });
        return new([]);
    }

    public ValueTask TakeAsync(MemberBatch batch, CancellationToken cancellation)
    {
        foreach (MemberResult member in batch.Members)
        {
            outcome!.Add(member);
        }

        job.Change(now => now with { Outcome = outcome!.Id, Shown = outcome.Members });
        return ValueTask.CompletedTask;
    }
}
