using System.Collections.Immutable;
using Travesia.Inference.Comparing;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Sensitivity;

/// <summary>A total over the days shown that factors may move; the names are those of a comparison.</summary>
/// <param name="Quantity">What, as in <see cref="MeasureNames"/> or <see cref="ComparedQuantities"/>.</param>
/// <param name="Place">Where; none is everywhere.</param>
/// <param name="Group">Of whom; none is everybody.</param>
public sealed record SensitivityOutcome(string Quantity, PlaceId? Place = null, GroupId? Group = null)
{
    /// <summary>The outcomes where none is asked for: people who arrive, with what they are met by and the harm.</summary>
    public static ImmutableArray<SensitivityOutcome> Main { get; } =
    [
        new(ComparedQuantities.ArrivalsAtDestinations), new(MeasureNames.Apprehensions), new(MeasureNames.Deaths), new(MeasureNames.DaysHeld), new(MeasureNames.NightsWithoutBed),
    ];

    /// <summary>Whether it counts people who arrive, which is not shown without harm beside it.</summary>
    public bool IsArrivals => Quantity is ComparedQuantities.ArrivalsAtDestinations or MeasureNames.Arrivals;

    /// <summary>As written: <c>quantity</c>, <c>quantity@place</c>, <c>quantity:group</c> or <c>quantity@place:group</c>.</summary>
    public override string ToString() => $"{Quantity}{(Place is { } place ? $"@{place}" : "")}{(Group is { } group ? $":{group}" : "")}";
}
