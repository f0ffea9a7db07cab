using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>
/// What is counted: by day at each place, for all groups together; by month for each group at each place or on each link; and by month
/// for each group what its journeys cost. Its order is the same under all parameter values.
/// </summary>
internal sealed class Recording
{
    private const int None = -1;

    private readonly CorridorStructure structure;
    private readonly bool byLeg;
    private readonly int[]?[] daily = new int[]?[CountedNames.Count];
    private readonly int[]?[,] atPlaces;
    private readonly int[]?[,] onLinks;
    private readonly int[,] whole;
    private readonly List<Tally> tallies = [];
    private readonly List<Stock> stocks = [];
    private readonly ImmutableArray<Measure>.Builder measures = ImmutableArray.CreateBuilder<Measure>();

    /// <summary>Lists what is counted.</summary>
    /// <param name="structure">The scenario.</param>
    /// <param name="space">Where people can be.</param>
    /// <param name="byLeg">Whether what a journey takes is counted by link and group rather than by group, and groups are told apart whatever the section says.</param>
    public Recording(CorridorStructure structure, StateSpace space, bool byLeg = false)
    {
        this.structure = structure;
        this.byLeg = byLeg;
        Geography geography = structure.Geography;
        int groups = geography.Groups.Length;
        atPlaces = new int[]?[CountedNames.Count, groups];
        onLinks = new int[]?[CountedNames.Count, groups];
        whole = new int[CountedNames.Count, groups];
        for (int c = 0; c < CountedNames.Count; c++)
        {
            for (int g = 0; g < groups; g++)
            {
                whole[c, g] = None;
            }
        }

        AddDaily(space);
        Present = AddStocks(MeasureNames.Present, space, (x, p) => space.Moving[x]![p] || space.Held[x]![p] || space.WaitsAt(x, p));
        Waiting = AddStocks(MeasureNames.Waiting, space, (x, p) => space.WaitsAt(x, p));
        Held = AddStocks(MeasureNames.Held, space, (x, p) => space.Held[x]![p]);
        WithoutPermit = AddStocks(MeasureNames.WithoutPermit, p => Enumerable.Range(0, groups).Any(g => space.CanEndWithPermit(g, p)));
        if (structure.Section.RecordGroups || byLeg)
        {
            AddMonthly(space);
        }
        else
        {
            AddWhole(space);
        }

        Measures = measures.ToImmutable();
    }

    /// <summary>What each tally and stock counts.</summary>
    public ImmutableArray<Measure> Measures { get; }

    /// <summary>The stock of all people at each place, or -1.</summary>
    public int[] Present { get; }

    /// <summary>The stock of people waiting at each place, or -1.</summary>
    public int[] Waiting { get; }

    /// <summary>The stock of people held at each place, or -1.</summary>
    public int[] Held { get; }

    /// <summary>The stock of people at each destination who hold no permit, or -1.</summary>
    public int[] WithoutPermit { get; }

    /// <summary>How many stocks there are.</summary>
    public int StockCount => stocks.Count;

    /// <summary>Adds tallies and stocks to a program, in their order.</summary>
    public void Declare(ProgramBuilder builder)
    {
        foreach (Tally tally in tallies)
        {
            builder.AddTally(tally.Name, tally.Resolution);
        }

        foreach (Stock stock in stocks)
        {
            builder.AddStock(stock.Name, stock.Resolution);
        }
    }

    /// <summary>The tallies of something that happens to a person of a group at a place.</summary>
    public void At(Counted counted, int group, int place, List<TallyWeight> tallies, double weight = 1)
    {
        AddIf(daily[(int)counted], place, tallies, weight);
        Monthly(atPlaces[(int)counted, group], counted, group, place, tallies, weight);
    }

    /// <summary>The tallies of something that happens to a person of a group on a link.</summary>
    public void On(Counted counted, int group, int link, List<TallyWeight> tallies, double weight = 1)
    {
        AddIf(daily[(int)counted], structure.Geography.From[link], tallies, weight);
        Monthly(onLinks[(int)counted, group], counted, group, link, tallies, weight);
    }

    /// <summary>The tally of what a journey of a group takes on a link.</summary>
    public void OfJourney(Counted counted, int group, int link, List<TallyWeight> tallies, double weight)
    {
        if (weight != 0)
        {
            Monthly(onLinks[(int)counted, group], counted, group, link, tallies, weight);
        }
    }

    private static void AddIf(int[]? ids, int index, List<TallyWeight> tallies, double weight)
    {
        if (ids is not null && ids[index] != None)
        {
            tallies.Add(new TallyWeight(new TallyId(ids[index]), weight));
        }
    }

    private void Monthly(int[]? ids, Counted counted, int group, int index, List<TallyWeight> tallies, double weight)
    {
        AddIf(ids, index, tallies, weight);
        if (whole[(int)counted, group] != None)
        {
            tallies.Add(new TallyWeight(new TallyId(whole[(int)counted, group]), weight));
        }
    }

    private void AddDaily(StateSpace space)
    {
        Geography geography = structure.Geography;
        for (var c = (Counted)0; (int)c < CountedNames.Count; c++)
        {
            if (!CountedNames.IsDaily(c))
            {
                continue;
            }

            daily[(int)c] = Fill(geography.Places.Length, p => space.Counts.IsDaily(c, p), p =>
                AddTally($"{CountedNames.Name(c)}.day/{geography.Places[p].Id}", new Measure(CountedNames.Name(c), geography.Places[p].Id, null, null, CountedNames.Unit(c), Resolution.Day, null, null)));
        }
    }

    private int[] AddStocks(string quantity, StateSpace space, Func<int, int, bool> isThere)
    {
        int[] variants = [.. Enumerable.Range(0, structure.Variants.Count).Where(space.Has)];
        return AddStocks(quantity, p => Array.Exists(variants, x => isThere(x, p)));
    }

    private int[] AddStocks(string quantity, Func<int, bool> isPossible)
    {
        Geography geography = structure.Geography;
        return Fill(geography.Places.Length, isPossible, p =>
        {
            stocks.Add(new Stock($"{quantity}.day/{geography.Places[p].Id}", Resolution.Day));
            measures.Add(new Measure(quantity, geography.Places[p].Id, null, null, "people", Resolution.Day, null, new StockId(stocks.Count - 1)));
            return stocks.Count - 1;
        }) ?? [.. Enumerable.Repeat(None, geography.Places.Length)];
    }

    private void AddMonthly(StateSpace space)
    {
        Geography geography = structure.Geography;
        for (var c = (Counted)0; (int)c < CountedNames.Count; c++)
        {
            string name = CountedNames.Name(c), unit = CountedNames.Unit(c);
            for (int g = 0; g < geography.Groups.Length; g++)
            {
                GroupId group = geography.Groups[g].Id;
                if (space.Counts.IsOfJourney(c, g) && !byLeg)
                {
                    whole[(int)c, g] = AddTally($"{name}.month/{group}", new Measure(name, null, null, group, unit, Resolution.Period, null, null));
                }

                atPlaces[(int)c, g] = Fill(geography.Places.Length, p => space.Counts.IsAt(c, g, p), p =>
                    AddTally($"{name}.month/{group}/place/{geography.Places[p].Id}", new Measure(name, geography.Places[p].Id, null, group, unit, Resolution.Period, null, null)));
                Counted at = byLeg && space.Counts.IsOfJourney(c, g) ? Counted.Crossings : c;
                onLinks[(int)c, g] = Fill(geography.Links.Length, a => space.Counts.IsOn(at, g, a), a =>
                    AddTally($"{name}.month/{group}/link/{geography.Links[a].Id}", new Measure(name, null, geography.Links[a].Id, group, unit, Resolution.Period, null, null)));
            }
        }
    }

    /// <summary>Without groups and places, the sum over all of them is kept: harm is counted always.</summary>
    private void AddWhole(StateSpace space)
    {
        int groups = structure.Geography.Groups.Length;
        for (var c = (Counted)0; (int)c < CountedNames.Count; c++)
        {
            if (!Enumerable.Range(0, groups).Any(g => space.Counts.IsAnywhere(c, g)))
            {
                continue;
            }

            int tally = AddTally($"{CountedNames.Name(c)}.month", new Measure(CountedNames.Name(c), null, null, null, CountedNames.Unit(c), Resolution.Period, null, null));
            for (int g = 0; g < groups; g++)
            {
                whole[(int)c, g] = tally;
            }
        }
    }

    private int AddTally(string name, Measure measure)
    {
        tallies.Add(new Tally(name, measure.Resolution));
        measures.Add(measure with { Tally = new TallyId(tallies.Count - 1) });
        return tallies.Count - 1;
    }

    private static int[]? Fill(int count, Func<int, bool> isPossible, Func<int, int> add)
    {
        int[]? ids = null;
        for (int i = 0; i < count; i++)
        {
            if (isPossible(i))
            {
                if (ids is null)
                {
                    ids = new int[count];
                    ids.AsSpan().Fill(None);
                }

                ids[i] = add(i);
            }
        }

        return ids;
    }
}
