using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Journeys;

/// <summary>
/// A path drawn from the rows of a run: one uniform a day, named by the seed, the number of the path and the day, so that one more path
/// or another thread changes none.
/// </summary>
internal sealed class ExampleWalk
{
    private readonly JourneyProgram program;
    private readonly MoveFactsTable facts;
    private readonly StableKey stream;
    private readonly List<Move> moves = [];
    private readonly ImmutableArray<JourneyStep>.Builder steps = ImmutableArray.CreateBuilder<JourneyStep>();
    private StateId state;
    private double usd;
    private double km;

    /// <summary>Begins a path.</summary>
    /// <param name="program">The program.</param>
    /// <param name="facts">What its moves are.</param>
    /// <param name="seed">Names the examples.</param>
    /// <param name="number">Which of them.</param>
    /// <param name="starts">Where people start, with their shares.</param>
    public ExampleWalk(JourneyProgram program, MoveFactsTable facts, uint seed, int number, IReadOnlyList<(StateId State, double Share)> starts)
    {
        this.program = program;
        this.facts = facts;
        stream = StableKey.Of("journey-example").With(seed).With(number);
        state = Pick(starts.Select(s => (s.State, s.Share)), 0).Item;
        StateMeaning start = program.States[state.Index];
        Group = start.Group;
        steps.Add(new JourneyStep(0, JourneyAct.Leaves, start.Place, null, null, 0));
    }

    /// <summary>Of which group.</summary>
    public GroupId Group { get; }

    private bool IsOver { get; set; }

    /// <summary>Lives the run's last day.</summary>
    public void Step(SimulationRun run, int day)
    {
        if (IsOver)
        {
            return;
        }

        run.MovesOf(state, moves);
        Move move = Pick(moves.Select(m => (m, m.Probability)), day).Item;
        MoveFacts whole = facts[move.Tallies];
        MoveFacts met = whole.Reach?.Facts ?? whole;
        StateMeaning before = program.States[state.Index], after = program.States[move.Target.Index];
        usd += met.Usd;
        km += met.Km;
        foreach (Link leg in met.Legs.Where(l => met.Arrivals.Contains(l.To)))
        {
            Add(day, JourneyAct.Reaches, leg.To, leg.Id);
        }

        if (whole.Reach is { } reach)
        {
            EndAt(day, reach.Place, null, JourneyEnd.Reached);
            return;
        }

        bool isNew = steps[^1].Day != day || steps[^1].Place != after.Place;
        if (after.IsEnd)
        {
            EndAt(day, after.Place, after.Country, Cohort.EndOf(after.Phase));
        }
        else if (after.Phase == JourneyPhase.Held && before.Phase != JourneyPhase.Held)
        {
            Add(day, JourneyAct.Held, after.Place, null);
        }
        else if (met.SendsBack || (met.Stops > 0 && after.Phase == JourneyPhase.Moving))
        {
            Add(day, JourneyAct.SentBack, after.Place, null);
        }
        else if (after.Phase == JourneyPhase.Waiting && (before.Phase != JourneyPhase.Waiting || before.Link != after.Link))
        {
            Add(day, JourneyAct.Waits, after.Place, after.Link);
        }
        else if (before.Phase == JourneyPhase.Held && after.Phase == JourneyPhase.Moving && isNew)
        {
            Add(day, JourneyAct.Reaches, after.Place, null);
        }

        state = move.Target;
        Days = day;
    }

    /// <summary>The path.</summary>
    public JourneyExample Finish()
    {
        if (!IsOver)
        {
            steps.Add(new JourneyStep(Days, JourneyAct.Ends, program.States[state.Index].Place, program.States[state.Index].Link, null, usd));
        }

        return new JourneyExample(Group, steps.ToImmutable(), End, Days, usd, km);
    }

    private JourneyEnd End { get; set; } = JourneyEnd.OnTheWay;

    private int Days { get; set; }

    private void Add(int day, JourneyAct act, PlaceId? place, LinkId? link) => steps.Add(new JourneyStep(day, act, place, link, null, usd));

    /// <summary>The path ends; to reach the place where it ends is the end.</summary>
    private void EndAt(int day, PlaceId? place, CountryCode? country, JourneyEnd end)
    {
        bool isReached = steps[^1] is { Act: JourneyAct.Reaches } last && last.Day == day && last.Place == place;
        LinkId? link = isReached ? steps[^1].Link : null;
        if (isReached)
        {
            steps.RemoveAt(steps.Count - 1);
        }

        steps.Add(new JourneyStep(day, JourneyAct.Ends, place, link, country, usd));
        (End, Days, IsOver) = (end, day, true);
    }

    private (T Item, double Share) Pick<T>(IEnumerable<(T Item, double Share)> of, int day)
    {
        double left = ((stream.With(day).Value >> 11) + 0.5) * (1.0 / (1L << 53));
        (T Item, double Share) last = default;
        foreach ((T Item, double Share) each in of)
        {
            last = each;
            left -= each.Share;
            if (left < 0)
            {
                break;
            }
        }

        return last;
    }
}
