using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Choosing;
using Travesia.Rules.Corridor.Effects;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>
/// rate(g, o, t) = base(g, o, t) * exp(elasticity * (V(o, t) - V(o, reference)) + push) * effect(g, month) * effect(month): base linear
/// between knots, V of those who have not been sent back and without turning back at o, month effects with mean 1.
/// </summary>
internal sealed class DepartureRates
{
    private readonly CorridorTables tables;

    private DepartureRates(CorridorTables tables, int group, int origin, double[] basis, double dispersion)
    {
        this.tables = tables;
        Group = group;
        Origin = origin;
        Basis = basis;
        Dispersion = dispersion;
    }

    /// <summary>The group.</summary>
    public int Group { get; }

    /// <summary>The origin.</summary>
    public int Origin { get; }

    /// <summary>People on each day, pushes applied, beliefs not.</summary>
    public double[] Basis { get; }

    /// <summary>Variance over mean.</summary>
    public double Dispersion { get; }

    /// <summary>All, by group and origin.</summary>
    public static List<DepartureRates> Of(CorridorTables tables)
    {
        CorridorStructure structure = tables.Structure;
        return [.. structure.Scenario.Departures
            .Select((knot, row) => (Knot: knot, Row: row))
            .GroupBy(k => (Group: structure.Geography.GroupIndex[k.Knot.Group.Value], Place: structure.Geography.PlaceIndex[k.Knot.Place.Value]))
            .OrderBy(k => k.Key)
            .Select(k => Of(tables, k.Key.Group, k.Key.Place, [.. k]))];
    }

    /// <summary>What the value of the journey makes of the base.</summary>
    /// <param name="network">The network of the group's first variant.</param>
    /// <param name="worth">What it reckons.</param>
    /// <param name="reference">What it would reckon under standing policies alone.</param>
    public double Factor(BelievedNetwork network, Worth worth, Worth reference)
    {
        double value = worth.Without(network.Network, Origin, network.TurnBackArc[Origin]);
        double standard = reference.Without(network.Network, Origin, network.TurnBackArc[Origin]);
        if (double.IsNegativeInfinity(value))
        {
            return 0;
        }

        double elasticity = tables.ByGroup[Group].Elasticity;
        return double.IsNegativeInfinity(standard) || elasticity == 0 ? 1 : Math.Min(Math.Exp(elasticity * (value - standard)), MostFactor);
    }

    /// <summary>
    /// Month effects: of the group, the same for all its origins, and of all groups together; none where their spread is 0. A shock of a
    /// month (news, weather, what smugglers offer) meets those who would leave, wherever in the country they are.
    /// </summary>
    public IReadOnlyList<PeriodEffect> Effects()
    {
        List<PeriodEffect> effects = [];
        Add(tables.ByGroup[Group].MonthEffectSdLog, StableKey.Of("month-effect", tables.Structure.Geography.Groups[Group].Id.Value));
        Add(tables.SharedMonthEffectSdLog, StableKey.Of("month-effect"));
        return effects;

        void Add(double sdLog, StableKey key)
        {
            if (sdLog > 0)
            {
                effects.Add(new PeriodEffect(key, sdLog, tables.MonthEffectAutocorrelation));
            }
        }
    }

    /// <summary>Whether any link out of the origin is open to the group.</summary>
    public bool IsOpen(Regimes actual)
    {
        Geography geography = tables.Structure.Geography;
        foreach (int link in geography.LinksFrom(Origin))
        {
            if (geography.MayUse(link, Group) && tables.Links[link, actual.Links[link]].IsOpen)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>So that no difference of values, however odd, makes a number of people that is none.</summary>
    private const double MostFactor = 1e9;

    private static DepartureRates Of(CorridorTables tables, int group, int origin, (DepartureKnot Knot, int Row)[] knots)
    {
        CorridorStructure structure = tables.Structure;
        (int Day, double PerDay)[] line = [.. knots
            .Select(k => (k.Knot.Date.DayNumber - structure.Scenario.FirstDay.DayNumber, tables.Value(k.Knot.PerDay, 0, 1e12, "perDay", new Subject("departures", k.Row, "perDay"))))
            .OrderBy(k => k.Item1)];
        double[] basis = new double[structure.Days];
        for (int day = 0, next = 0; day < basis.Length; day++)
        {
            while (next < line.Length && line[next].Day <= day)
            {
                next++;
            }

            basis[day] = next == 0 ? line[0].PerDay
                : next == line.Length ? line[^1].PerDay
                : line[next - 1].PerDay + (line[next].PerDay - line[next - 1].PerDay) * (day - line[next - 1].Day) / (line[next].Day - line[next - 1].Day);
        }

        for (int i = 0; i < structure.Policies.Length; i++)
        {
            PolicyUse policy = structure.Policies[i];
            if (policy.Site == EffectSite.Origins && policy.GroupIn[group] && policy.Scope.Holds(structure.Geography.Places[origin]))
            {
                double factor = Math.Exp(tables.Adds(i));
                for (int day = Math.Max(0, policy.InForce.Start); day < Math.Min(basis.Length, policy.InForce.End); day++)
                {
                    basis[day] *= factor;
                }
            }
        }

        double dispersion = Math.Max(knots[0].Knot.Dispersion, structure.Geography.Groups[group].PartyFactor);
        return new DepartureRates(tables, group, origin, basis, dispersion);
    }
}
