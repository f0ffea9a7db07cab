namespace Travesia.Engine.Running;

/// <summary>The probabilities that dynamics may rewrite, in one run: of dynamic states and of dynamic rows. Positions count from the first such chances of the table.</summary>
internal sealed class DynamicRows
{
    private readonly Program program;
    private readonly TransitionTable table;
    private readonly Dictionary<int, int> rowOfState = [];

    public DynamicRows(Program program)
    {
        this.program = program;
        table = program.Parts.Table;
        int entries = table.Probability.Length - table.FirstDynamicEntry;
        Probability = new double[entries];
        Rest = new double[entries];
        int[] states = program.Parts.DynamicStates;
        for (int i = 0; i < states.Length; i++)
        {
            rowOfState.Add(states[i], table.FirstDynamicRow + i);
        }
    }

    public double[] Probability { get; }

    public double[] Rest { get; }

    /// <summary>The probabilities of a row: those of dynamic states are kept in the run and not in the program.</summary>
    public ReadOnlySpan<double> Shares(in Row row) => Part(in row, table.Probability, Probability);

    /// <summary>The probability of each transition of a row and of those after it.</summary>
    public ReadOnlySpan<double> Rests(in Row row) => Part(in row, table.Rest, Rest);

    /// <summary>Takes the probabilities that an epoch states.</summary>
    public void Load(Reload reload)
    {
        Row source = table.Rows[reload.SourceRow];
        Set(table.Rows[reload.KeptRow], table.Probability.AsSpan(source.Chances, source.Count), 1);
    }

    /// <summary>Takes the probabilities that dynamics state for a state.</summary>
    /// <exception cref="ProgramException">The state is not dynamic, or these are not the probabilities of its row.</exception>
    public void Rewrite(StateId state, ReadOnlySpan<double> probabilities)
    {
        if (!rowOfState.TryGetValue(state.Index, out int row))
        {
            throw new ProgramException($"The dynamics rewrite the row of state {NameOf(state)}, which they have not declared.");
        }

        Rewrite(table.Rows[row], probabilities, "state", NameOf(state));
    }

    /// <summary>Takes the probabilities that dynamics state for a row.</summary>
    /// <exception cref="ProgramException">The row is not dynamic, or these are not its probabilities.</exception>
    public void Rewrite(RowId row, ReadOnlySpan<double> probabilities)
    {
        if ((uint)row.Index >= (uint)table.FirstDynamicRow || (table.Rows[row.Index].Traits & RowTraits.Dynamic) == 0)
        {
            throw new ProgramException($"The dynamics rewrite row {row.Index}, which was not added as a dynamic row.");
        }

        Rewrite(table.Rows[row.Index], probabilities, "row", $"{row.Index}");
    }

    private void Rewrite(Row own, ReadOnlySpan<double> probabilities, string what, string name)
    {
        if (probabilities.Length != own.Count)
        {
            throw new ProgramException($"The dynamics give {probabilities.Length} probabilities for the {own.Count} transitions of {what} {name}.");
        }

        double sum = 0;
        foreach (double probability in probabilities)
        {
            if (!(probability >= 0 && probability <= 1))
            {
                throw new ProgramException($"The dynamics give {what} {name} the probability {probability:R}, which is not in 0 to 1.");
            }

            sum += probability;
        }

        if (!(Math.Abs(sum - 1) <= ProgramBuilder.RowTolerance))
        {
            throw new ProgramException($"The dynamics give {what} {name} probabilities that sum to {sum:R}, not to 1.");
        }

        Set(own, probabilities, sum);
    }

    private ReadOnlySpan<double> Part(in Row row, double[] ofProgram, double[] ofRun) => row.Chances < table.FirstDynamicEntry
        ? ofProgram.AsSpan(row.Chances, row.Count)
        : ofRun.AsSpan(row.Chances - table.FirstDynamicEntry, row.Count);

    private void Set(Row own, ReadOnlySpan<double> probabilities, double sum)
    {
        int start = own.Chances - table.FirstDynamicEntry;
        Span<double> kept = Probability.AsSpan(start, own.Count);
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] = probabilities[i] / sum;
        }

        TransitionTable.AddUp(kept, Rest.AsSpan(start, own.Count));
    }

    private string NameOf(StateId state) =>
        (uint)state.Index < (uint)program.StateCount ? $"{program.KeyOf(state).Value:x16}" : $"number {state.Index}";
}
