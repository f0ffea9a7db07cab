using Travesia.Engine;

namespace Travesia.Bench;

/// <summary>A generated network in the shape of a corridor: people stay, choose a link, walk it day by day, and may die at its end.</summary>
/// <param name="Places">Number of places.</param>
/// <param name="Links">Number of links.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="Days">Length in days.</param>
/// <param name="PeoplePerPlace">People of each group in each place at the start; as many as a fiftieth of them enter each day.</param>
/// <param name="PartyFactor">E[m^2]/E[m] over party sizes.</param>
/// <param name="Counted">Whether each place has a stock and a tally of arrivals, and each group a tally of deaths.</param>
internal sealed record EngineNetwork(int Places, int Links, int Groups, int Days, double PeoplePerPlace, double PartyFactor = 1, bool Counted = true)
{
    public Program Build()
    {
        var b = new ProgramBuilder(Days, [.. Enumerable.Range(0, ((Days - 1) / 30) + 1).Select(month => 30 * month)]);
        (int From, int To)[] links = [.. Enumerable.Range(0, Links).Select(LinkAt)];
        ILookup<int, int> linksFrom = Enumerable.Range(0, Links).ToLookup(link => links[link].From);
        TallyId[] arrivals = [.. Enumerable.Range(0, Counted ? Places : 0).Select(place => b.AddTally($"arrivals {place}", Resolution.Day))];
        StockId[] present = [.. Enumerable.Range(0, Counted ? Places : 0).Select(place => b.AddStock($"present {place}", Resolution.Day))];
        TallySetId[] arriving = [.. Enumerable.Range(0, Places).Select(place => Counted ? b.AddTallySet(new TallyWeight(arrivals[place])) : TallySetId.None)];
        double[] coming = [.. Enumerable.Repeat(PeoplePerPlace / 50, Days)];
        for (int group = 0; group < Groups; group++)
        {
            StableKey key = StableKey.Of("group").With(group);
            TallySetId dying = Counted ? b.AddTallySet(new TallyWeight(b.AddTally($"deaths {group}", Resolution.Period))) : TallySetId.None;
            StateId died = b.AddState(key.With(-1));
            StateId[] at = [.. Enumerable.Range(0, Places).Select(place => b.AddState(key.With(place), PartyFactor))];
            StateId[] first = [.. Enumerable.Range(0, Links).Select(link => b.AddState(key.With(link).With(1)))];
            StateId[] last = [.. Enumerable.Range(0, Links).Select(link => b.AddState(key.With(link).With(2)))];
            for (int place = 0; place < Places; place++)
            {
                int[] ways = [.. linksFrom[place]];
                double leave = 0.2 + (0.2 * (place % 5) / 5);
                b.SetRow(at[place], b.AddRow([
                    .. ways.Select(way => new Transition(first[way], leave / ways.Length)),
                    new Transition(at[place], ways.Length > 0 ? 1 - leave : 1)]));
                if (Counted)
                {
                    b.CountIn(present[place], at[place]);
                }

                b.AddInitialStock(new InitialStock(at[place], Math.Ceiling(PeoplePerPlace)));
                if (place % 10 == 0)
                {
                    b.AddDeparture(new Departure(at[place], coming, 2));
                }
            }

            for (int link = 0; link < Links; link++)
            {
                int to = links[link].To;
                b.SetRow(first[link], b.AddRow(new Transition(last[link], 1)));
                b.SetRow(last[link], b.AddRow(new(died, 0.001, dying, Lot: Lot.Person), new(at[to], 0.999, arriving[to])));
            }
        }

        return b.Build();
    }

    /// <summary>A ring, so that every place can be reached, and chords.</summary>
    private (int From, int To) LinkAt(int link) => link < Places
        ? (link, (link + 1) % Places)
        : ((int)(StableKey.Of("from").With(link).Value % (ulong)Places), (int)(StableKey.Of("to").With(link).Value % (ulong)Places));
}
