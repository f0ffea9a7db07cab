using Travesia.Engine;
using Travesia.Rules.Corridor.Choosing;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>
/// Travellers reckon with the queues before limits. On the first day of each month the queue of each limit is read from the run, as it was
/// a group's lag ago; divided by the daily throughput it is the wait that the group reckons with until the next reading.
/// </summary>
internal sealed class QueueBeliefs : IDynamics
{
    private readonly StateId[] states;

    public QueueBeliefs(
        CorridorTables tables,
        StateSpace space,
        Timeline[] timelines,
        (BelievedNetwork Own, BelievedNetwork First)[] networks,
        Choices choices,
        DynamicRow[][] rows,
        (DepartureId Id, DepartureRates Rates)[][] departures,
        GateId[] gates,
        StateId[][] waiting)
    {
        Tables = tables;
        Space = space;
        Timelines = timelines;
        Networks = networks;
        Choices = choices;
        Rows = rows;
        Departures = departures;
        Gates = gates;
        Waiting = waiting;
        states = [.. rows.SelectMany(r => r).Select(r => r.State)];
        Throughput = [.. tables.Structure.Gates.All.Select(g => g.Quota.Capacity is not null ? double.NaN : GateSteps.LimitOf(tables, g) / (g.Quota.PerMonth is not null ? DaysPerMonth : 1))];
    }

    /// <summary>Days of a mean month, 1461 / 48.</summary>
    public const double DaysPerMonth = 30.4375;

    public CorridorTables Tables { get; }

    public StateSpace Space { get; }

    public Timeline[] Timelines { get; }

    public (BelievedNetwork Own, BelievedNetwork First)[] Networks { get; }

    public Choices Choices { get; }

    /// <summary>Rows that change, by group.</summary>
    public DynamicRow[][] Rows { get; }

    /// <summary>Departures that change, by group.</summary>
    public (DepartureId Id, DepartureRates Rates)[][] Departures { get; }

    /// <summary>The gates.</summary>
    public GateId[] Gates { get; }

    /// <summary>The states of people who wait for each gate.</summary>
    public StateId[][] Waiting { get; }

    /// <summary>People a day that each gate lets pass; not a number for a capacity, whose throughput is what passed it of late.</summary>
    public double[] Throughput { get; }

    /// <inheritdoc/>
    public IReadOnlyList<StateId> States => states;

    /// <inheritdoc/>
    public IDynamicsRun Begin() => Begin(1);

    /// <inheritdoc/>
    public IDynamicsRun Begin(int threads) => new QueueBeliefsRun(this, threads);
}
