namespace Travesia.Engine.Running;

/// <summary>The row of each state in the epoch that a run is in.</summary>
internal sealed class RowMap(Program program, DynamicRows dynamic, int[] rowOfState)
{
    /// <summary>A state without a row keeps its people.</summary>
    public const int NoRow = -1;

    private readonly Epoch[] epochs = program.Parts.Epochs;
    private int begun;

    public int[] RowOfState { get; } = rowOfState;

    public void Reset()
    {
        RowOfState.AsSpan().Fill(NoRow);
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
                RowOfState[epoch.States[i]] = epoch.Rows[i];
            }

            foreach (Reload reload in epoch.Reloads)
            {
                dynamic.Load(reload);
            }
        }
    }
}
