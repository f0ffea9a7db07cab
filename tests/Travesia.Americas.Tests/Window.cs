using Travesia.Model;

namespace Travesia.Americas.Tests;

/// <summary>The part of the scenario's period that a mechanism needs: running all of it for each would take minutes.</summary>
/// <param name="SpinUpFrom">First day simulated, early enough that the ways are full on the first day shown.</param>
/// <param name="From">First day shown.</param>
/// <param name="To">Last day.</param>
internal sealed record Window(DateOnly SpinUpFrom, DateOnly From, DateOnly To)
{
    /// <summary>Nothing dated begins or ends in it: what holds all the time is switched off here.</summary>
    public static Window Summer2022 { get; } = new(new(2022, 5, 1), new(2022, 7, 1), new(2022, 9, 30));

    /// <summary>Lawful pathways from January, the fire of March, the end of Title 42 in May.</summary>
    public static Window Spring2023 { get; } = new(new(2022, 12, 1), new(2023, 1, 1), new(2023, 6, 30));

    /// <summary>The measures of September, to the end of the agreement of Ciudad Juarez.</summary>
    public static Window Autumn2023 { get; } = new(new(2023, 7, 1), new(2023, 9, 1), new(2023, 11, 30));

    /// <summary>As <see cref="Autumn2023"/>, from a time at which who leaves can still arrive by the end of July.</summary>
    public static Window Residents2023 { get; } = new(new(2023, 5, 1), new(2023, 9, 1), new(2023, 10, 31));

    public Scenario Of(Scenario scenario) => scenario with { SpinUpFrom = SpinUpFrom, From = From, To = To };
}
