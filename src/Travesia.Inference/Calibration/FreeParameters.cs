using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Calibrating;

namespace Travesia.Inference.Calibration;

/// <summary>The parameters that are fitted, in the order of the scenario, and how scores become values.</summary>
internal sealed class FreeParameters
{
    private readonly ParameterValues others;

    public FreeParameters(Scenario visible, CalibrationPlan plan)
    {
        All = [.. visible.Parameters.Where(p => plan.Stages.Any(s => s.Free.Any(f => CalibrationStage.Names(f, p.Id.Value))))];
        StageOf = [.. All.Select(p => plan.Stages.IndexOf(plan.Stages.First(s => s.Free.Any(f => CalibrationStage.Names(f, p.Id.Value)))))];
        others = ParameterValues.Medians(visible);
        ImmutableSortedDictionary<string, ImmutableSortedSet<string>?> reach = ParameterReach.Of(visible);
        Reach = [.. All.Select(p => reach[p.Id.Value])];
    }

    /// <summary>The parameters.</summary>
    public ImmutableArray<Parameter> All { get; }

    /// <summary>The stage of each.</summary>
    public ImmutableArray<int> StageOf { get; }

    /// <summary>The groups that each acts on; none is all.</summary>
    public ImmutableArray<ImmutableSortedSet<string>?> Reach { get; }

    /// <summary>Positions of the parameters of a stage.</summary>
    public ImmutableArray<int> Of(int stage) => [.. Enumerable.Range(0, All.Length).Where(p => StageOf[p] == stage)];

    /// <summary>The values at scores; all that are not free at their medians.</summary>
    public ParameterValues At(ReadOnlySpan<double> scores)
    {
        ImmutableSortedDictionary<string, double>.Builder values = others.Values.ToBuilder();
        for (int p = 0; p < All.Length; p++)
        {
            values[All[p].Id.Value] = ScoreScale.Value(All[p].Prior, scores[p]);
        }

        return new ParameterValues(values.ToImmutable());
    }
}
