namespace Travesia.Engine.Tests;

/// <summary>Rows of a generated program: some like others, and some that dynamics rewrite, together with those like them.</summary>
/// <param name="b">Where they are added.</param>
/// <param name="dice">The luck of the generator.</param>
/// <param name="oneByOne">Whether a row like another is added transition by transition, as a row of its own.</param>
internal sealed class GeneratedRows(ProgramBuilder b, Oracles.Dice dice, bool oneByOne)
{
    private readonly List<(RowId Row, Transition[] AsAdded, int Dynamic)> added = [];

    /// <summary>The dynamic rows, each with the rows added one by one in place of rows like it.</summary>
    public List<(List<RowId> Rows, int Length)> Dynamic { get; } = [];

    public RowId Add(Transition[] transitions, bool dynamic)
    {
        RowId row = dynamic ? b.AddDynamicRow(transitions) : b.AddRow(transitions);
        added.Add((row, transitions, dynamic ? Dynamic.Count : -1));
        if (dynamic)
        {
            Dynamic.Add(([row], transitions.Length));
        }

        return row;
    }

    /// <summary>A row like one of those added before; gates lead to no passing state.</summary>
    public RowId? Like(StateId[] reachable, List<StateId> passing, bool mayBeDynamic, out int length)
    {
        length = 0;
        (RowId Row, Transition[] AsAdded, int Dynamic)[] candidates = [.. added.Where(row => mayBeDynamic || row.Dynamic < 0)];
        if (candidates.Length == 0)
        {
            return null;
        }

        (RowId like, Transition[] asAdded, int dynamic) = candidates[dice.Below(candidates.Length)];
        StateId[] ordinary = [.. reachable.Except(passing)];
        int[] order = [.. Enumerable.Range(0, asAdded.Length).OrderByDescending(i => asAdded[i].Lot)];
        StateId[] targets = [.. order.Select(i =>
            asAdded[i].Passage == PassageId.Free ? reachable[dice.Below(reachable.Length)] : ordinary[dice.Below(ordinary.Length)])];
        length = targets.Length;
        if (!oneByOne)
        {
            return b.AddRowLike(like, targets);
        }

        // In the order in which that one was added, since the sum of its chances depends on it in the last digit.
        Transition[] transitions = [.. asAdded.Select((transition, i) => transition with { Target = targets[Array.IndexOf(order, i)] })];
        RowId row = dynamic < 0 ? b.AddRow(transitions) : b.AddDynamicRow(transitions);
        if (dynamic >= 0)
        {
            Dynamic[dynamic].Rows.Add(row);
        }

        return row;
    }
}
