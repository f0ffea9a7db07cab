using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference.Counts;
using Travesia.Rules;

namespace Travesia.Inference.Calibration;

/// <summary>
/// Runs the model in expected mode at scores and reads off what answers each cell. Runs are independent and kept by position, so that the
/// number of threads changes nothing.
/// </summary>
internal sealed class ModelRuns
{
    private readonly IScenarioPlan plan;
    private readonly EnsembleLayout layout;
    private readonly FreeParameters free;
    private readonly int threads;
    private readonly ImmutableArray<ModelCount> counts;
    private readonly ImmutableArray<(int Count, int Period)> terms;
    private readonly CancellationToken cancellation;
    private readonly Lock told = new();

    public ModelRuns(IScenarioPlan plan, EnsembleLayout layout, FreeParameters free, ImmutableArray<Cell> cells, int threads, CancellationToken cancellation)
    {
        (this.plan, this.layout, this.free, this.threads, this.cancellation) = (plan, layout, free, threads, cancellation);
        Cells = cells;
        counts = [.. cells.SelectMany(c => c.Terms).Select(t => t.Count).Distinct()];
        terms = [.. cells.SelectMany(c => c.Terms).Select(t => (counts.IndexOf(t.Count), t.Period))];
        FirstTerms = [.. Starts(cells)];
    }

    /// <summary>What is held against what.</summary>
    public ImmutableArray<Cell> Cells { get; }

    /// <summary>Where the terms of each cell begin among the values of a run, and where the last ends.</summary>
    public ImmutableArray<int> FirstTerms { get; }

    /// <summary>Runs made so far.</summary>
    public int Made { get; private set; }

    /// <summary>Told after each run, by one thread at a time.</summary>
    public Action? AfterRun { get; set; }

    /// <summary>Whether a run was a fluid limit.</summary>
    public bool IsFluid { get; private set; }

    /// <summary>The values of the terms at each of some scores; none where the model has no meaning there.</summary>
    public (double[]? Terms, RefusalException? Refusal)[] At(IReadOnlyList<double[]> scores)
    {
        (double[]? Terms, RefusalException? Refusal)[] answers = new (double[]?, RefusalException?)[scores.Count];
        Each(scores.Count, i =>
        {
            try
            {
                (double[] terms, bool isFluid) = Run(Compile(scores[i]).Program, scores[i]);
                answers[i] = (terms, null);
                return isFluid;
            }
            catch (RefusalException refusal)
            {
                answers[i] = (null, refusal);
                return false;
            }
        });
        return answers;
    }

    /// <summary>The values of the terms after runs of other programs than that at scores, which count the same.</summary>
    public double[][] After(double[] scores, IReadOnlyList<Program> programs)
    {
        double[][] answers = new double[programs.Count][];
        Each(programs.Count, i =>
        {
            (answers[i], bool isFluid) = Run(programs[i], scores);
            return isFluid;
        });
        return answers;
    }

    /// <summary>The program at scores.</summary>
    public CompiledScenario Compile(double[] scores) => plan.Compile(free.At(scores));

    /// <summary>The values of the terms at one score.</summary>
    public (double[]? Terms, RefusalException? Refusal) At(double[] scores) => At([scores])[0];

    /// <summary>What the model answers to each cell.</summary>
    public double[] Answers(double[] termValues)
    {
        double[] answers = new double[Cells.Length];
        for (int c = 0; c < answers.Length; c++)
        {
            for (int t = FirstTerms[c]; t < FirstTerms[c + 1]; t++)
            {
                answers[c] += termValues[t];
            }
        }

        return answers;
    }

    private void Each(int count, Func<int, bool> run)
    {
        bool[] fluid = new bool[count];
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
            {
                fluid[i] = run(i);
                lock (told)
                {
                    Made++;
                    AfterRun?.Invoke();
                }
            });
        }
        catch (AggregateException e)
        {
            // The cancellation, or the first fault by position: which thread met it does not matter.
            cancellation.ThrowIfCancellationRequested();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        IsFluid |= fluid.Any(f => f);
    }

    private (double[] Terms, bool IsFluid) Run(Program program, double[] scores)
    {
        MemberResult member = MemberResult.Of(layout, 0, free.At(scores), Simulation.RunExpected(program, cancellation));
        double[][] counted = [.. counts.Select(c => c.Of(member))];
        return ([.. terms.Select(t => counted[t.Count][t.Period])], member.IsFluid);
    }

    private static IEnumerable<int> Starts(ImmutableArray<Cell> cells)
    {
        int start = 0;
        yield return start;
        foreach (Cell cell in cells)
        {
            yield return start += cell.Terms.Length;
        }
    }
}
