using System.Numerics;

namespace Travesia.Engine.Running;

/// <summary>
/// The arithmetic of a day: how many of n go. The day is written once over it; whole numbers are drawn, real numbers are shares.
/// Implemented by structs, so that each mode is compiled on its own and no call is indirect.
/// </summary>
/// <remarks>A key names a decision by the stable keys of what it is about. Together with the day and the purpose it fixes the luck.</remarks>
internal interface IDraws<T>
    where T : struct, INumber<T>
{
    /// <summary>Whether lots are drawn one after the other, each from what the lots before it left.</summary>
    static abstract bool Draws { get; }

    /// <summary>Whether each transition draws under a name of its own, so that runs of two programs stay close; else a state's people share one.</summary>
    static abstract bool Pairs { get; }

    /// <summary>Sets the day of all decisions from here on.</summary>
    void BeginDay(int day);

    /// <summary>The way of one person.</summary>
    /// <param name="key">The state.</param>
    /// <param name="rest">The probability of each way and of those after it.</param>
    int Way(ulong key, ReadOnlySpan<double> rest);

    /// <summary>The ways of several people, see <see cref="Randomness.Spread"/>.</summary>
    void Spread(ulong key, T people, double parties, int persons, ReadOnlySpan<double> share, ReadOnlySpan<double> rest, Span<T> moves);

    /// <summary>Of some people, those who go, each alone; of those, a share is taken and the rest left.</summary>
    T Going(ulong key, T people, double taken, double left);

    /// <summary>Of some people who move in parties, those who go: the weight of going against that of all that is left.</summary>
    T GoingInParties(ulong key, T people, double going, double left);

    /// <summary>A uniform between 0 and 1 for people who move as one.</summary>
    double Lot(ulong key);

    /// <summary>Of people who try a gate, those of one kind who pass when so many pass of all.</summary>
    T Passing(ulong key, T ofKind, T trying, T pass);

    /// <summary>People who enter from outside.</summary>
    T Entering(ulong key, double mean, double dispersion);

    /// <summary>People who are there before the first day.</summary>
    T Present(ulong key, double people, InitialLaw law);

    /// <summary>The largest number that a limit lets pass.</summary>
    T Within(double limit);

    /// <summary>The part of an allowance that can be used now; what is more is banked.</summary>
    double Usable(double allowance);
}
