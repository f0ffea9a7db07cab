using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Travesia.Engine.Randomness;

namespace Travesia.Engine.Building;

/// <summary>Checks and copies departures, and names their random numbers.</summary>
internal static class DepartureCompiler
{
    /// <summary>Copies that nobody can change; departures that share a list share the copy.</summary>
    public static Departure[] Freeze(IReadOnlyList<Departure> departures, int days, StableKey[] keys, int tallySets)
    {
        var copies = new Dictionary<IReadOnlyList<double>, IReadOnlyList<double>>(ReferenceEqualityComparer.Instance);
        var frozen = new Departure[departures.Count];
        for (int i = 0; i < frozen.Length; i++)
        {
            Departure departure = departures[i];
            ProgramChecks.Departure(departure, days, keys.Length, tallySets, state => $"{keys[state].Value:x16}");
            if (!copies.TryGetValue(departure.MeanPerDay, out IReadOnlyList<double>? means))
            {
                means = ImmutableArray.CreateRange(departure.MeanPerDay);
                copies.Add(departure.MeanPerDay, means);
            }

            frozen[i] = departure with { MeanPerDay = means, Effects = departure.Effects is { Count: > 0 } effects ? ImmutableArray.CreateRange(effects) : null };
        }

        return frozen;
    }

    /// <summary>Departures into one state under one key are told apart by which of them comes first; others do not matter.</summary>
    public static DeparturePlan[] Plan(Departure[] departures, StableKey[] keys, IReadOnlyList<double> partyFactors)
    {
        var occurrences = new Dictionary<ulong, ulong>();
        var plans = new DeparturePlan[departures.Length];
        for (int i = 0; i < plans.Length; i++)
        {
            Departure departure = departures[i];
            int target = departure.Target.Index;
            ulong named = Hash.Combine(keys[target].Value, departure.Key.Value);
            ref ulong occurrence = ref CollectionsMarshal.GetValueRefOrAddDefault(occurrences, named, out _);
            ulong key = Hash.Combine(named, occurrence++);
            double[] means = ImmutableCollectionsMarshal.AsArray((ImmutableArray<double>)departure.MeanPerDay)!;
            plans[i] = new DeparturePlan(key, target, means, Math.Max(departure.Dispersion, partyFactors[target]), departure.Tallies.Index);
        }

        return plans;
    }
}
