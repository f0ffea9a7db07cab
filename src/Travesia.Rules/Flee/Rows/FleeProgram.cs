using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Days;
using Travesia.Rules.Flee.Ways;

namespace Travesia.Rules.Flee.Rows;

/// <summary>
/// Makes the program of a case. Its day 0 is the day before the case begins, on which its first people are drawn. States: the evenings of
/// people, who is about to come into being at a place, and who will be drawn in so many days.
/// </summary>
internal sealed class FleeProgram
{
    /// <summary>Products of chances up to which a day is composed into one row for each state; beyond, it is a chain of hops.</summary>
    public const int MostProducts = 400_000;

    private readonly FleeCase flee;
    private readonly FleeNumbers numbers;
    private readonly PeopleClasses classes;
    private readonly Worlds worlds;
    private readonly Cohorts cohorts;
    private readonly NewPeople people;
    private readonly PlanBook plans;
    private readonly HopGraph graph;
    private readonly ShapeChances shapes;
    private readonly ComposedDays? composed;
    private readonly ProgramBuilder builder;
    private readonly double[] firstChances;
    private readonly ImmutableArray<Measure>.Builder measures = ImmutableArray.CreateBuilder<Measure>();
    private readonly StockId[] present;
    private readonly StateId[] evenings;
    private readonly List<PeopleState> coming = [];
    private readonly List<PeopleState> first = [];

    /// <summary>Works out a program.</summary>
    /// <param name="flee">The case.</param>
    /// <param name="periodStarts">First days of the program's periods.</param>
    /// <param name="mostProducts">Products of chances up to which a day is composed.</param>
    /// <exception cref="CaseTooLargeException">It has more stops than are kept.</exception>
    public FleeProgram(FleeCase flee, ImmutableArray<int> periodStarts, int mostProducts = MostProducts)
    {
        this.flee = flee;
        numbers = new FleeNumbers(flee);
        classes = new PeopleClasses(flee);
        worlds = new Worlds(flee, numbers, classes);
        people = new NewPeople(flee, numbers, worlds);
        plans = new PlanBook(flee, worlds);
        Possibilities possible = new(flee, numbers, worlds);
        cohorts = new Cohorts(flee, numbers, worlds, possible);
        Decisions decisions = new(flee, plans, possible);
        int[] sources = people.Sources();
        Lengths lengths = new(flee);
        graph = new HopGraph(flee, plans, possible, decisions, lengths, [.. sources.SelectMany(Coming), .. people.InCamps.SelectMany(c => First(c.Place))]);
        if (graph.IsTooLarge)
        {
            throw new CaseTooLargeException();
        }

        // Before chances are asked for, every plan and shape is known.
        int[] newShapes = [.. sources.SelectMany(Coming).Select(it => graph.NewShape(it.Place, it.Class))];
        decisions.Freeze();
        shapes = new ShapeChances(flee, plans, possible, decisions, graph);
        composed = ComposedDays.Of(graph, shapes, mostProducts);
        firstChances = new double[shapes.Count];
        SeenRoom room = SeenRoom.Everywhere(flee.Places.Length, cohorts.Count);
        for (int shape = 0; shape < graph.Shapes.Count; shape++)
        {
            shapes.Write(shape, worlds.On(0), room, firstChances.AsSpan(shapes.RangeOf(shape)));
        }

        builder = new ProgramBuilder(flee.Days + 1, periodStarts);
        present = [.. flee.Places.Select(place => builder.AddStock($"present {place.Id.Value}", Resolution.Day))];
        evenings = new StateId[graph.Evenings.Count];
        Program = Build(sources, newShapes, possible);
    }

    /// <summary>The program.</summary>
    public Program Program { get; }

    /// <summary>What it counts.</summary>
    public ImmutableArray<Measure> Measures => measures.ToImmutable();

    /// <summary>People at each place in the evening.</summary>
    public IReadOnlyList<StockId> Present => present;

    /// <summary>Whether a day is one row for each state rather than a chain of hops.</summary>
    public bool IsComposed => composed is not null;

    // A class of people is what they are together with their cohort.
    private IEnumerable<(int Place, int Class)> Coming(int place) => ClassesAt(place, cohorts.Later);

    private IEnumerable<(int Place, int Class)> First(int place) => ClassesAt(place, cohorts.OfFirst(place));

    private IEnumerable<(int Place, int Class)> ClassesAt(int place, int cohort)
        => Enumerable.Range(0, classes.All.Length).Where(kind => classes.ShareAt(place, kind) > 0).Select(kind => (place, kind + (classes.All.Length * cohort)));

    private PeopleState StateOf((int Place, int Class) it, string name)
        => new(it.Place, it.Class, classes.ShareAt(it.Place, it.Class % classes.All.Length), builder.AddState(Named(it.Class, "flee", name, flee.Places[it.Place].Id.Value)));

    private Program Build(int[] sources, int[] newShapes, Possibilities possible)
    {
        for (int place = 0; place < flee.Places.Length; place++)
        {
            measures.Add(new Measure(MeasureNames.Present, flee.Places[place].Id, null, null, "people", Resolution.Day, null, present[place]));
        }

        AddEvenings();
        Dictionary<int, TallySetId> departing = [];
        foreach (int place in sources)
        {
            TallyId tally = builder.AddTally($"departures {flee.Places[place].Id.Value}", Resolution.Day);
            measures.Add(new Measure(MeasureNames.Departures, flee.Places[place].Id, null, null, "people", Resolution.Day, tally, null));
            departing.Add(place, builder.AddTallySet(new TallyWeight(tally)));
            coming.AddRange(Coming(place).Select(it => StateOf(it, "coming")));
        }

        foreach ((int place, _) in people.InCamps)
        {
            first.AddRange(First(place).Select(it => StateOf(it, "first")));
        }

        Writing writing = composed is not null ? WriteComposed(departing) : WriteHops(departing, newShapes);
        StateId? pool = AddWaiting();
        builder.UseDynamics(new FleeDynamics(new FleeParts(flee, numbers, classes, cohorts, worlds, people, possible, graph, shapes, composed), writing with
        {
            Present = present, Evenings = evenings, Coming = coming, First = first, Pool = pool, FirstChances = firstChances,
        }));
        return builder.Build();
    }

    private void AddEvenings()
    {
        for (int evening = 0; evening < evenings.Length; evening++)
        {
            Whereabouts it = graph.Evenings[evening];
            string place = it.IsAtPlace ? flee.Places[it.Place].Id.Value : "";
            string link = it.IsOnLink ? flee.Links[it.Link].Id.Value : "";
            StableKey key = Named(it.Class, "flee", place, link, Ahead(it.Plan), it.IsOnFoot ? "on foot" : "").With(it.Days).With(it.Memory);
            evenings[evening] = builder.AddState(it.Walked > 0 ? key.With(it.Walked) : key);
            if (it.IsAtPlace)
            {
                builder.CountIn(present[it.Place], evenings[evening]);
            }
        }
    }

    // The key of the only class there is needs no name.
    private StableKey Named(int ofClass, params ReadOnlySpan<string> parts)
    {
        (int cohort, int kind) = Math.DivRem(ofClass, classes.All.Length);
        StableKey key = classes.All.Length == 1 ? StableKey.Of(parts) : StableKey.Of([.. parts, classes.All[kind].Name]);
        return cohort == cohorts.Later ? key : key.With(-1 - cohort);
    }

    private string Ahead(int plan) => string.Join(' ', plans.Links(plan).Select(link => flee.Links[link].Id.Value));

    private Writing WriteComposed(Dictionary<int, TallySetId> departing)
    {
        List<(int Evening, StateId State)> dynamic = [];
        (double[], double[]) scratch = composed!.Scratch();
        double[] row = new double[evenings.Length];
        for (int evening = 0; evening < evenings.Length; evening++)
        {
            Set(evening, evenings[evening], default);
        }

        foreach (PeopleState it in coming)
        {
            Set(graph.StartOf(it.Place, it.Class), it.State, departing[it.Place]);
        }

        foreach (PeopleState it in first)
        {
            Set(graph.StartOf(it.Place, it.Class), it.State, default);
        }

        return new Writing { States = [.. dynamic.Select(d => d.State)], EveningOfState = [.. dynamic.Select(d => d.Evening)], Rows = [] };

        void Set(int evening, StateId state, TallySetId tallies)
        {
            int[] ends = composed.EndsOf(evening);
            composed.Compose(evening, firstChances, scratch, row.AsSpan(0, ends.Length));
            Transition[] transitions = [.. ends.Select((end, i) => new Transition(evenings[end], row[i], tallies))];
            builder.SetRow(state, builder.AddRow(transitions));
            if (ends.Length > 1)
            {
                dynamic.Add((evening, state));
            }
        }
    }

    private Writing WriteHops(Dictionary<int, TallySetId> departing, int[] newShapes)
    {
        StateId[] stops = new StateId[graph.StopCount];
        Dictionary<(int Place, int Link, int Plan, int Class), StableKey> keys = [];
        for (int order = 0; order < stops.Length; order++)
        {
            Stop stop = graph.StopIn(order);
            if (!keys.TryGetValue((stop.Place, stop.Link, stop.Plan, stop.Class), out StableKey key))
            {
                string at = stop.Link >= 0 ? flee.Links[stop.Link].Id.Value : flee.Places[stop.Place].Id.Value;
                keys.Add((stop.Place, stop.Link, stop.Plan, stop.Class), key = Named(stop.Class, "flee", stop.Link >= 0 ? "link" : "stop", at, Ahead(stop.Plan)));
            }

            stops[order] = builder.AddState(key.With(stop.Moved).With(stop.Memory), passing: true);
        }

        Dictionary<int, RowId> rows = [];
        for (int evening = 0; evening < evenings.Length; evening++)
        {
            Set(evenings[evening], graph.ShapeOfEvening(evening), graph.TargetsOfEvening(evening), default);
        }

        for (int order = 0; order < stops.Length; order++)
        {
            Set(stops[order], graph.ShapeOfStop(order), graph.TargetsOfStop(order), default);
        }

        foreach (PeopleState it in coming)
        {
            int shape = newShapes.First(s => graph.Shapes[s].Place == it.Place && graph.Shapes[s].Class == it.Class);
            Set(it.State, shape, graph.TargetsOfEvening(graph.StartOf(it.Place, it.Class)), departing[it.Place]);
        }

        foreach (PeopleState it in first)
        {
            int start = graph.StartOf(it.Place, it.Class);
            Set(it.State, graph.ShapeOfEvening(start), graph.TargetsOfEvening(start), default);
        }

        return new Writing
        {
            States = [],
            EveningOfState = [],
            Rows = [.. rows.Where(row => graph.OutcomesOf(row.Key).Length > 1).Select(row => (row.Key, row.Value))],
        };

        void Set(StateId state, int shape, ReadOnlySpan<int> targets, TallySetId tallies)
        {
            if (rows.TryGetValue(shape, out RowId known))
            {
                StateId[] leadingTo = new StateId[targets.Length];
                for (int i = 0; i < leadingTo.Length; i++)
                {
                    leadingTo[i] = Target(targets[i]);
                }

                builder.SetRow(state, builder.AddRowLike(known, leadingTo));
                return;
            }

            ReadOnlySpan<double> chances = firstChances.AsSpan(shapes.RangeOf(shape));
            Transition[] transitions = new Transition[targets.Length];
            for (int i = 0; i < transitions.Length; i++)
            {
                transitions[i] = new Transition(Target(targets[i]), chances[i], tallies);
            }

            RowId row = transitions.Length > 1 ? builder.AddDynamicRow(transitions) : builder.AddRow(transitions);
            rows.Add(shape, row);
            builder.SetRow(state, row);
        }

        StateId Target(int target) => target >= 0 ? evenings[target] : stops[~target];
    }

    /// <summary>
    /// People of a day wait from the beginning in a chain of states, each for one day, since a whole number enters that is no draw. The
    /// last state of those who are spread over places has the row that is rewritten daily; it is returned.
    /// </summary>
    private StateId? AddWaiting()
    {
        foreach ((int place, int[] byDay) in people.At)
        {
            int[] days = byDay;
            AddChain(StableKey.Of("flee", "waiting", flee.Places[place].Id.Value), days, Among(coming, place));
        }

        foreach ((int place, int count) in people.InCamps)
        {
            AddChain(StableKey.Of("flee", "waiting first", flee.Places[place].Id.Value), [count], Among(first, place));
        }

        foreach ((int place, double[] byDay) in people.Poisson)
        {
            // Who departs on a day of the program first moves on the next, which is the same day of the case. Poisson numbers of classes are independent.
            foreach (PeopleState it in coming.Where(it => it.Place == place))
            {
                builder.AddDeparture(new Departure(it.State, [.. byDay.Select(mean => mean * it.Share), 0]));
            }
        }

        if (people.Spread.All(number => number == 0) || coming.Count == 0)
        {
            return null;
        }

        double[] weights = [.. coming.Select(it => it.Share * people.WeightOf(it.Place, 0, numbers.Population[it.Place]))];
        double sum = weights.Sum();
        return AddChain(
            StableKey.Of("flee", "waiting"), people.Spread, [.. coming.Select((it, i) => new Transition(it.State, sum > 0 ? weights[i] / sum : 1.0 / coming.Count))]);
    }

    private static Transition[] Among(List<PeopleState> states, int place)
        => [.. states.Where(it => it.Place == place).Select(it => new Transition(it.State, it.Share))];

    private StateId AddChain(StableKey key, int[] byDay, Transition[] last)
    {
        int length = Array.FindLastIndex(byDay, number => number > 0) + 1;
        StateId end = builder.AddState(key.With(0));
        builder.SetRow(end, builder.AddRow(last));
        StateId next = end;
        for (int day = 0; day < length; day++)
        {
            StateId state = day == 0 ? end : builder.AddState(key.With(day));
            if (day > 0)
            {
                builder.SetRow(state, builder.AddRow(new Transition(next, 1)));
            }

            if (byDay[day] > 0)
            {
                builder.AddInitialStock(new InitialStock(state, byDay[day]));
            }

            next = state;
        }

        return end;
    }
}

/// <summary>A case with more stops within a day than are kept.</summary>
internal sealed class CaseTooLargeException : Exception;

/// <summary>The state of those of a class who are not yet anywhere.</summary>
/// <param name="Place">Where they will be.</param>
/// <param name="Class">Which class.</param>
/// <param name="Share">Their share of all there.</param>
/// <param name="State">The state.</param>
internal readonly record struct PeopleState(int Place, int Class, double Share, StateId State);

/// <summary>What the dynamics of a case write, and what they look at.</summary>
internal sealed record Writing
{
    /// <summary>With composed days, the states whose rows are rewritten.</summary>
    public required ImmutableArray<StateId> States { get; init; }

    /// <summary>The evening of each of those.</summary>
    public required ImmutableArray<int> EveningOfState { get; init; }

    /// <summary>With hops, the row of each shape that has more than one outcome.</summary>
    public required ImmutableArray<(int Shape, RowId Row)> Rows { get; init; }

    /// <summary>People at each place.</summary>
    public IReadOnlyList<StockId> Present { get; init; } = [];

    /// <summary>The state of each evening.</summary>
    public IReadOnlyList<StateId> Evenings { get; init; } = [];

    /// <summary>Who comes into being at a place today.</summary>
    public IReadOnlyList<PeopleState> Coming { get; init; } = [];

    /// <summary>Who is in a camp before anybody moves.</summary>
    public IReadOnlyList<PeopleState> First { get; init; } = [];

    /// <summary>Who comes into being tomorrow, somewhere: a row over <see cref="Coming"/>.</summary>
    public StateId? Pool { get; init; }

    /// <summary>The chances that the program begins with.</summary>
    public double[] FirstChances { get; init; } = [];
}
