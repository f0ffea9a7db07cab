namespace Travesia.Engine.Running;

/// <summary>The row of each state in the epoch that a run is in.</summary>
/// <param name="program">What is run.</param>
/// <param name="dynamic">The probabilities that it may rewrite.</param>
/// <param name="before">The map of an earlier run of as many states, whose memory is taken over.</param>
internal sealed class RowMap(Program program, DynamicRows dynamic, RowMap? before = null)
{
    /// <summary>A state without a row keeps its people.</summary>
    public const int NoRow = -1;

    private const int NoShift = -1;

    private readonly TransitionTable table = program.Parts.Table;
    private readonly Epoch[] epochs = program.Parts.Epochs;
    private int begun;

    public int[] RowOfState { get; } = before?.RowOfState ?? new int[program.StateCount];

    /// <summary>Where all people of a state go, uncounted and through no gate; below 0 if they do not. Such shifts need no look at the table.</summary>
    public int[] ShiftOfState { get; } = before?.ShiftOfState ?? new int[program.StateCount];

    public void Reset()
    {
        RowOfState.AsSpan().Fill(NoRow);
        for (int state = 0; state < ShiftOfState.Length; state++)
        {
            ShiftOfState[state] = state;
        }

        begun = 0;
    }

    /// <summary>Applies the epochs that begin by a day.</summary>
    public void Begin(int day)
    {
        for (; begun < epochs.Length && epochs[begun].FirstDay <= day; begun++)
        {
            Epoch epoch = epochs[begun];
            for (int i = 0; i < epoch.States.Length; i++)
            {
                Row row = table.Rows[epoch.Rows[i]];
                RowOfState[epoch.States[i]] = epoch.Rows[i];
                ShiftOfState[epoch.States[i]] = (row.Traits & ~(RowTraits.Like | RowTraits.Dynamic)) == RowTraits.Single ? table.Target[row.Start] : NoShift;
            }

            foreach (Reload reload in epoch.Reloads)
            {
                dynamic.Load(reload);
            }
        }
    }
}
