using System.Collections.Immutable;

namespace Travesia.Model.Calibrating;

/// <summary>
/// What a calibration found: posteriors that take the place of priors, and who made them from what. Written by <c>travesia calibrate</c>,
/// not by hand.
/// </summary>
public sealed record Fitted
{
    /// <summary>The maker: command, version, window and inputs.</summary>
    public required FittedMaker Maker { get; init; }

    /// <summary>How the fit went.</summary>
    public required FittedQuality Quality { get; init; }

    /// <summary>The posteriors, in the order in which loadings refer to one another.</summary>
    public required ImmutableArray<Posterior> Parameters { get; init; }

    /// <summary>The posterior of a parameter, or none if it was not fitted.</summary>
    public Posterior? Of(ParameterId parameter) => Parameters.FirstOrDefault(p => p.Id == parameter);
}

/// <summary>Who made a fit, and from what.</summary>
/// <param name="Command">The command, without the path of the scenario.</param>
/// <param name="Version">Version of the software.</param>
/// <param name="From">First day of the window.</param>
/// <param name="To">Last day of the window.</param>
/// <param name="CutOff">The day by which an observation had to be known.</param>
/// <param name="InputsSha256">Hash of everything that the fit could see, in canonical form; lower-case hexadecimal.</param>
public sealed record FittedMaker(string Command, string Version, DateOnly From, DateOnly To, DateOnly CutOff, string InputsSha256);

/// <summary>How a fit went.</summary>
/// <param name="FreeParameters">How many parameters were free.</param>
/// <param name="Observations">To how many observations they were fitted, sums counted once.</param>
/// <param name="Converged">Whether the last pass moved no parameter by more than the tolerance.</param>
/// <param name="Steps">Accepted steps over all stages and passes.</param>
/// <param name="ObjectiveBefore">Half the sum of squares of residuals and of prior scores, over all stages, at the priors' medians.</param>
/// <param name="ObjectiveAfter">The same at the fitted values.</param>
/// <param name="Misfit">Root of the mean square of the residuals at the fitted values: 1 if the declared errors are right, more if they are too small.</param>
public sealed record FittedQuality(int FreeParameters, int Observations, bool Converged, int Steps, double ObjectiveBefore, double ObjectiveAfter, double Misfit);

/// <summary>What is known of a parameter after a fit.</summary>
/// <param name="Id">The parameter.</param>
/// <param name="Marginal">Its distribution by itself. Its median is the fitted value.</param>
/// <param name="Moved">Whether the observations said anything of it: its spread shrank, or its median moved.</param>
/// <param name="With">
/// Loadings on parameters that come earlier: the normal score of a draw is the sum of loading times the other's own score, and of the
/// parameter's own score times what is left, sqrt(1 - sum of squared loadings).
/// </param>
public sealed record Posterior(ParameterId Id, Prior Marginal, bool Moved, ImmutableSortedDictionary<string, double> With)
{
    /// <summary>What the parameter's own score counts for, so that the score has variance 1.</summary>
    public double Own => Math.Sqrt(Math.Max(0, 1 - With.Values.Sum(l => l * l)));
}
