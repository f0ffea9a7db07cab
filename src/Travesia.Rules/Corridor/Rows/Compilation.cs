using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules.Corridor.Choosing;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>Makes the program of a scenario from its tables and choices: gates, states, rows by epoch, departures, initial stocks, dynamics.</summary>
internal sealed class Compilation
{
    private readonly CorridorTables tables;
    private readonly CorridorStructure structure;
    private readonly StateSpace space;
    private readonly Timeline[] timelines;
    private readonly Choices choices;
    private readonly ChoiceWork work;
    private readonly Problems problems;
    private readonly (BelievedNetwork Own, BelievedNetwork First)[] networks;
    private readonly ProgramBuilder builder;
    private readonly StateIds ids;
    private readonly RowWriter writer;
    private readonly Recording recording;
    private readonly Epochs epochs;
    private readonly QueueBeliefsBuilder? dynamics;
    private readonly GateId[] gates;

    public Compilation(
        CorridorTables tables,
        StateSpace space,
        Timeline[] timelines,
        Recording recording,
        ChoiceWork work,
        Choices choices,
        (BelievedNetwork Own, BelievedNetwork First)[] networks,
        Problems problems,
        bool countsEverybody)
    {
        this.tables = tables;
        this.space = space;
        this.timelines = timelines;
        this.recording = recording;
        this.work = work;
        this.choices = choices;
        this.networks = networks;
        this.problems = problems;
        structure = tables.Structure;
        builder = new ProgramBuilder(structure.Days, structure.PeriodStarts);
        recording.Declare(builder);
        ids = new StateIds(builder, structure, space, recording, LongestDays());
        gates = GateSteps.Declare(builder, tables, space, ids, recording);
        if (countsEverybody)
        {
            StockId everybody = builder.AddStock("everybody", Resolution.Day);
            for (int state = 0; state < builder.StateCount; state++)
            {
                builder.CountIn(everybody, new StateId(state));
            }
        }

        writer = new RowWriter(builder, tables, space, ids, recording, work, timelines, gates);
        dynamics = structure.Section.QueueBeliefs && structure.Gates.HasLimits ? new QueueBeliefsBuilder(tables, space, timelines, networks, choices) : null;
        epochs = new Epochs(builder, timelines, choices, dynamics);
    }

    /// <summary>Which state is which.</summary>
    public StateIds Ids => ids;

    /// <summary>The program.</summary>
    /// <param name="cancellation">Ends it between the rows of two variants.</param>
    public Program Run(CancellationToken cancellation = default)
    {
        AddRows(cancellation);
        AddDepartures();
        InitialStocks.Add(builder, tables, timelines, ids, problems);
        problems.ThrowIfAny();
        epochs.Declare();
        if (dynamics is not null)
        {
            builder.UseDynamics(dynamics.Build(ids, gates));
        }

        return builder.Build();
    }

    private int[][] LongestDays()
    {
        Geography geography = structure.Geography;
        int[][] longest = [.. timelines.Select(_ => new int[geography.Links.Length])];
        foreach (InitialPeople people in structure.Scenario.Initial)
        {
            if (people is { Phase: InitialPhase.Travelling, Link: { } link })
            {
                longest[geography.GroupIndex[people.Group.Value]][geography.LinkIndex[link.Value]] = 1;
            }
        }

        for (int g = 0; g < timelines.Length; g++)
        {
            for (int a = 0; a < geography.Links.Length; a++)
            {
                if (Enumerable.Range(g * Variant.Kinds, Variant.Kinds).Any(x => space.Has(x) && space.OnLink[x]![a]))
                {
                    foreach (Regimes actual in timelines[g].Actual)
                    {
                        longest[g][a] = Math.Max(longest[g][a], tables.Links[a, actual.Links[a]].Days.Last);
                    }
                }
            }
        }

        return longest;
    }

    private void AddRows(CancellationToken cancellation)
    {
        Geography geography = structure.Geography;
        for (int x = 0; x < structure.Variants.Count; x++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!space.Has(x))
            {
                continue;
            }

            int group = Variants.GroupOf(x);
            for (int p = 0; p < geography.Places.Length; p++)
            {
                if (space.Moving[x]![p])
                {
                    writer.Moving(x, p);
                    epochs.Add(group, ids.Moving(x, p), writer.Sketch);
                }

                if (space.Held[x]![p])
                {
                    writer.Held(x, p);
                    epochs.Add(group, ids.Held(x, p), writer.Sketch);
                }
            }

            for (int a = 0; a < geography.Links.Length; a++)
            {
                if (!space.OnLink[x]![a])
                {
                    continue;
                }

                if (space.Waiting[x]![a])
                {
                    writer.Waiting(x, a);
                    epochs.Add(group, ids.Waiting(x, a), writer.Sketch);
                }

                AddDays(x, group, a);
            }
        }

        AddArrived();
    }

    private void AddDays(int variant, int group, int link)
    {
        int longest = ids.LongestDays[group][link];
        if (longest == 0)
        {
            return;
        }

        writer.LastDay(variant, link);
        epochs.Add(group, ids.OnLink(variant, link, 1), writer.Sketch);
        for (int k = 2; k <= longest; k++)
        {
            epochs.Add(ids.OnLink(variant, link, k), new Transition(ids.OnLink(variant, link, k - 1), 1));
        }
    }

    private void AddArrived()
    {
        Geography geography = structure.Geography;
        for (int g = 0; g < geography.Groups.Length && !structure.Permits.IsEmpty; g++)
        {
            for (int p = 0; p < geography.Places.Length; p++)
            {
                foreach (bool undetected in (ReadOnlySpan<bool>)[false, true])
                {
                    int permits = ids.HasEnded(g, p, undetected) ? structure.PermitsAt(g, p).Length : 0;
                    for (int passed = 0; passed < permits; passed++)
                    {
                        writer.Arrived(g, p, undetected, passed);
                        epochs.Add(g, ids.Ended(g, p, undetected, passed), writer.Sketch);
                    }
                }
            }
        }
    }

    private void AddDepartures()
    {
        foreach (DepartureRates rates in DepartureRates.Of(tables))
        {
            int first = rates.Group * Variant.Kinds;
            BelievedNetwork network = networks[rates.Group].First;
            Worth reference = choices.Reference[rates.Group][0]!;
            Timeline timeline = timelines[rates.Group];
            bool isDynamic = dynamics is not null && dynamics.Depends(first, rates.Origin);
            double[] mean = rates.Basis;
            for (int i = 0; i < timeline.Starts.Length; i++)
            {
                int end = i + 1 < timeline.Starts.Length ? timeline.Starts[i + 1] : mean.Length;
                double factor = !rates.IsOpen(timeline.ActualIn(i)) ? 0
                    : isDynamic ? 1
                    : rates.Factor(network, choices.ByBelief[rates.Group][timeline.BeliefIn(i)][0]!, reference);
                for (int day = timeline.Starts[i]; day < end; day++)
                {
                    mean[day] *= factor;
                }
            }

            var tallies = new List<TallyWeight>();
            recording.At(Counted.Departures, rates.Group, rates.Origin, tallies);
            DepartureId id = builder.AddDeparture(new Departure(ids.Moving(first, rates.Origin), mean, rates.Dispersion, writer.Sets.Of(tallies), Effects: rates.Effects()));
            if (isDynamic)
            {
                dynamics!.Add(id, rates);
            }
        }
    }
}
