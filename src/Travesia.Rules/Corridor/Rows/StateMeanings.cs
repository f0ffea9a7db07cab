using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>What each state of a program is.</summary>
internal static class StateMeanings
{
    public static ImmutableArray<StateMeaning> Of(CorridorStructure structure, StateSpace space, StateIds ids, int count)
    {
        Geography geography = structure.Geography;
        StateMeaning[] meanings = new StateMeaning[count];
        for (int x = 0; x < structure.Variants.Count; x++)
        {
            if (space.Has(x))
            {
                AddVariant(x);
            }
        }

        for (int g = 0; g < geography.Groups.Length; g++)
        {
            AddEnds(g);
        }

        int missing = Array.IndexOf(meanings, null);
        return missing < 0 ? ImmutableCollectionsMarshal.AsImmutableArray(meanings) : throw new InvalidOperationException($"State {missing} has no meaning.");

        void AddVariant(int x)
        {
            var variant = Variant.At(x);
            GroupId group = geography.Groups[variant.Group].Id;
            StateMeaning common = new(group, JourneyPhase.Moving, null, null, null, 0, variant.Again, variant.Broke);
            for (int p = 0; p < geography.Places.Length; p++)
            {
                if (space.Moving[x]![p])
                {
                    meanings[ids.Moving(x, p).Index] = common with { Place = geography.Places[p].Id };
                }

                if (space.Held[x]![p])
                {
                    meanings[ids.Held(x, p).Index] = common with { Phase = JourneyPhase.Held, Place = geography.Places[p].Id };
                }
            }

            for (int a = 0; a < geography.Links.Length; a++)
            {
                if (!space.OnLink[x]![a])
                {
                    continue;
                }

                if (space.Waiting[x]![a])
                {
                    meanings[ids.Waiting(x, a).Index] = common with { Phase = JourneyPhase.Waiting, Place = geography.Links[a].From, Link = geography.Links[a].Id };
                }

                for (int k = 1; k <= ids.LongestDays[variant.Group][a]; k++)
                {
                    meanings[ids.OnLink(x, a, k).Index] = common with { Phase = JourneyPhase.Travelling, Link = geography.Links[a].Id, DaysToGo = k };
                }
            }
        }

        void AddEnds(int g)
        {
            StateMeaning common = new(geography.Groups[g].Id, JourneyPhase.Arrived, null, null, null, 0, false, false);
            for (int p = 0; p < geography.Places.Length; p++)
            {
                StateMeaning here = common with { Place = geography.Places[p].Id };
                foreach (bool undetected in (ReadOnlySpan<bool>)[false, true])
                {
                    for (int passed = 0; ids.HasEnded(g, p, undetected) && passed <= structure.PermitsAt(g, p).Length; passed++)
                    {
                        meanings[ids.Ended(g, p, undetected, passed).Index] = here with { Phase = undetected ? JourneyPhase.Undetected : JourneyPhase.Arrived };
                    }
                }

                Set(ids.Settled(g, p), here with { Phase = JourneyPhase.Settled });
                Set(ids.Permitted(g, p), here);
            }

            for (int c = 0; c < geography.Countries.Count; c++)
            {
                if (space.ReturnedTo[g][c])
                {
                    Set(ids.Returned(g, c), common with { Phase = JourneyPhase.Returned, Country = new CountryCode(geography.Countries[c]) });
                }
            }

            if (space.ReturnedTo[g][geography.Countries.Count])
            {
                Set(ids.Home(g), common with { Phase = JourneyPhase.TurnedBack });
            }

            Set(ids.Died(g), common with { Phase = JourneyPhase.Died });
        }

        void Set(StateId state, StateMeaning meaning)
        {
            if (state.Index >= 0)
            {
                meanings[state.Index] = meaning;
            }
        }
    }
}
