using System.Numerics;
using Travesia.Engine.Building;

namespace Travesia.Engine.Running;

/// <summary>People who enter from outside: before the first day, and at the end of every day.</summary>
internal sealed class Arrivals<T, TDraws>(Program program, Crowd<T> crowd, Counters counters)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly DeparturePlan[] plans = program.Parts.DeparturePlans;

    /// <summary>By how much dynamics multiply the mean of each departure.</summary>
    public double[] Factors { get; } = new double[program.Parts.DeparturePlans.Length];

    /// <summary>All who ever entered, initial stocks among them.</summary>
    public T Entered { get; private set; }

    /// <summary>Puts the initial stocks in place.</summary>
    public void Begin(ref TDraws draws)
    {
        Factors.AsSpan().Fill(1);
        Entered = T.Zero;
        foreach (InitialPlan plan in program.Parts.InitialPlans)
        {
            T people = draws.Present(plan.Key, plan.People, plan.Law);
            Enter(plan.State, people);
        }
    }

    /// <summary>Lets the departures of a day enter.</summary>
    public void Enter(ref TDraws draws, int day)
    {
        for (int i = 0; i < plans.Length; i++)
        {
            DeparturePlan plan = plans[i];
            double mean = plan.MeanPerDay[day] * Factors[i];
            if (mean > ProgramChecks.MostPeople)
            {
                throw new ProgramException($"The dynamics scale a departure to a mean of {mean:R} on day {day}; it is at most {ProgramChecks.MostPeople:R}.");
            }

            T people = draws.Entering(plan.Key, mean, plan.Dispersion);
            counters.Add(plan.TallySet, double.CreateTruncating(people));
            Enter(plan.Target, people);
        }
    }

    private void Enter(int state, T people)
    {
        if (people != T.Zero)
        {
            Entered += people;
            crowd.Put(state, people);
        }
    }
}
