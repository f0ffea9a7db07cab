using System.Numerics;

namespace Travesia.Engine.Running;

/// <summary>How many people each stock holds, counted anew at the end of every day.</summary>
internal sealed class StockCounts<T>
    where T : struct, INumber<T>
{
    // Each state that belongs to a stock beside that stock, by ascending state.
    private readonly int[] members;
    private readonly int[] stockOfMember;

    public StockCounts(Program program)
    {
        SetPool<int> stocksOfState = program.Parts.StocksOfState;
        stockOfMember = stocksOfState.Items;
        members = new int[stockOfMember.Length];
        for (int state = 0; state < program.StateCount; state++)
        {
            members.AsSpan(stocksOfState.Start[state]..stocksOfState.Start[state + 1]).Fill(state);
        }

        Now = new T[program.Stocks.Length];
    }

    /// <summary>People in each stock at the end of the last day.</summary>
    public T[] Now { get; }

    public void Count(Crowd<T> crowd)
    {
        Array.Clear(Now);
        T[] people = crowd.Now;
        for (int i = 0; i < members.Length; i++)
        {
            Now[stockOfMember[i]] += people[members[i]];
        }
    }
}
