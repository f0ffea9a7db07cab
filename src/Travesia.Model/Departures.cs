namespace Travesia.Model;

/// <summary>A knot of the number of people of a group who leave a place; linear between knots, constant before the first and after the last.</summary>
/// <param name="Group">Who.</param>
/// <param name="Place">From where.</param>
/// <param name="Date">When it holds.</param>
/// <param name="PerDay">People a day, 0 or more.</param>
/// <param name="Dispersion">Variance over mean, 1 or more, and raised to the group's party factor; of the first knot for all.</param>
/// <param name="Source">Where it comes from; none marks an assumption.</param>
public sealed record DepartureKnot(GroupId Group, PlaceId Place, DateOnly Date, Quantity PerDay, double Dispersion, SourceId? Source);

/// <summary>Where people are before the first day.</summary>
public enum InitialPhase : byte
{
    /// <summary>At the place, about to go on.</summary>
    Moving,

    /// <summary>At the place, held.</summary>
    Held,

    /// <summary>At the place, waiting to take a link.</summary>
    Waiting,

    /// <summary>On a link, spread evenly over its days.</summary>
    Travelling,
}

/// <summary>People who are there before the first day.</summary>
/// <param name="Group">Who.</param>
/// <param name="Place">Where (phases moving and held).</param>
/// <param name="Link">On which way, or waiting for which (phases travelling and waiting).</param>
/// <param name="Phase">Doing what.</param>
/// <param name="People">How many, 0 or more.</param>
/// <param name="IsMean">Whether the number is the mean of a Poisson law rather than exact.</param>
/// <param name="Source">Where it comes from; none marks an assumption.</param>
public sealed record InitialPeople(GroupId Group, PlaceId? Place, LinkId? Link, InitialPhase Phase, Quantity People, bool IsMean, SourceId? Source);
