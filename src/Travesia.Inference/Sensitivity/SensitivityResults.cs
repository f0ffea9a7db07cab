using System.Collections.Immutable;
using Travesia.Rules;

namespace Travesia.Inference.Sensitivity;

/// <summary>An outcome that is looked at.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Mean">Its mean over the points of the screening, as the scenario is.</param>
public sealed record ScreenedOutcome(SensitivityOutcome Outcome, string Unit, double Mean);

/// <summary>What moving a factor alone does to each outcome.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Effects">
/// By outcome, in their order; of parameters what going up by half of the distribution makes, of policies with them less without. None
/// where the scenario cannot be run without the policies.
/// </param>
/// <param name="Refusal">Why it cannot.</param>
/// <param name="Survives">Whether its share of the spread is estimated.</param>
public sealed record ScreenedFactor(SensitivityFactor Factor, ImmutableArray<ElementaryEffect> Effects, RefusalException? Refusal, bool Survives)
{
    /// <summary>Whether it moves no outcome at all.</summary>
    public bool MovesNothing => Refusal is null && Effects.All(e => e is { Least: 0, Largest: 0 });
}

/// <summary>A finished screening.</summary>
/// <param name="Outcomes">What was looked at.</param>
/// <param name="Factors">Every factor, parameters first.</param>
/// <param name="Runs">Runs that were made; with sampled luck each has several futures.</param>
public sealed record Screening(ImmutableArray<ScreenedOutcome> Outcomes, ImmutableArray<ScreenedFactor> Factors, int Runs)
{
    /// <summary>The factors that move an outcome, those that move it most first.</summary>
    /// <param name="outcome">The position of the outcome.</param>
    public IEnumerable<ScreenedFactor> Moving(int outcome)
        => Factors.Where(f => !f.Effects.IsEmpty && f.Effects[outcome].MeanSize > 0).OrderByDescending(f => f.Effects[outcome].MeanSize);
}

/// <summary>The shares of one outcome's spread.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Mean">Mean over the draws.</param>
/// <param name="Sd">Standard deviation over the draws.</param>
/// <param name="Shares">By factor; none where the outcome does not vary.</param>
public sealed record OutcomeSpread(SensitivityOutcome Outcome, double Mean, double Sd, ImmutableArray<SpreadShare?> Shares);

/// <summary>Shares of the spread.</summary>
/// <param name="Factors">What survived the screening; the last, where all did not, is everything else that is uncertain, together.</param>
/// <param name="Rest">Whether the last is everything else.</param>
/// <param name="Outcomes">By outcome.</param>
/// <param name="Runs">Runs that were made.</param>
/// <param name="IsFluid">Whether runs, of the screening too, were fluid limits rather than means.</param>
public sealed record Spread(ImmutableArray<SensitivityFactor> Factors, bool Rest, ImmutableArray<OutcomeSpread> Outcomes, int Runs, bool IsFluid);
