namespace Travesia.Engine.Tests.Oracles;

/// <summary>Programs that together use all of the engine.</summary>
internal static class Specimens
{
    private static readonly Dictionary<string, Func<Specimen>> All = new(StringComparer.Ordinal)
    {
        ["free"] = Free,
        ["nested gates"] = NestedGates,
        ["period gate"] = PeriodGate,
        ["capacity"] = Capacity,
        ["parties"] = Parties,
        ["dynamics"] = Dynamics,
        ["passing"] = Passing,
        ["rows like others"] = RowsLikeOthers,
        ["all together"] = AllTogether,
    };

    public static IEnumerable<string> Names => All.Keys;

    public static Specimen Named(string name) => All[name]();

    private static Specimen Free()
    {
        var b = new ProgramBuilder(5, [0]);
        StateId origin = b.AddState(StableKey.Of("origin"));
        StateId way = b.AddState(StableKey.Of("way"));
        StateId arrived = b.AddState(StableKey.Of("arrived"));
        StateId died = b.AddState(StableKey.Of("died"));
        TallyId left = b.AddTally("left", Resolution.Day);
        TallySetId leaving = b.AddTallySet(new TallyWeight(left));
        RowId going = b.AddRow(
            new(died, 0.1, Lot: Lot.Person), new(way, 0.35, leaving), new(arrived, 0.2), new(origin, 0.35));
        b.BeginEpoch(0);
        b.SetRow(origin, going);
        b.SetRow(way, b.AddRow(new(arrived, 0.6), new(origin, 0.3), new(died, 0.1)));
        b.BeginEpoch(3);
        b.SetRow(origin, b.AddRow(new(way, 0.1, leaving), new(origin, 0.9)));
        b.AddInitialStock(new InitialStock(origin, 60));
        b.AddInitialStock(new InitialStock(way, 4, InitialLaw.Poisson));
        b.AddDeparture(new Departure(origin, [3, 3, 0, 3, 3]));
        return new Specimen(b.Build(), (tally, people) => $"{Bin(tally(left), 6)} {Bin(people(arrived), 8)} {Bin(people(died), 5)}", going.Index, 1, 2);
    }

    private static Specimen NestedGates()
    {
        var b = new ProgramBuilder(4, [0]);
        StateId town = b.AddState(StableKey.Of("town"));
        StateId hamlet = b.AddState(StableKey.Of("hamlet"));
        StateId queue = b.AddState(StableKey.Of("queue"));
        StateId north = b.AddState(StableKey.Of("north"));
        StateId home = b.AddState(StableKey.Of("home"));
        TallyId turned = b.AddTally("turned away", Resolution.Day);
        TallyId crossed = b.AddTally("crossed", Resolution.Day);
        GateId border = b.AddGate(new Gate("border", GateKind.PerDay, [new(0, 14)]));
        GateId bridge = b.AddGate(new Gate("bridge", GateKind.PerDay, [new(0, 8.5), new(2, 7.25)]));
        TallySetId crossing = b.AddTallySet(new TallyWeight(crossed));
        PassageId overBridge = b.AddPassage([border, bridge], queue, b.AddTallySet(new TallyWeight(turned)));
        PassageId overland = b.AddPassage([border], hamlet);
        RowId leaving = b.AddRow(new(north, 0.5, crossing, overBridge), new(home, 0.1), new(town, 0.4));
        b.SetRow(town, leaving);
        b.SetRow(hamlet, b.AddRow(new(north, 0.7, crossing, overland), new(hamlet, 0.3)));
        b.SetRow(queue, b.AddRow(new(north, 0.9, crossing, overBridge), new(home, 0.1)));
        b.AddInitialStock(new InitialStock(town, 40));
        b.AddInitialStock(new InitialStock(hamlet, 12));
        b.AddDeparture(new Departure(town, [2, 2, 2, 2], 3));
        return new Specimen(
            b.Build(),
            (tally, people) => $"{Bin(tally(turned), 6)} {Bin(people(hamlet), 3)} {Bin(people(home), 2)} {Bin(people(queue), 3)}",
            leaving.Index,
            0,
            2);
    }

    private static Specimen PeriodGate()
    {
        var b = new ProgramBuilder(7, [0, 3]);
        StateId camp = b.AddState(StableKey.Of("camp"));
        StateId admitted = b.AddState(StableKey.Of("admitted"));
        StateId gone = b.AddState(StableKey.Of("gone"));
        TallyId denied = b.AddTally("denied", Resolution.Period);
        GateId quota = b.AddGate(new Gate("quota", GateKind.PerPeriod, [new(0, 9.6), new(5, 20)], CarriesOver: true));
        PassageId asking = b.AddPassage([quota], camp, b.AddTallySet(new TallyWeight(denied, 0.5)));
        RowId row = b.AddRow(new(admitted, 0.25, Passage: asking), new(gone, 0.1), new(camp, 0.65));
        b.SetRow(camp, row);
        b.AddInitialStock(new InitialStock(camp, 30));
        b.AddDeparture(new Departure(camp, [2, 2, 2, 2, 2, 2, 2]));
        return new Specimen(b.Build(), (tally, people) => $"{Bin(tally(denied), 5)} {Bin(people(admitted), 3)} {Bin(people(gone), 4)}", row.Index, 2, 2);
    }

    private static Specimen Capacity()
    {
        var b = new ProgramBuilder(5, [0]);
        StateId street = b.AddState(StableKey.Of("street"));
        StateId bed = b.AddState(StableKey.Of("bed"));
        StateId onward = b.AddState(StableKey.Of("onward"));
        StockId beds = b.AddStock("beds", Resolution.Day);
        b.CountIn(beds, bed);
        GateId shelter = b.AddGate(new Gate("shelter", GateKind.Capacity, [new(0, 25), new(3, 30)], Stock: beds));
        PassageId door = b.AddPassage([shelter], street);
        RowId seeking = b.AddRow(new(onward, 0.5), new(bed, 0.4, Passage: door), new(street, 0.1));
        b.SetRow(street, seeking);
        b.SetRow(bed, b.AddRow(new(street, 0.4), new(bed, 0.6)));
        b.AddInitialStock(new InitialStock(bed, 10));
        b.AddInitialStock(new InitialStock(street, 60));
        b.AddDeparture(new Departure(street, [6, 6, 6, 6, 6]));
        return new Specimen(b.Build(), (_, people) => $"{Bin(people(bed), 3)} {Bin(people(onward), 6)} {Bin(people(street), 6)}", seeking.Index, 0, 2);
    }

    private static Specimen Parties()
    {
        var b = new ProgramBuilder(3, [0]);
        StateId fork = b.AddState(StableKey.Of("fork"), 2.5);
        StateId east = b.AddState(StableKey.Of("east"), 1.5);
        StateId west = b.AddState(StableKey.Of("west"), 4);
        StateId died = b.AddState(StableKey.Of("died"));
        RowId choice = b.AddRow(new(east, 0.5), new(west, 0.25), new(fork, 0.2), new(died, 0.05, Lot: Lot.Person));
        b.SetRow(fork, choice);
        b.SetRow(west, b.AddRow(new(east, 0.3), new(west, 0.7)));
        b.AddInitialStock(new InitialStock(fork, 240));
        b.AddInitialStock(new InitialStock(west, 3));
        b.AddDeparture(new Departure(fork, [4, 0, 0]));
        return new Specimen(b.Build(), (_, people) => $"{Bin(people(east), 14)} {Bin(people(west), 18)} {Bin(people(died), 6)}", choice.Index, 1, 2);
    }

    private static Specimen Dynamics()
    {
        var b = new ProgramBuilder(4, [0]);
        StateId well = b.AddState(StableKey.Of("well"));
        StateId road = b.AddState(StableKey.Of("road"));
        StateId end = b.AddState(StableKey.Of("end"));
        StockId waiting = b.AddStock("waiting", Resolution.Day);
        b.CountIn(waiting, well);
        b.SetRow(well, b.AddRow(new(road, 0.5), new(well, 0.5)));
        RowId walking = b.AddRow(new(end, 0.5), new(road, 0.3), new(well, 0.2));
        b.SetRow(road, walking);
        b.AddInitialStock(new InitialStock(well, 80));
        b.AddInitialStock(new InitialStock(road, 60));
        DepartureId coming = b.AddDeparture(new Departure(well, [5, 5, 5, 5]));
        b.UseDynamics(new CrowdingDynamics(well, road, waiting, coming, 150));
        return new Specimen(b.Build(), (_, people) => $"{Bin(people(well), 8)} {Bin(people(end), 8)}", walking.Index, 0);
    }

    /// <summary>A day of up to three hops, by parties too, with a gate that people from the morning and from the way try together.</summary>
    private static Specimen Passing()
    {
        var b = new ProgramBuilder(4, [0]);
        StateId town = b.AddState(StableKey.Of("town"));
        StateId station = b.AddState(StableKey.Of("station"), 2, passing: true);
        StateId queue = b.AddState(StableKey.Of("queue"));
        StateId junction = b.AddState(StableKey.Of("junction"), passing: true);
        StateId north = b.AddState(StableKey.Of("north"));
        StateId died = b.AddState(StableKey.Of("died"));
        StockId waiting = b.AddStock("waiting", Resolution.Day);
        b.CountIn(waiting, queue);
        TallyId hops = b.AddTally("hops", Resolution.Day);
        TallySetId hop = b.AddTallySet(new TallyWeight(hops));
        PassageId border = b.AddPassage([b.AddGate(new Gate("border", GateKind.PerDay, [new(0, 40.5)]))], queue);
        RowId leaving = b.AddRow(new(station, 0.5, hop), new(junction, 0.2, hop), new(town, 0.3));
        b.SetRow(town, leaving);
        b.SetRow(station, b.AddRow(new(died, 0.06, Lot: Lot.Person), new(junction, 0.6, hop), new(town, 0.34)));
        b.SetRow(junction, b.AddRow(new(north, 0.7, Passage: border), new(town, 0.3)));
        b.SetRow(queue, b.AddRow(new(north, 0.6, Passage: border), new(junction, 0.2, hop), new(queue, 0.2)));
        b.AddInitialStock(new InitialStock(town, 240));
        DepartureId coming = b.AddDeparture(new Departure(town, [5, 5, 5, 5], 2));
        b.UseDynamics(new CrowdingDynamics(junction, queue, waiting, coming, 90));
        return new Specimen(
            b.Build(), (tally, people) => $"{Bin(tally(hops), 25)} {Bin(people(north), 8)} {Bin(people(died), 6)} {Bin(people(queue), 12)}", leaving.Index, 2, 2);
    }

    /// <summary>Two towns of the same chances, parties, deaths and border for other targets, and two roads whose one row is rewritten.</summary>
    private static Specimen RowsLikeOthers()
    {
        var b = new ProgramBuilder(4, [0]);
        StateId east = b.AddState(StableKey.Of("east"), 2);
        StateId west = b.AddState(StableKey.Of("west"));
        StateId eastRoad = b.AddState(StableKey.Of("east road"));
        StateId westRoad = b.AddState(StableKey.Of("west road"), 2);
        StateId north = b.AddState(StableKey.Of("north"));
        StateId south = b.AddState(StableKey.Of("south"));
        StateId eastDied = b.AddState(StableKey.Of("east died"));
        StateId westDied = b.AddState(StableKey.Of("west died"));
        StockId waiting = b.AddStock("waiting", Resolution.Day);
        b.CountIn(waiting, eastRoad);
        TallyId crossed = b.AddTally("crossed", Resolution.Day);
        TallySetId crossing = b.AddTallySet(new TallyWeight(crossed));
        PassageId border = b.AddPassage([b.AddGate(new Gate("border", GateKind.PerDay, [new(0, 35)]))], east);
        RowId leaving = b.AddRow(new(eastDied, 0.05, Lot: Lot.Person), new(north, 0.3, crossing, border), new(eastRoad, 0.4), new(east, 0.25));
        b.SetRow(east, leaving);
        b.SetRow(west, b.AddRowLike(leaving, [westDied, south, westRoad, west]));
        RowId walking = b.AddDynamicRow(new(east, 0.5), new(eastRoad, 0.5));
        b.SetRow(eastRoad, walking);
        b.SetRow(westRoad, b.AddRowLike(walking, [south, west]));
        b.AddInitialStock(new InitialStock(east, 90));
        b.AddInitialStock(new InitialStock(west, 110));
        DepartureId coming = b.AddDeparture(new Departure(east, [5, 5, 5, 5], 2));
        b.UseDynamics(new CrowdingDynamics(walking, westRoad, waiting, coming, 90));
        return new Specimen(
            b.Build(),
            (tally, people) => $"{Bin(tally(crossed), 20)} {Bin(people(south), 12)} {Bin(people(westDied) + people(eastDied), 7)} {Bin(people(eastRoad), 8)}",
            leaving.Index,
            2,
            2);
    }

    private static Specimen AllTogether()
    {
        var b = new ProgramBuilder(5, [0, 2]);
        StateId town = b.AddState(StableKey.Of("town"), 2);
        StateId queue = b.AddState(StableKey.Of("queue"), 2);
        StateId bed = b.AddState(StableKey.Of("bed"));
        StateId north = b.AddState(StableKey.Of("north"));
        StateId home = b.AddState(StableKey.Of("home"));
        StateId died = b.AddState(StableKey.Of("died"));
        StockId beds = b.AddStock("beds", Resolution.Period);
        b.CountIn(beds, bed);
        TallyId held = b.AddTally("held back", Resolution.Period);
        GateId shelter = b.AddGate(new Gate("shelter", GateKind.Capacity, [new(0, 45)], Stock: beds));
        GateId port = b.AddGate(new Gate("port", GateKind.PerPeriod, [new(1, 70.5)]));
        GateId door = b.AddGate(new Gate("door", GateKind.PerDay, [new(0, 14.5)], CarriesOver: true));
        PassageId toBed = b.AddPassage([shelter], town);
        PassageId throughDoor = b.AddPassage([port, door], queue, b.AddTallySet(new TallyWeight(held)));
        PassageId throughPort = b.AddPassage([port], queue, b.AddTallySet(new TallyWeight(held)));
        RowId leaving = b.AddRow(
            new(died, 0.04, Lot: Lot.Person),
            new(home, 0.3),
            new(bed, 0.3, Passage: toBed),
            new(north, 0.2, Passage: throughPort),
            new(north, 0.06, Passage: throughDoor),
            new(town, 0.1));
        b.SetRow(town, leaving);
        b.SetRow(queue, b.AddRow(new(north, 0.8, Passage: throughDoor), new(town, 0.2)));
        RowId resting = b.AddRow(new(town, 0.5), new(bed, 0.5));
        b.SetRow(bed, resting);
        b.AddInitialStock(new InitialStock(town, 150));
        b.AddInitialStock(new InitialStock(queue, 6, InitialLaw.Poisson));
        DepartureId coming = b.AddDeparture(new Departure(town, [4, 4, 4, 4, 4], 2.5));
        b.UseDynamics(new CrowdingDynamics(bed, town, beds, coming, 60));
        return new Specimen(
            b.Build(),
            (tally, people) => $"{Bin(people(north), 15)} {Bin(people(home), 8)} {Bin(people(bed), 15)} {Bin(tally(held), 60)}",
            leaving.Index,
            1,
            2);
    }

    private static int Bin(double value, double width) => (int)Math.Floor(value / width);

    /// <summary>The more people wait, the fewer stay and the fewer come. Rewrites a row of two transitions, the second being to stay.</summary>
    private sealed class CrowdingDynamics : IDynamics, IDynamicsRun
    {
        private readonly StateId other;
        private readonly StockId waiting;
        private readonly DepartureId coming;
        private readonly double size;
        private readonly RowId? row;

        public CrowdingDynamics(StateId crowded, StateId other, StockId waiting, DepartureId coming, double size)
            : this(other, waiting, coming, size) => States = [crowded];

        public CrowdingDynamics(RowId crowded, StateId other, StockId waiting, DepartureId coming, double size)
            : this(other, waiting, coming, size) => row = crowded;

        private CrowdingDynamics(StateId other, StockId waiting, DepartureId coming, double size) =>
            (this.other, this.waiting, this.coming, this.size) = (other, waiting, coming, size);

        public IReadOnlyList<StateId> States { get; } = [];

        public IDynamicsRun Begin() => this;

        public void StartOfDay(int day, in Occupancy occupancy, Rewriter rewriter)
        {
            double leave = Math.Clamp((occupancy.People(waiting) + (0.1 * occupancy.People(other))) / size, 0.05, 0.95);
            if (row is RowId shared)
            {
                rewriter.SetRow(shared, [leave, 1 - leave]);
            }
            else
            {
                rewriter.SetRow(States[0], [leave, 1 - leave]);
            }

            rewriter.ScaleDeparture(coming, 1.5 - leave);
        }
    }
}
