using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Journeys;

/// <summary>What the journeys of one draw of the parameters are.</summary>
/// <param name="Starts">Shares by start.</param>
/// <param name="Outcomes">How journeys end.</param>
/// <param name="Counts">Per person who left, by quantity.</param>
/// <param name="OnLinks">The same by link.</param>
/// <param name="IsFluid">Whether limits or queues acted.</param>
/// <param name="Examples">Paths.</param>
internal sealed record MemberNumbers(
    ImmutableArray<(StateMeaning Start, double Share)> Starts,
    Dictionary<OutcomeKey, OutcomeTotals> Outcomes,
    Dictionary<string, double> Counts,
    Dictionary<(string Quantity, LinkId Link), double> OnLinks,
    bool IsFluid,
    ImmutableArray<JourneyExample> Examples);

/// <summary>Works out the journeys of one draw of the parameters.</summary>
internal sealed class MemberJourney(JourneyQuestion question, uint seed)
{
    /// <summary>Runs the crowd to the day on which they leave, then both on to the last day.</summary>
    /// <exception cref="JourneyQuestionException">Nobody starts, or at a place asked for.</exception>
    public MemberNumbers Run(JourneyProgram program, CohortShape shape, int examples, CancellationToken cancellation)
    {
        CompiledScenario compiled = program.Compiled;
        int leaving = question.Date.DayNumber - compiled.Scenario.FirstDay.DayNumber;
        int horizon = compiled.Program.Days - 1 - leaving;
        var run = SimulationRun.Begin(compiled.Program, 0, 0, new RunOptions(Mode.Expected));
        for (int day = 0; day <= leaving; day++)
        {
            cancellation.ThrowIfCancellationRequested();
            run.Advance();
        }

        List<(StateId State, double Share)> starts = StartsOf(program, run);
        MoveFactsTable facts = new(compiled, question.To, shape.Legs);
        Cohort cohort = new(program, facts, shape, horizon);
        foreach ((StateId state, double share) in starts)
        {
            cohort.Enter(state, share);
        }

        ExampleWalk[] walks = [.. Enumerable.Range(0, examples).Select(i => new ExampleWalk(program, facts, seed, i, starts))];
        for (int day = 1; day <= horizon && !cohort.IsOver; day++)
        {
            cancellation.ThrowIfCancellationRequested();
            run.Advance();
            cohort.Step(run, day);
            foreach (ExampleWalk walk in walks)
            {
                walk.Step(run, day);
            }
        }

        cohort.Close(horizon);
        (Dictionary<string, double> counts, Dictionary<(string, LinkId), double> onLinks) = CountsOf(compiled.Program, facts, cohort);
        return new MemberNumbers(
            [.. starts.Select(s => (program.States[s.State.Index], s.Share))],
            cohort.Outcomes,
            counts,
            onLinks,
            run.Recording.IsFluid,
            [.. walks.Select(w => w.Finish())]);
    }

    /// <summary>Who left on the run's last day; where nobody does, who is on the move there.</summary>
    private List<(StateId State, double Share)> StartsOf(JourneyProgram program, SimulationRun run)
    {
        CompiledScenario compiled = program.Compiled;
        Dictionary<(GroupId, PlaceId), StateId> moving = [];
        foreach ((int index, StateMeaning meaning) in program.States.Index())
        {
            if (meaning is { Phase: JourneyPhase.Moving, Again: false, Broke: false })
            {
                moving[(meaning.Group, meaning.Place!.Value)] = new StateId(index);
            }
        }

        List<(GroupId Group, StateId State, double People)> found = [.. compiled.Measures
            .Where(m => m is { Quantity: MeasureNames.Departures, Tally: not null, Group: not null, Place: not null } && IsAsked(m.Group!.Value, m.Place!.Value))
            .Select(m => (m.Group!.Value, moving[(m.Group!.Value, m.Place!.Value)], run.LastDay(m.Tally!.Value)))
            .Where(f => f.Item3 > 0)];
        if (found.Count == 0 && !question.From.IsEmpty)
        {
            found = [.. moving.Where(m => IsAsked(m.Key.Item1, m.Key.Item2)).Select(m => (m.Key.Item1, m.Value, run.People(m.Value))).Where(f => f.Item3 > 0)];
        }

        // One group at a time: of another the choices, and so the journeys, are others.
        IGrouping<GroupId, (GroupId Group, StateId State, double People)> most = found.GroupBy(f => f.Group)
            .OrderByDescending(g => g.Sum(f => f.People)).ThenBy(g => g.Key.Value, StringComparer.Ordinal).FirstOrDefault() ?? throw new JourneyQuestionException(JourneyFault.NobodyLeaves);
        if (most.Select(f => program.States[f.State.Index].Place).FirstOrDefault(p => question.To.Contains(p!.Value)) is { } start)
        {
            throw new JourneyQuestionException(JourneyFault.StartsThere, start);
        }

        double all = most.Sum(f => f.People);
        return [.. most.OrderBy(f => f.State.Index).Select(f => (f.State, f.People / all))];
    }

    private bool IsAsked(GroupId group, PlaceId place)
        => (question.Group is null || question.Group == group) && (question.From.IsEmpty || question.From.Contains(place));

    private static (Dictionary<string, double> Counts, Dictionary<(string, LinkId), double> OnLinks) CountsOf(Program program, MoveFactsTable facts, Cohort cohort)
    {
        double[] tallied = new double[program.Tallies.Length];
        for (int set = 0; set < cohort.Flow.Length; set++)
        {
            Add(set, cohort.Flow[set], []);
            Add(set, cohort.LastFlow[set], cohort.LastFlow[set] > 0 ? facts[new TallySetId(set)].Reach!.Beyond : []);
        }

        Dictionary<string, double> counts = new(StringComparer.Ordinal);
        Dictionary<(string, LinkId), double> onLinks = [];
        for (int tally = 0; tally < tallied.Length; tally++)
        {
            if (facts.MeasureOf(new TallyId(tally)) is { } measure && tallied[tally] > 0)
            {
                counts[measure.Quantity] = counts.GetValueOrDefault(measure.Quantity) + tallied[tally];
                if (measure.Link is { } link)
                {
                    onLinks[(measure.Quantity, link)] = onLinks.GetValueOrDefault((measure.Quantity, link)) + tallied[tally];
                }
            }
        }

        return (counts, onLinks);

        void Add(int set, double moves, ImmutableArray<LinkId> beyond)
        {
            if (moves <= 0)
            {
                return;
            }

            foreach (TallyWeight item in program.WeightsOf(new TallySetId(set)))
            {
                if (beyond.IsEmpty || facts.MeasureOf(item.Tally)?.Link is not { } link || !beyond.Contains(link))
                {
                    tallied[item.Tally.Index] += item.Weight * moves;
                }
            }
        }
    }
}
