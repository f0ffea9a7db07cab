using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Journeys;

/// <summary>How and where journeys end.</summary>
internal readonly record struct OutcomeKey(JourneyEnd End, PlaceId? Place, CountryCode? Country);

/// <summary>The people who ended in one way.</summary>
/// <param name="Carried">What they carry, as a <see cref="CohortShape"/> lays out.</param>
/// <param name="ByDay">How many of them ended on each day since leaving.</param>
internal sealed record OutcomeTotals(double[] Carried, double[] ByDay);

/// <summary>
/// People who leave on one day, as shares, moved day by day over the rows in force until their journeys end: at the latest where a place
/// asked for is reached. Exact: where they are is
/// a Markov chain whose law on each day is that of one person in the crowd of the run.
/// </summary>
internal sealed class Cohort
{
    /// <summary>So few of one person are no longer followed, and counted as still on the way.</summary>
    private const double Negligible = 1e-13;

    private readonly JourneyProgram program;
    private readonly MoveFactsTable facts;
    private readonly CohortShape shape;
    private readonly int horizon;
    private readonly List<Move> moves = [];
    private readonly Stack<double[]> free = [];
    private double[]?[] now;
    private double[]?[] next;
    private List<int> here = [];
    private List<int> there = [];

    /// <summary>Nobody yet.</summary>
    /// <param name="program">The program.</param>
    /// <param name="facts">What its moves are.</param>
    /// <param name="shape">What is carried.</param>
    /// <param name="horizon">Most days that there are.</param>
    public Cohort(JourneyProgram program, MoveFactsTable facts, CohortShape shape, int horizon)
    {
        this.program = program;
        this.facts = facts;
        this.shape = shape;
        this.horizon = horizon;
        int states = program.States.Length;
        now = new double[]?[states];
        next = new double[]?[states];
        Flow = new double[program.Compiled.Program.TallySetCount];
        LastFlow = new double[Flow.Length];
    }

    /// <summary>How journeys ended so far.</summary>
    public Dictionary<OutcomeKey, OutcomeTotals> Outcomes { get; } = [];

    /// <summary>Moves per person who left, by the set of tallies that they add to, but those of <see cref="LastFlow"/>.</summary>
    public double[] Flow { get; }

    /// <summary>The moves among them with which a place asked for is reached: what lies beyond it is not part of the journey.</summary>
    public double[] LastFlow { get; }

    /// <summary>Whether everybody's journey is over.</summary>
    public bool IsOver => here.Count == 0;

    /// <summary>People start in a state.</summary>
    public void Enter(StateId state, double people)
    {
        if (people > 0)
        {
            if (now[state.Index] is null)
            {
                now[state.Index] = Empty();
                here.Add(state.Index);
            }

            shape.Begin(now[state.Index], people);
        }
    }

    /// <summary>Moves everybody over the rows of the run's last day.</summary>
    /// <param name="run">A run that has just lived that day.</param>
    /// <param name="day">Days since leaving, 1 or more.</param>
    public void Step(SimulationRun run, int day)
    {
        foreach (int state in here)
        {
            double[] from = now[state]!;
            double people = from[CohortShape.People];
            if (people < Negligible)
            {
                Stop(state, day);
                continue;
            }

            run.MovesOf(new StateId(state), moves);
            foreach (Move move in moves)
            {
                MoveFacts met = facts[move.Tallies];
                (met.Reach is null ? Flow : LastFlow)[move.Tallies.Index] += move.Probability * people;
                if (met.Reach is { } reach)
                {
                    End(new OutcomeKey(JourneyEnd.Reached, null, null), from, move.Probability, reach.Facts, day);
                    continue;
                }

                StateMeaning meaning = program.States[move.Target.Index];
                if (meaning.IsEnd)
                {
                    End(new OutcomeKey(EndOf(meaning.Phase), meaning.Place, meaning.Country), from, move.Probability, met, day);
                    continue;
                }

                if (next[move.Target.Index] is null)
                {
                    next[move.Target.Index] = Empty();
                    there.Add(move.Target.Index);
                }

                shape.Move(from, move.Probability, met, next[move.Target.Index]);
            }

            Leave(state);
        }

        here.Clear();
        (here, there) = (there, here);
        (now, next) = (next, now);
    }

    /// <summary>The last day is over: who is left is on the way.</summary>
    public void Close(int day)
    {
        foreach (int state in here)
        {
            Stop(state, day);
        }

        here.Clear();
    }

    /// <summary>How a phase is called at the end of a journey.</summary>
    public static JourneyEnd EndOf(JourneyPhase phase) => phase switch
    {
        JourneyPhase.Arrived => JourneyEnd.Arrived,
        JourneyPhase.Undetected => JourneyEnd.Undetected,
        JourneyPhase.Settled => JourneyEnd.Settled,
        JourneyPhase.Returned => JourneyEnd.Returned,
        JourneyPhase.TurnedBack => JourneyEnd.TurnedBack,
        JourneyPhase.Died => JourneyEnd.Died,
        _ => JourneyEnd.OnTheWay,
    };

    private double[] Empty() => free.TryPop(out double[]? used) ? used : new double[shape.Width];

    private void Leave(int state)
    {
        Array.Clear(now[state]!);
        free.Push(now[state]!);
        now[state] = null;
    }

    private void Stop(int state, int day)
    {
        double[] from = now[state]!;
        OutcomeTotals totals = TotalsOf(new OutcomeKey(JourneyEnd.OnTheWay, null, null));
        Lattice.AddScaled(from, 1, totals.Carried);
        totals.ByDay[day] += from[CohortShape.People];
        Leave(state);
    }

    private void End(OutcomeKey key, Span<double> from, double share, MoveFacts met, int day)
    {
        OutcomeTotals totals = TotalsOf(key);
        shape.Move(from, share, met, totals.Carried);
        totals.ByDay[day] += share * from[CohortShape.People];
    }

    private OutcomeTotals TotalsOf(OutcomeKey key)
    {
        if (!Outcomes.TryGetValue(key, out OutcomeTotals? totals))
        {
            Outcomes[key] = totals = new OutcomeTotals(new double[shape.Width], new double[horizon + 1]);
        }

        return totals;
    }
}
