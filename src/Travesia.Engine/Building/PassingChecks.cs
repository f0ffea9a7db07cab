using System.Runtime.InteropServices;

namespace Travesia.Engine.Building;

/// <summary>Refuses what would let somebody end a day in a passing state, or pass one twice. Ids are known when it is asked.</summary>
internal sealed class PassingChecks(PassingStates passing, IReadOnlyList<StableKey> stateKeys)
{
    /// <exception cref="ProgramException">Somebody would stay in a passing state, or be led back.</exception>
    public void All(
        RowPool rows,
        IReadOnlyList<EpochDraft> epochs,
        IEnumerable<Passage> passages,
        IEnumerable<(int State, int Stock)> memberships,
        IEnumerable<Departure> departures,
        IEnumerable<InitialStock> initialStocks)
    {
        foreach (Departure departure in departures)
        {
            RefuseIfPassing(departure.Target.Index, "A departure enters");
        }

        foreach (InitialStock stock in initialStocks)
        {
            RefuseIfPassing(stock.State.Index, "An initial stock is in");
        }

        foreach (Passage passage in passages.Skip(1))
        {
            RefuseIfPassing(passage.HeldBackTo, "A passage holds people back in");
        }

        foreach ((int state, _) in memberships)
        {
            RefuseIfPassing(state, "A stock counts those who end the day in");
        }

        UngatedEntry(rows);
        RowFromTheFirstDay(epochs);
        OnlyOnwards(rows, epochs);
    }

    private void UngatedEntry(RowPool rows)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            if ((rows[row].Traits & RowTraits.Gated) == 0)
            {
                continue;
            }

            ReadOnlySpan<int> targets = rows.TargetsOf(row);
            ReadOnlySpan<int> passages = rows.PassagesOf(row);
            for (int i = 0; i < targets.Length; i++)
            {
                if (passages[i] != PassageId.Free.Index)
                {
                    RefuseIfPassing(targets[i], "A row leads through gates into");
                }
            }
        }
    }

    private void RowFromTheFirstDay(IReadOnlyList<EpochDraft> epochs)
    {
        var withRow = new bool[stateKeys.Count];
        foreach (int state in epochs.Count > 0 ? epochs[0].States : [])
        {
            withRow[state] = true;
        }

        foreach (int state in passing.Ascending)
        {
            if (!withRow[state])
            {
                throw new ProgramException($"The passing state {NameOf(state)} has no row on day 0, so that people would stay in it.");
            }
        }
    }

    private void OnlyOnwards(RowPool rows, IEnumerable<EpochDraft> epochs)
    {
        foreach (EpochDraft epoch in epochs)
        {
            ReadOnlySpan<int> states = CollectionsMarshal.AsSpan(epoch.States);
            for (int i = 0; i < states.Length; i++)
            {
                if (passing[states[i]])
                {
                    OnlyOnwards(states[i], rows.TargetsOf(epoch.Rows[i]));
                }
            }
        }
    }

    private void OnlyOnwards(int state, ReadOnlySpan<int> targets)
    {
        foreach (int target in targets)
        {
            if (target <= state && passing[target])
            {
                throw new ProgramException(target == state
                    ? $"The passing state {NameOf(state)} leads to itself; people pass through it once a day."
                    : $"The passing state {NameOf(state)} leads to the passing state {NameOf(target)}, which was added before it; passing states lead to ordinary ones or to those added after them.");
            }
        }
    }

    private void RefuseIfPassing(int state, string what)
    {
        if (passing[state])
        {
            throw new ProgramException($"{what} the passing state {NameOf(state)}, in which nobody ends a day.");
        }
    }

    private string NameOf(int state) => $"{stateKeys[state].Value:x16}";
}
