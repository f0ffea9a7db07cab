namespace Travesia.Engine;

/// <summary>People who enter a state from outside, at the end of each day; they are first split on the next day.</summary>
/// <param name="Target">The state they enter.</param>
/// <param name="MeanPerDay">Mean number on each day of the program, finite and 0 or more.</param>
/// <param name="Dispersion">Variance over mean, 1 or more: 1 is Poisson, more is negative binomial.</param>
/// <param name="Tallies">What each adds to.</param>
public sealed record Departure(StateId Target, IReadOnlyList<double> MeanPerDay, double Dispersion = 1, TallySetId Tallies = default);

/// <summary>How the people who are in a state before the first day are known.</summary>
public enum InitialLaw : byte
{
    /// <summary>An exact whole number.</summary>
    Fixed = 0,

    /// <summary>Poisson with that mean.</summary>
    Poisson = 1,
}

/// <summary>People in a state before the first day.</summary>
/// <param name="State">Where.</param>
/// <param name="People">How many, 0 or more; whole if the law is fixed.</param>
/// <param name="Law">Whether that is the number or its mean.</param>
public readonly record struct InitialStock(StateId State, double People, InitialLaw Law = InitialLaw.Fixed);
