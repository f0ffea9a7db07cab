using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference.Counts;
using Travesia.Inference.Forecasting.Origins;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Forecasting.Responses;

/// <summary>
/// Runs a scenario in expected mode, once as it is and once for each month with that month's departures raised, and reads off what answers
/// each question. Groups meet in queues only: all are raised at once, and each is answered by its own counts.
/// </summary>
internal sealed class DepartureResponses
{
    /// <summary>Of departures: large beside what a queue hides, small beside what bends.</summary>
    private const double Step = 0.02;

    private readonly ScenarioAtOrigin at;
    private readonly ImmutableArray<GroupId> groups;
    private readonly IScenarioPlan plan;
    private readonly ParameterValues values;
    private readonly CompiledScenario compiled;
    private readonly EnsembleLayout layout;

    /// <summary>Compiles a scenario as it could be known, at the medians of its priors.</summary>
    /// <exception cref="RefusalException">It cannot be compiled.</exception>
    public DepartureResponses(ScenarioAtOrigin at, IRuleSet ruleSet)
    {
        this.at = at;
        groups = [.. at.Scenario.Groups.Select(g => g.Id)];
        plan = ruleSet.Prepare(at.Scenario);
        values = ParameterValues.Medians(at.Scenario);
        compiled = plan.Compile(values);
        layout = EnsembleLayout.Of(compiled, 1);
    }

    /// <summary>How many runs <see cref="Of"/> makes.</summary>
    public int Runs => compiled.Program.PeriodStarts.Length + 1;

    /// <summary>The responses of questions.</summary>
    /// <param name="questions">Of a group, or of all: then of each.</param>
    /// <param name="threads">How many runs are made at the same time.</param>
    /// <param name="afterRun">Told after each, by one thread at a time.</param>
    /// <param name="cancellation">Ends the work.</param>
    public RowResponse[] Of(ImmutableArray<CountQuery> questions, int threads, Action? afterRun, CancellationToken cancellation)
    {
        (int Group, ModelCount Count)[][] asked = [.. questions.Select(PartsOf)];
        ModelCount[] counts = [.. asked.SelectMany(a => a).Select(a => a.Count)];
        int[] months = [.. at.Months.Select(m => layout.Months.BinarySearch(m))];
        Program program = compiled.Program;
        double[][][] answers = new double[Runs][][];
        Lock told = new();
        try
        {
            Parallel.For(0, Runs, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, run =>
            {
                Program raised = run == 0 ? program : program.ScaleDepartures((_, period) => period == run - 1 ? 1 + Step : 1);
                MemberResult member = MemberResult.Of(layout, 0, values, Simulation.RunExpected(raised, cancellation));
                answers[run] = [.. counts.Select(c => OfMonths(c.Of(member), months))];
                lock (told)
                {
                    afterRun?.Invoke();
                }
            });
        }
        catch (AggregateException e)
        {
            cancellation.ThrowIfCancellationRequested();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        int[,] lags = LagsOf(program);
        RowResponse[] responses = new RowResponse[asked.Length];
        int next = 0;
        for (int q = 0; q < asked.Length; q++)
        {
            responses[q] = new RowResponse([.. asked[q].Select(part => PartOf(part.Group, answers, next++, lags))]);
        }

        return responses;
    }

    private static double[] OfMonths(double[] values, int[] months) => [.. months.Select(m => values[m])];

    private (int Group, ModelCount Count)[] PartsOf(CountQuery question)
    {
        IEnumerable<int> of = question.Group is { } group ? [groups.IndexOf(group)] : Enumerable.Range(0, groups.Length);
        return [.. of.Select(g => (g, CountSelection.ByMonth(layout, question with { Group = groups[g] }).Count)).Where(p => p.Count is not null).Select(p => (p.g, p.Count!))];
    }

    /// <summary>By month and period, how many months lie between; below 0 where the period is later.</summary>
    private int[,] LagsOf(Program program)
    {
        int[,] lags = new int[at.Months.Length, program.PeriodStarts.Length];
        for (int p = 0; p < program.PeriodStarts.Length; p++)
        {
            DateOnly start = at.Scenario.FirstDay.AddDays(program.PeriodStarts[p]);
            for (int m = 0; m < at.Months.Length; m++)
            {
                lags[m, p] = ((at.Months[m].Year - start.Year) * 12) + at.Months[m].Month - start.Month;
            }
        }

        return lags;
    }

    private static GroupResponse PartOf(int group, double[][][] answers, int count, int[,] lags)
    {
        double[] still = answers[0][count];
        double[][] byLag = new double[still.Length][];
        for (int m = 0; m < still.Length; m++)
        {
            byLag[m] = new double[GroupResponse.Lags];
            for (int p = 0; p < lags.GetLength(1); p++)
            {
                if (lags[m, p] >= 0)
                {
                    byLag[m][Math.Min(lags[m, p], GroupResponse.Lags - 1)] += (answers[p + 1][count][m] - still[m]) / Step;
                }
            }
        }

        return new GroupResponse(group, still, byLag);
    }
}
