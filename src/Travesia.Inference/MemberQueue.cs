using System.Collections.Immutable;

namespace Travesia.Inference;

/// <summary>
/// Which member is next, and which batch is ready to be handed over. Members are issued in order; a member far ahead of the first
/// batch that was not handed over waits, so that memory is bounded. All state is under one lock, which is never held over a member or a hand-over.
/// </summary>
internal sealed class MemberQueue : IDisposable
{
    private readonly Lock state = new();
    private readonly SemaphoreSlim turn = new(0);
    private readonly EnsembleLayout layout;
    private readonly int window;
    private readonly IProgress<EnsembleProgress>? progress;
    private readonly ImmutableArray<int> batches;
    private readonly Dictionary<int, MemberResult> finished = [];
    private readonly List<MemberFailure> failures = [];
    private readonly List<ImmutableArray<double>> totals = [];
    private int issued;
    private int settled;
    private int waiting;
    private bool handingOver;
    private bool stopped;

    /// <summary>The queue of the batches that the sink does not hold.</summary>
    public MemberQueue(EnsembleLayout layout, int window, IReadOnlyList<HeldBatch> held, IProgress<EnsembleProgress>? progress)
    {
        this.layout = layout;
        this.window = window;
        this.progress = progress;
        HashSet<int> have = [.. held.Select(b => b.Index)];
        batches = [.. Enumerable.Range(0, layout.BatchCount).Where(b => !have.Contains(b))];
        totals.AddRange(held.SelectMany(b => b.Totals));
        IsFluid = held.Any(b => b.IsFluid);
        Members = batches.Sum(b => layout.MembersOf(b).Count);
        if (held.Count > 0)
        {
            Report();
        }
    }

    /// <summary>Members to run.</summary>
    public int Members { get; }

    /// <summary>Whether a member was a fluid limit.</summary>
    public bool IsFluid { get; private set; }

    /// <summary>Members that failed, ascending; under <see cref="ErrorPolicy.StopNow"/> the first only.</summary>
    public ImmutableArray<MemberFailure> Failures
    {
        get
        {
            lock (state)
            {
                IEnumerable<MemberFailure> ascending = failures.OrderBy(f => f.Member);
                return [.. stopped ? ascending.Take(1) : ascending];
            }
        }
    }

    /// <summary>The next member, once it may start; none if all were issued or no more are wanted.</summary>
    public int? Next(CancellationToken cancellation)
    {
        while (true)
        {
            lock (state)
            {
                if (stopped || issued == Members)
                {
                    return null;
                }

                if (issued < FirstUnsettled + window)
                {
                    return MemberAt(issued++);
                }

                waiting++;
            }

            turn.Wait(cancellation);
        }
    }

    /// <summary>A member is done.</summary>
    public void Finish(MemberResult member)
    {
        lock (state)
        {
            finished[member.Member] = member;
            totals.Add(member.Totals);
            IsFluid |= member.IsFluid;
            Report();
        }
    }

    /// <summary>A member failed.</summary>
    public void Fail(MemberFailure failure, ErrorPolicy policy)
    {
        lock (state)
        {
            failures.Add(failure);
            stopped |= policy == ErrorPolicy.StopNow;
            WakeAll();
        }
    }

    /// <summary>Starts no more members.</summary>
    public void Stop()
    {
        lock (state)
        {
            stopped = true;
            WakeAll();
        }
    }

    /// <summary>The next batch in order, if all its members are done and no other is being handed over. Followed by <see cref="Settle"/>.</summary>
    public MemberBatch? NextWhole()
    {
        lock (state)
        {
            while (!handingOver && !stopped && settled < batches.Length)
            {
                int batch = batches[settled];
                (int first, int count) = layout.MembersOf(batch);
                int failed = failures.Count(f => f.Member >= first && f.Member < first + count);
                if (Enumerable.Range(first, count).Count(finished.ContainsKey) + failed < count)
                {
                    return null;
                }

                ImmutableArray<MemberResult> members = [.. Enumerable.Range(first, count).Where(finished.ContainsKey).Select(m => finished[m])];
                foreach (MemberResult member in members)
                {
                    finished.Remove(member.Member);
                }

                if (failed == 0)
                {
                    handingOver = true;
                    return new MemberBatch(batch, members);
                }

                settled++;
                WakeAll();
            }

            return null;
        }
    }

    /// <summary>The batch was handed over.</summary>
    public void Settle()
    {
        lock (state)
        {
            handingOver = false;
            settled++;
            WakeAll();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <summary>Position, among members to run, of the first one of the first batch that was not handed over.</summary>
    private int FirstUnsettled => Math.Min(settled * layout.BatchSize, Members);

    private int MemberAt(int position) => (batches[position / layout.BatchSize] * layout.BatchSize) + (position % layout.BatchSize);

    private void WakeAll()
    {
        if (waiting > 0)
        {
            turn.Release(waiting);
            waiting = 0;
        }
    }

    private void Report() => progress?.Report(new EnsembleProgress(totals.Count, layout.Members, TotalSummary.Of(layout, totals)));
}
