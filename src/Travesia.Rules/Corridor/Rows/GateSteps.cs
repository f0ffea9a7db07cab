using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>The gates of a program: a policy's limit holds on its days and is infinite on others.</summary>
internal static class GateSteps
{
    /// <summary>Declares a gate for each limit, in their order.</summary>
    public static GateId[] Declare(ProgramBuilder builder, CorridorTables tables, StateSpace space, StateIds ids, Recording recording)
    {
        CorridorStructure structure = tables.Structure;
        GateId[] gates = new GateId[structure.Gates.All.Length];
        int stocks = recording.StockCount;
        for (int i = 0; i < gates.Length; i++)
        {
            GateUse gate = structure.Gates.All[i];
            PolicyUse policy = structure.Policies[gate.Policy];
            string name = policy.Policy.Id.Value;
            StockId? stock = null;
            if (gate.Quota.Capacity is not null)
            {
                stock = builder.AddStock($"capacity/{name}", Resolution.Day);
                stocks++;
                CountPeople(builder, structure, space, ids, gate, stock.Value);
            }

            GateKind kind = gate.Quota.PerDay is not null ? GateKind.PerDay : gate.Quota.PerMonth is not null ? GateKind.PerPeriod : GateKind.Capacity;
            double limit = LimitOf(tables, gate);
            gates[i] = builder.AddGate(new Gate(name, kind, Steps(structure, policy.InForce, kind, limit), gate.Quota.CarriesOver && kind != GateKind.Capacity, stock));
        }

        return gates;
    }

    /// <summary>The number of a limit.</summary>
    public static double LimitOf(CorridorTables tables, GateUse gate)
    {
        Quantity quota = gate.Quota.PerDay ?? gate.Quota.PerMonth ?? gate.Quota.Capacity ?? 0;
        return tables.Value(quota, 0, 1e12, "limit", new Subject("policies", tables.Structure.Policies[gate.Policy].Row));
    }

    private static List<GateStep> Steps(CorridorStructure structure, Interval inForce, GateKind kind, double limit)
    {
        var steps = new List<GateStep>();
        int start = Math.Max(0, inForce.Start);
        double share = 1;
        if (start == 0 && kind == GateKind.PerPeriod)
        {
            // The first month of a run may be the end of a month: it has that share of the month's quota.
            DateOnly first = structure.Scenario.FirstDay;
            int length = DateTime.DaysInMonth(first.Year, first.Month);
            share = (length - first.Day + 1) / (double)length;
        }

        steps.Add(new GateStep(start, limit * share));
        if (share < 1 && structure.PeriodStarts.Length > 1 && inForce.Contains(structure.PeriodStarts[1]))
        {
            steps.Add(new GateStep(structure.PeriodStarts[1], limit));
        }

        if (inForce.End < structure.Days)
        {
            steps.Add(new GateStep(inForce.End, double.PositiveInfinity));
        }

        return steps;
    }

    /// <summary>People of the groups in scope who are on the links in scope and at their heads.</summary>
    private static void CountPeople(ProgramBuilder builder, CorridorStructure structure, StateSpace space, StateIds ids, GateUse gate, StockId stock)
    {
        Geography geography = structure.Geography;
        PolicyUse policy = structure.Policies[gate.Policy];
        bool[] heads = new bool[geography.Places.Length];
        for (int a = 0; a < gate.Links.Length; a++)
        {
            heads[geography.To[a]] |= gate.Links[a];
        }

        for (int x = 0; x < structure.Variants.Count; x++)
        {
            int group = Variants.GroupOf(x);
            if (!space.Has(x) || !policy.GroupIn[group])
            {
                continue;
            }

            for (int p = 0; p < heads.Length; p++)
            {
                if (heads[p] && space.Moving[x]![p])
                {
                    builder.CountIn(stock, ids.Moving(x, p));
                }

                if (heads[p] && space.Held[x]![p])
                {
                    builder.CountIn(stock, ids.Held(x, p));
                }
            }

            for (int a = 0; a < gate.Links.Length; a++)
            {
                for (int k = 1; gate.Links[a] && space.OnLink[x]![a] && k <= ids.LongestDays[group][a]; k++)
                {
                    builder.CountIn(stock, ids.OnLink(x, a, k));
                }

                if (heads[geography.From[a]] && space.Waiting[x]![a])
                {
                    builder.CountIn(stock, ids.Waiting(x, a));
                }
            }
        }
    }
}
