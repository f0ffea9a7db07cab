using Travesia.Engine;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>
/// The states of a program, in the order of groups, variants, then places and links by id, and their stocks. Only states in which
/// people can be on some day are made.
/// </summary>
internal sealed class StateIds
{
    private const int None = -1;

    private readonly CorridorStructure structure;
    private readonly StateSpace space;
    private readonly ProgramBuilder builder;
    private readonly int[]?[] moving;
    private readonly int[]?[] held;
    private readonly int[]?[] waiting;
    private readonly int[]?[] firstDay;
    private readonly int[][]?[,] ended;
    private readonly int[,] settled;
    private readonly int[,] permitted;
    private readonly int[,] returned;
    private readonly int[] died;

    public StateIds(ProgramBuilder builder, CorridorStructure structure, StateSpace space, Recording recording, int[][] longestDays)
    {
        this.builder = builder;
        this.structure = structure;
        this.space = space;
        LongestDays = longestDays;
        Geography geography = structure.Geography;
        int variants = structure.Variants.Count, groups = geography.Groups.Length, places = geography.Places.Length;
        moving = new int[]?[variants];
        held = new int[]?[variants];
        waiting = new int[]?[variants];
        firstDay = new int[]?[variants];
        ended = new int[][]?[groups, 2];
        settled = Empty(groups, places);
        permitted = Empty(groups, places);
        returned = Empty(groups, geography.Countries.Count + 1);
        died = new int[groups];
        for (int g = 0; g < groups; g++)
        {
            for (int kind = 0; kind < Variant.Kinds; kind++)
            {
                if (space.Has(g * Variant.Kinds + kind))
                {
                    AddVariant(g, g * Variant.Kinds + kind, recording);
                }
            }

            AddEnds(g, recording);
        }
    }

    /// <summary>The most days that people of each group may be on each link.</summary>
    public int[][] LongestDays { get; }

    /// <summary>On the move at a place.</summary>
    public StateId Moving(int variant, int place) => new(moving[variant]![place]);

    /// <summary>Held at a place.</summary>
    public StateId Held(int variant, int place) => new(held[variant]![place]);

    /// <summary>Waiting for a link.</summary>
    public StateId Waiting(int variant, int link) => new(waiting[variant]![link]);

    /// <summary>On a link with 1 or more days to go.</summary>
    public StateId OnLink(int variant, int link, int days) => new(firstDay[variant]![link] + days - 1);

    /// <summary>Arrived at a destination after the last days of arrival of some permits were over.</summary>
    /// <param name="group">The group.</param>
    /// <param name="place">The destination.</param>
    /// <param name="undetected">Whether over an irregular link.</param>
    /// <param name="passed">For how many permits they are too late.</param>
    public StateId Ended(int group, int place, bool undetected, int passed) => new(ended[group, undetected ? 1 : 0]![place][passed]);

    /// <summary>Whether people can have ended at a place so.</summary>
    public bool HasEnded(int group, int place, bool undetected) => ended[group, undetected ? 1 : 0] is { } places && places[place].Length > 0;

    /// <summary>Settled at a place.</summary>
    public StateId Settled(int group, int place) => new(settled[group, place]);

    /// <summary>With a permit at a destination.</summary>
    public StateId Permitted(int group, int place) => new(permitted[group, place]);

    /// <summary>Returned to a country for good.</summary>
    public StateId Returned(int group, int country) => new(returned[group, country >= 0 ? country : Math.Max(structure.CountryOf(group), 0)]);

    /// <summary>Turned back home.</summary>
    public StateId Home(int group) => new(returned[group, structure.Geography.Countries.Count]);

    /// <summary>Died on the way.</summary>
    public StateId Died(int group) => new(died[group]);

    private static int[,] Empty(int rows, int columns)
    {
        int[,] ids = new int[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                ids[i, j] = None;
            }
        }

        return ids;
    }

    private void AddVariant(int group, int variant, Recording recording)
    {
        Geography geography = structure.Geography;
        string groupId = geography.Groups[group].Id.Value, name = Variant.At(variant).Name;
        double party = geography.Groups[group].PartyFactor;
        moving[variant] = Fill(geography.Places.Length, None);
        held[variant] = Fill(geography.Places.Length, None);
        waiting[variant] = Fill(geography.Links.Length, None);
        firstDay[variant] = Fill(geography.Links.Length, None);
        for (int p = 0; p < geography.Places.Length; p++)
        {
            string id = geography.Places[p].Id.Value;
            if (space.Moving[variant]![p])
            {
                moving[variant]![p] = Add(Phase.Of(groupId, name, id, Phase.Moving), party, recording.Present[p]);
            }

            if (space.Held[variant]![p])
            {
                held[variant]![p] = Add(Phase.Of(groupId, name, id, Phase.Held), party, recording.Present[p], recording.Held[p]);
            }
        }

        for (int a = 0; a < geography.Links.Length; a++)
        {
            if (!space.OnLink[variant]![a])
            {
                continue;
            }

            string id = geography.Links[a].Id.Value;
            if (space.Waiting[variant]![a])
            {
                int tail = geography.From[a];
                waiting[variant]![a] = Add(Phase.Of(groupId, name, id, Phase.Waiting), party, recording.Present[tail], recording.Waiting[tail]);
            }

            StableKey day = Phase.Of(groupId, name, id, Phase.Day);
            firstDay[variant]![a] = builder.StateCount;
            for (int k = 1; k <= LongestDays[group][a]; k++)
            {
                builder.AddState(Phase.DaysToGo(day, k), party);
            }
        }
    }

    private void AddEnds(int group, Recording recording)
    {
        Geography geography = structure.Geography;
        string groupId = geography.Groups[group].Id.Value;
        double party = geography.Groups[group].PartyFactor;
        for (int p = 0; p < geography.Places.Length; p++)
        {
            string id = geography.Places[p].Id.Value;
            foreach (bool undetected in (ReadOnlySpan<bool>)[false, true])
            {
                if ((undetected ? space.UndetectedAt : space.AtEnd)[group][p])
                {
                    AddEnded(group, p, undetected, party, space.CanEndWithPermit(group, p) ? [recording.WithoutPermit[p]] : []);
                }
            }

            if (space.Settles[group][p])
            {
                settled[group, p] = Add(Phase.Absorbing(groupId, id, Phase.Settled), party);
            }

            if (space.CanEndWithPermit(group, p))
            {
                permitted[group, p] = Add(Phase.Absorbing(groupId, id, Phase.Permitted), party);
            }
        }

        for (int c = 0; c < space.ReturnedTo[group].Length; c++)
        {
            if (space.ReturnedTo[group][c])
            {
                string where = c < geography.Countries.Count ? geography.Countries[c] : "home";
                returned[group, c] = Add(Phase.Absorbing(groupId, where, Phase.Returned), party);
            }
        }

        died[group] = Add(Phase.Absorbing(groupId, "", Phase.Died), party);
    }

    private void AddEnded(int group, int place, bool undetected, double party, ReadOnlySpan<int> stocks)
    {
        Geography geography = structure.Geography;
        int kind = undetected ? 1 : 0;
        if (ended[group, kind] is null)
        {
            ended[group, kind] = new int[geography.Places.Length][];
            ended[group, kind].AsSpan().Fill([]);
        }

        string phase = undetected ? Phase.Undetected : Phase.Arrived, groupId = geography.Groups[group].Id.Value, id = geography.Places[place].Id.Value;
        int[] permits = structure.PermitsAt(group, place);
        int[] states = new int[permits.Length + 1];
        for (int passed = 0; passed <= permits.Length; passed++)
        {
            StableKey key = passed == permits.Length
                ? Phase.Absorbing(groupId, id, phase)
                : Phase.Eligible(groupId, id, phase, permits[passed..].Select(i => structure.Policies[i].Policy.Id.Value));
            states[passed] = Add(key, party, stocks);
        }

        ended[group, kind]![place] = states;
    }

    private int Add(StableKey key, double party, params ReadOnlySpan<int> stocks)
    {
        StateId id = builder.AddState(key, party);
        foreach (int stock in stocks)
        {
            builder.CountIn(new StockId(stock), id);
        }

        return id.Index;
    }

    private static int[] Fill(int count, int value)
    {
        int[] ids = new int[count];
        ids.AsSpan().Fill(value);
        return ids;
    }
}
