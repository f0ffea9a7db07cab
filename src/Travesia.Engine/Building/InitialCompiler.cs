using System.Runtime.InteropServices;
using Travesia.Engine.Randomness;

namespace Travesia.Engine.Building;

/// <summary>Names the random numbers of initial stocks. A fixed number draws none, so it does not count among those of its state.</summary>
internal static class InitialCompiler
{
    public static InitialPlan[] Plan(InitialStock[] stocks, StableKey[] keys)
    {
        var occurrences = new Dictionary<int, ulong>();
        var plans = new InitialPlan[stocks.Length];
        for (int i = 0; i < plans.Length; i++)
        {
            InitialStock stock = stocks[i];
            ulong key = 0;
            if (stock.Law == InitialLaw.Poisson)
            {
                ref ulong occurrence = ref CollectionsMarshal.GetValueRefOrAddDefault(occurrences, stock.State.Index, out _);
                key = Hash.Combine(keys[stock.State.Index].Value, occurrence++);
            }

            plans[i] = new InitialPlan(key, stock.State.Index, stock.People, stock.Law);
        }

        return plans;
    }
}
