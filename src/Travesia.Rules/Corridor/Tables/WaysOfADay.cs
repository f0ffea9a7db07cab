using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Tables;

/// <summary>
/// Counts the ways that people may take within one day, before their rows are written: where neither links nor places take a day, they
/// multiply. A way is a link that may be taken, told apart by what came before it on that day.
/// </summary>
internal sealed class WaysOfADay
{
    /// <summary>The most links that may leave a place, and the most ways of people in one state.</summary>
    public const int Most = 20_000;

    /// <summary>The most ways that all states together may have because places are passed.</summary>
    public const int MostInAll = 5_000_000;

    private readonly CorridorTables tables;
    private readonly Timeline[] timelines;
    private readonly StateSpace space;
    private readonly CorridorStructure structure;
    private readonly Geography geography;

    /// <summary>Ways out of each place that is passed, by variant.</summary>
    private readonly double[]?[] passed;

    private WaysOfADay(CorridorTables tables, Timeline[] timelines, StateSpace space)
    {
        (this.tables, this.timelines, this.space, structure, geography) = (tables, timelines, space, tables.Structure, tables.Structure.Geography);
        passed = [.. Enumerable.Range(0, structure.Variants.Count).Select(x => space.Has(x) ? new double[geography.Places.Length] : null)];
    }

    /// <summary>Refuses too many, by the place that is passed on most of them.</summary>
    /// <param name="tables">The numbers.</param>
    /// <param name="timelines">By group.</param>
    /// <param name="space">Where people can be.</param>
    /// <param name="order">All places, each after those that are passed on from it.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(CorridorTables tables, Timeline[] timelines, StateSpace space, int[] order, Problems problems)
    {
        if (Array.Exists(order, tables.IsPassed))
        {
            new WaysOfADay(tables, timelines, space).Run(order, problems);
        }
    }

    private void Run(int[] order, Problems problems)
    {
        foreach (int place in order.Where(tables.IsPassed))
        {
            for (int x = 0; x < passed.Length; x++)
            {
                if (passed[x] is { } ways)
                {
                    ways[place] = From(x, place).Ways;
                }
            }
        }

        var worst = new SortedDictionary<(int Through, int Group), (double Ways, int Place)>();
        double[] through = new double[geography.Places.Length];
        for (int x = 0; x < passed.Length; x++)
        {
            if (passed[x] is null)
            {
                continue;
            }

            for (int p = 0; p < geography.Places.Length; p++)
            {
                if (space.Moving[x]![p] && From(x, p) is { Through: >= 0 } from)
                {
                    Note(x, p, from.Ways, from.Through);
                }
            }

            for (int a = 0; a < geography.Links.Length; a++)
            {
                if (space.OnLink[x]![a] && tables.IsPassed(geography.To[a]) && Regimes(x, a).Any(r => tables.Links[a, r].Days.Last > 0))
                {
                    Note(x, geography.From[a], Regimes(x, a).Sum(r => AtEnd(x, a, r)), geography.To[a]);
                }
            }
        }

        foreach (((int by, int group), (double ways, int place)) in worst)
        {
            problems.Error(
                CorridorDiagnostics.TooManyWaysInADay, StayOf(by),
                ("place", geography.Places[place].Id.Value), ("group", geography.Groups[group].Id.Value),
                ("value", Problems.Text(ways)), ("most", Problems.Text(Most)), ("through", geography.Places[by].Id.Value));
        }

        if (worst.Count == 0 && through.Sum() is > MostInAll and double all)
        {
            int by = Array.IndexOf(through, through.Max());
            problems.Error(
                CorridorDiagnostics.TooManyWaysInAll, StayOf(by), ("value", Problems.Text(all)), ("most", Problems.Text(MostInAll)), ("through", geography.Places[by].Id.Value));
        }

        void Note(int variant, int place, double ways, int by)
        {
            through[by] += ways;

            // Where the place that is passed has too many of its own, it is told of that one.
            (int, int) key = (by, Variants.GroupOf(variant));
            if (ways > Most && passed[variant]![by] <= Most && ways > worst.GetValueOrDefault(key).Ways)
            {
                worst[key] = (ways, place);
            }
        }
    }

    private Subject StayOf(int place) => new("places", geography.PlaceRow[place], "stayDays");

    /// <summary>The ways out of a place, and the place that most of them pass, or -1.</summary>
    private (double Ways, int Through) From(int variant, int place)
    {
        double ways = 0, most = 0;
        int through = -1, group = Variants.GroupOf(variant);
        foreach (int link in geography.LinksFrom(place))
        {
            if (!space.OnLink[variant]![link] || !structure.EverOpen[group][link] || !StateSpace.CanPay(variant, geography.Links[link].Mode))
            {
                continue;
            }

            ways++;
            if (!tables.IsPassed(geography.To[link]))
            {
                continue;
            }

            double on = 0;
            foreach (int regime in Regimes(variant, link))
            {
                on += tables.Links[link, regime] is { IsOpen: true, Days.First: 0 } ? AtEnd(variant, link, regime) : 0;
            }

            ways += on;
            if (on > most)
            {
                (most, through) = (on, geography.To[link]);
            }
        }

        return (ways, through);
    }

    /// <summary>The ways on from the end of a link: once for each thing that may have happened on it and left people going on.</summary>
    private double AtEnd(int variant, int link, int regime)
    {
        LinkCondition condition = tables.Links[link, regime];
        int group = Variants.GroupOf(variant), head = geography.To[link];
        int happened = (condition.Injury > 0 ? 1 : 0) + (condition.Abuse > 0 ? 1 : 0) + (condition.Clear > 0 ? 1 : 0);
        double broke = Variants.IsBroke(variant) || !structure.Variants.HasMoney(group) ? 0 : Math.Min(1, condition.Usd / tables.ByGroup[group].SavingsUsd);
        double same = broke < 1 ? 1 + passed[variant]![head] : 0;
        double other = broke > 0 && passed[Variants.Broke(variant)] is { } without ? 1 + without[head] : 0;
        return happened * (same + other);
    }

    private IEnumerable<int> Regimes(int variant, int link)
        => structure.LinkSites[link].IsConstant ? [0] : timelines[Variants.GroupOf(variant)].Actual.Select(r => r.Links[link]).Distinct();
}
