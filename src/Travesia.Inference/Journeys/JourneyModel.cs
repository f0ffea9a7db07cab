using System.Collections.Immutable;
using Travesia.Inference.Draws;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Journeys;

/// <summary>
/// Works out what the model says of journeys: what becomes of people of a group who leave on a day, how long it takes, what it costs
/// and what they meet, as laws and not by simulating people.
/// </summary>
/// <remarks>
/// Under given parameters a traveller is a Markov chain over the states of the program, whose rows change by the calendar. The shares of
/// those who leave are carried forward day by day, with what they have paid and met, to the scenario's last day. Where limits act, the
/// chance to pass on a day is the share that passes in an expected run of everybody, and choices answer to the queues of that run.
/// </remarks>
public static class JourneyModel
{
    private const int UsdClasses = 97;
    private const int KmClasses = 49;
    private const int MostStops = 9;
    private const double Deviations = 6;

    /// <summary>Works out journeys.</summary>
    /// <param name="scenario">Valid under the rules.</param>
    /// <param name="rules">Compile it for each member.</param>
    /// <param name="question">Whose journeys.</param>
    /// <param name="options">Over how many draws of the parameters.</param>
    /// <param name="progress">Told after each member, by one thread at a time.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="JourneyQuestionException">Nobody starts where and when it is asked, or they start at a place asked for.</exception>
    /// <exception cref="EnsembleException">A member could not be compiled.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static Task<JourneyAnswer> AnswerAsync(
        Scenario scenario, IJourneyRules rules, JourneyQuestion question, JourneyOptions options, IProgress<JourneyProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (question.Date < scenario.FirstDay || question.Date >= scenario.To)
        {
            throw new ArgumentOutOfRangeException(nameof(question), question.Date, "People leave on a simulated day before the last.");
        }

        return Task.Run(() => Answer(scenario, rules, question, options, progress, cancellation), cancellation);
    }

    private static JourneyAnswer Answer(
        Scenario scenario, IJourneyRules rules, JourneyQuestion question, JourneyOptions options, IProgress<JourneyProgress>? progress, CancellationToken cancellation)
    {
        int count = ParameterDraw.IsUncertain(scenario) ? options.Members : 1;
        MemberJourney journey = new(question, options.Seed);
        MemberNumbers[] members = new MemberNumbers[count];
        IJourneyPlan plan = rules.PrepareJourneys(scenario);
        JourneyProgram first = Attempt(0, plan.Compile);

        // The first member is looked at before, so that all are spread over the same classes and tell the same links.
        MemberNumbers look = Attempt(0, _ => journey.Run(first, CohortShape.Sums, 0, cancellation));
        CohortShape shape = ShapeOf(look, options);
        journey = new(question with { Group = look.Starts[0].Start.Group }, options.Seed);
        object done = new();
        int finished = 0, failed = int.MaxValue;
        Exception?[] failures = new Exception?[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, member =>
        {
            if (Volatile.Read(ref failed) < member)
            {
                return;
            }

            try
            {
                JourneyProgram program = member == 0 ? first : Attempt(member, plan.Compile);
                members[member] = Attempt(member, _ => journey.Run(program, shape, member == 0 ? options.Examples : 0, cancellation));
            }
            catch (Exception reason) when (reason is EnsembleException or JourneyQuestionException)
            {
                failures[member] = reason;
                lock (done)
                {
                    failed = Math.Min(failed, member);
                }

                return;
            }

            lock (done)
            {
                finished++;
                progress?.Report(new JourneyProgress(finished, count));
            }
        });
        return Array.Find(failures, f => f is not null) is { } failure ? throw failure : new JourneySumming(question, shape, scenario.To, members).Answer();

        T Attempt<T>(int member, Func<ParameterValues, T> work)
        {
            ParameterValues parameters = ParameterDraw.Of(scenario, options.Seed, (uint)member);
            try
            {
                return work(parameters);
            }
            catch (Exception reason) when (reason is not (OperationCanceledException or JourneyQuestionException or OutOfMemoryException))
            {
                throw new EnsembleException([new MemberFailure(member, parameters, reason)]);
            }
        }
    }

    private static CohortShape ShapeOf(MemberNumbers look, JourneyOptions options)
    {
        int legs = Math.Min(options.MostUsedLegs, MoveFactsTable.MostLegs);
        ImmutableArray<LinkId> used = [.. look.OnLinks
            .Where(c => c.Key.Quantity is MeasureNames.Crossings or MeasureNames.Deaths)
            .GroupBy(c => c.Key.Link)
            .OrderByDescending(c => c.Sum(o => o.Value)).ThenBy(c => c.Key.Value, StringComparer.Ordinal)
            .Select(c => c.Key).Take(legs)];
        return new CohortShape(
            used,
            Lattice.Of(MostStops + 1),
            Lattice.To(Most(CohortShape.Usd, CohortShape.UsdSquared), UsdClasses),
            Lattice.To(Most(CohortShape.Km, CohortShape.KmSquared), KmClasses));

        // As far as almost everybody gets under these parameters, and farther than most under others.
        double Most(int sum, int squares)
        {
            double mean = 0, square = 0;
            foreach (OutcomeTotals totals in look.Outcomes.Values)
            {
                mean += totals.Carried[sum];
                square += totals.Carried[squares];
            }

            return mean + (Deviations * Math.Sqrt(Math.Max(0, square - (mean * mean))));
        }
    }
}
