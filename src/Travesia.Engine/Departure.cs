namespace Travesia.Engine;

/// <summary>
/// People who enter a state from outside, at the end of each day; they are first split on the next day. Where people move in
/// parties, the variance is at least the party factor of the target times the mean.
/// </summary>
/// <param name="Target">The state they enter.</param>
/// <param name="MeanPerDay">Mean number on each day of the program, 0 to 1e15.</param>
/// <param name="Dispersion">Variance over mean, 1 to 1e9: 1 is Poisson, more is negative binomial.</param>
/// <param name="Tallies">What each adds to.</param>
/// <param name="Key">Tells the luck of departures into one state apart; those that share target and key are told apart by which was added first.</param>
/// <param name="Effects">Luck by period, which multiplies the mean; none is no such luck.</param>
public sealed record Departure(
    StateId Target,
    IReadOnlyList<double> MeanPerDay,
    double Dispersion = 1,
    TallySetId Tallies = default,
    StableKey Key = default,
    IReadOnlyList<PeriodEffect>? Effects = null);

/// <summary>How the people who are in a state before the first day are known.</summary>
public enum InitialLaw : byte
{
    /// <summary>An exact whole number.</summary>
    Fixed = 0,

    /// <summary>Poisson with that mean.</summary>
    Poisson = 1,
}

/// <summary>People in a state before the first day; several for one state add up.</summary>
/// <param name="State">Where.</param>
/// <param name="People">How many, 0 to 1e15; whole if the law is fixed.</param>
/// <param name="Law">Whether that is the number or its mean.</param>
public readonly record struct InitialStock(StateId State, double People, InitialLaw Law = InitialLaw.Fixed);
