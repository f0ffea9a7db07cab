using System.Numerics;

namespace Travesia.Engine.Running;

/// <summary>How many people each stock holds, counted anew at the end of every day over the occupied states that belong to one.</summary>
internal sealed class StockCounts<T>
    where T : struct, INumber<T>
{
    private readonly SetPool<int> stocksOfState;
    private readonly ulong[] counted;

    public StockCounts(Program program)
    {
        stocksOfState = program.Parts.StocksOfState;
        counted = new ulong[(program.StateCount + 63) / 64];
        for (int state = 0; state < program.StateCount; state++)
        {
            if (stocksOfState[state].Length > 0)
            {
                counted[state >> 6] |= 1UL << state;
            }
        }

        Now = new T[program.Stocks.Length];
    }

    /// <summary>People in each stock at the end of the last day.</summary>
    public T[] Now { get; }

    public void Count(Crowd<T> crowd)
    {
        Array.Clear(Now);
        if (Now.Length == 0)
        {
            return;
        }

        int[] start = stocksOfState.Start;
        int[] items = stocksOfState.Items;
        for (int word = 0; word < counted.Length; word++)
        {
            for (ulong bits = counted[word] & crowd.NowOccupied[word]; bits != 0; bits &= bits - 1)
            {
                int state = (word << 6) + BitOperations.TrailingZeroCount(bits);
                for (int i = start[state]; i < start[state + 1]; i++)
                {
                    Now[items[i]] += crowd.Now[state];
                }
            }
        }
    }
}
