using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Tables;

/// <summary>The numbers of the regimes of all sites for a group.</summary>
/// <param name="Links">By link.</param>
/// <param name="Places">By place: people on the move or waiting there.</param>
/// <param name="Holds">By place: people held there.</param>
/// <param name="Arrived">By place: people who arrived there.</param>
internal sealed record Regimes(int[] Links, int[] Places, int[] Holds, int[] Arrived)
{
    /// <summary>The regimes of a group while policies are active.</summary>
    /// <param name="tables">The tables that number regimes.</param>
    /// <param name="group">The group.</param>
    /// <param name="month">Calendar month, or -1 for none.</param>
    /// <param name="active">Whether each policy is active.</param>
    /// <param name="promised">Whether who arrives is in time for each permit.</param>
    public static Regimes Of(CorridorTables tables, int group, int month, bool[] active, bool[] promised)
    {
        CorridorStructure structure = tables.Structure;
        return new Regimes(
            Numbers(structure.LinkSites, tables.Links.Number),
            Numbers(structure.PlaceSites, tables.AtPlaces.Number),
            Numbers(structure.HoldSites, tables.Holds.Number),
            Numbers(structure.ArrivedSites, tables.Arrived.Number));

        int[] Numbers(Site[] sites, Func<int, Regime, int> number)
        {
            int[] numbers = new int[sites.Length];
            for (int s = 0; s < sites.Length; s++)
            {
                if (!sites[s].IsConstant)
                {
                    numbers[s] = number(s, Regime.Of(sites[s], structure.Policies, group, month, active, promised));
                }
            }

            return numbers;
        }
    }
}

/// <summary>What a group reckons with.</summary>
/// <param name="Active">Whether it reckons with each policy.</param>
/// <param name="Month">Calendar month whose season it reckons with, or -1 for none.</param>
/// <param name="Regimes">Regimes by site.</param>
internal sealed record Belief(bool[] Active, int Month, Regimes Regimes);

/// <summary>What holds for a group, actually and as believed, from day to day.</summary>
internal sealed class Timeline
{
    private readonly int[] actualAt;
    private readonly int[] beliefAt;

    private Timeline(int group, int[] starts, int[] actualAt, int[] beliefAt, Regimes[] actual, Belief[] beliefs, Belief reference)
    {
        Group = group;
        Starts = starts;
        this.actualAt = actualAt;
        this.beliefAt = beliefAt;
        Actual = actual;
        Beliefs = beliefs;
        Reference = reference;
    }

    /// <summary>The group.</summary>
    public int Group { get; }

    /// <summary>First day of each interval in which nothing changes, the first 0.</summary>
    public int[] Starts { get; }

    /// <summary>What is in force, each once for a run of days.</summary>
    public Regimes[] Actual { get; }

    /// <summary>What is believed, each once.</summary>
    public Belief[] Beliefs { get; }

    /// <summary>The table of standing policies alone, without seasons.</summary>
    public Belief Reference { get; }

    /// <summary>What is in force in an interval.</summary>
    public Regimes ActualIn(int interval) => Actual[actualAt[interval]];

    /// <summary>Which of <see cref="Actual"/> is in force in an interval.</summary>
    public int ActualNumber(int interval) => actualAt[interval];

    /// <summary>Which of <see cref="Beliefs"/> is held in an interval.</summary>
    public int BeliefIn(int interval) => beliefAt[interval];

    /// <summary>The interval of a day.</summary>
    public int IntervalOf(int day)
    {
        int at = Array.BinarySearch(Starts, day);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>The timeline of a group.</summary>
    public static Timeline Of(CorridorTables tables, int group)
    {
        CorridorStructure structure = tables.Structure;
        ActualDays days = structure.Timelines[group];
        var actual = new List<Regimes>();
        for (int i = 0; i < days.Starts.Length; i++)
        {
            actual.Add(Regimes.Of(tables, group, days.Months[i], days.Active[i], days.Promised[i]));
        }

        var beliefs = new List<Belief>();
        int lag = tables.ByGroup[group].KnownAfterDays;
        int[] beliefStarts = Choosing.Beliefs.Days(structure, group, lag);
        int[] beliefOf = new int[beliefStarts.Length];
        for (int i = 0; i < beliefStarts.Length; i++)
        {
            int day = beliefStarts[i];
            bool[] active = Choosing.Beliefs.Active(structure, group, lag, day);
            int month = structure.HasSeasons ? structure.MonthOf(day) : -1;
            beliefOf[i] = beliefs.FindIndex(b => b.Month == month && b.Active.AsSpan().SequenceEqual(active));
            if (beliefOf[i] < 0)
            {
                beliefOf[i] = beliefs.Count;
                beliefs.Add(Choosing.Beliefs.Of(tables, group, active, month));
            }
        }

        int[] starts = [.. days.Starts.Union(beliefStarts).Order()];
        return new Timeline(
            group,
            starts,
            [.. starts.Select(d => At(days.Starts, d))],
            [.. starts.Select(d => beliefOf[At(beliefStarts, d)])],
            [.. actual],
            [.. beliefs],
            Choosing.Beliefs.Of(tables, group, [.. structure.Policies.Select(p => p.Policy.IsInReference && p.GroupIn[group])], -1));
    }

    private static int At(int[] starts, int day)
    {
        int at = Array.BinarySearch(starts, day);
        return at >= 0 ? at : ~at - 1;
    }
}
