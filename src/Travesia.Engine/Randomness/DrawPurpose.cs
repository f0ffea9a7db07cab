namespace Travesia.Engine.Randomness;

/// <summary>What a draw decides: draws for different purposes on one day and key are independent.</summary>
/// <remarks>The numbers are part of the random stream: to change one changes the results of every run.</remarks>
public enum DrawPurpose : byte
{
    /// <summary>No purpose; engine code never draws under it.</summary>
    None = 0,

    /// <summary>How the people of a state split over its transitions.</summary>
    Split = 1,

    /// <summary>How parties split: choices that families make together.</summary>
    Party = 2,

    /// <summary>Who gets through a gate.</summary>
    Thin = 3,

    /// <summary>How many depart.</summary>
    Departure = 4,

    /// <summary>How many people are there at the start.</summary>
    InitialStock = 5,

    /// <summary>Where a group too small to be more than one party goes, whole.</summary>
    PartyWhole = 6,
}
