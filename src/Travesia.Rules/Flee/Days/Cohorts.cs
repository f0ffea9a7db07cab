using System.Collections.Immutable;
using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Ways;

namespace Travesia.Rules.Flee.Days;

/// <summary>
/// Who comes before whom. The reference moves people in the order of their coming into being: those in camps at first, camp by camp as they are
/// counted, then those who come later. It matters behind closed borders, where people wait for room in a full camp: when somebody leaves it,
/// only who comes after him finds the room that day. There, people of each camp at first are a cohort of their own.
/// </summary>
internal sealed class Cohorts
{
    private readonly int[] ofFirst;

    public Cohorts(FleeCase flee, FleeNumbers numbers, Worlds worlds, Possibilities possible)
    {
        ofFirst = new int[flee.Places.Length];

        // With short stints states are too many to be told apart further.
        ImmutableArray<int> waitedFor = flee.Settings.AvoidShortStints ? [] :
            [.. flee.Counts.Select(c => c.Place).Where(place => numbers.First[place] > 0 && possible.MayFill(place) && worlds.All.Any(world => world.IsApart[place]))];
        Count = waitedFor.IsEmpty ? 1 : waitedFor.Length + 2;

        // All other people who are in camps at first come before.
        for (int i = 0; i < waitedFor.Length; i++)
        {
            ofFirst[waitedFor[i]] = i + 1;
        }
    }

    /// <summary>How many there are, in their order; 1 if they need not be told apart.</summary>
    public int Count { get; }

    /// <summary>That of those who come into being on the way.</summary>
    public int Later => Count - 1;

    /// <summary>That of those who are at a place at first.</summary>
    public int OfFirst(int place) => ofFirst[place];

    /// <summary>The share of the people of a place who come before somebody of a cohort; of those of his own, half.</summary>
    /// <param name="people">People of the place by cohort.</param>
    /// <param name="cohort">His.</param>
    public static double Before(ReadOnlySpan<double> people, int cohort)
    {
        double all = 0, before = 0;
        for (int i = 0; i < people.Length; i++)
        {
            all += people[i];
            before += i < cohort ? people[i] : i == cohort ? people[i] / 2 : 0;
        }

        return all > 0 ? before / all : 0.5;
    }
}
