using System.Collections.Immutable;

namespace Travesia.Rules.Flee.Cases;

/// <summary>How people are spawned where conflict or flood drives it.</summary>
public enum FleeSpawnMode : byte
{
    /// <summary>As many as the counts of camps say.</summary>
    FromCounts,

    /// <summary>A fixed number for each intensity of 1.</summary>
    Constant,

    /// <summary>A share of the population for each intensity of 1.</summary>
    PopulationRatio,

    /// <summary>A Poisson number with that mean for each intensity of 1.</summary>
    Poisson,
}

/// <summary>Flee's settings, with its defaults.</summary>
public sealed record FleeSettings
{
    /// <summary>Every how many-th person is simulated: populations, capacities and counts are divided by it.</summary>
    public int Hasten { get; init; } = 1;

    /// <summary>Kilometres a day.</summary>
    public double MaxMoveSpeed { get; init; } = 360;

    /// <summary>Kilometres a day on the first link, with <see cref="StartOnFoot"/>.</summary>
    public double MaxWalkSpeed { get; init; } = 35;

    /// <summary>Factor on the score of places abroad.</summary>
    public double ForeignWeight { get; init; } = 1;

    /// <summary>Factor on the score of camps.</summary>
    public double CampWeight { get; init; } = 1;

    /// <summary>Factor on the score of a conflict zone, to the power of its intensity.</summary>
    public double ConflictWeight { get; init; } = 0.316228;

    /// <summary>Chance per day to leave a conflict zone.</summary>
    public double ConflictMoveChance { get; init; } = 1;

    /// <summary>Chance per day to leave a camp.</summary>
    public double CampMoveChance { get; init; } = 0.001;

    /// <summary>Chance per day to leave a camp of internally displaced people.</summary>
    public double IdpCampMoveChance { get; init; } = 0.1;

    /// <summary>Chance per day to leave a town.</summary>
    public double DefaultMoveChance { get; init; } = 0.3;

    /// <summary>Links that people look ahead, 1 to 3 as in Flee, or more.</summary>
    public int AwarenessLevel { get; init; } = 1;

    /// <summary>Factor on capacities.</summary>
    public double CapacityScaling { get; init; } = 1;

    /// <summary>Share of the capacity from which a camp is less attractive.</summary>
    public double CapacityBuffer { get; init; } = 0.9;

    /// <summary>Whether who moved little of late leaves a town for certain.</summary>
    public bool AvoidShortStints { get; init; }

    /// <summary>Whether the first link is walked.</summary>
    public bool StartOnFoot { get; init; }

    /// <summary>Power of the weight of a way.</summary>
    public double WeightPower { get; init; } = 1;

    /// <summary>Power of the distance in the weight of a way.</summary>
    public double DistancePower { get; init; } = 1;

    /// <summary>Kilometres added to the distance of a way.</summary>
    public double Softening { get; init; } = 10;

    /// <summary>What is added to the score of a destination.</summary>
    public double WeightSoftening { get; init; }

    /// <summary>Ways lighter than the heaviest divided by this are dropped; 1 or less drops none.</summary>
    public double PruningThreshold { get; init; }

    /// <summary>Whether only the best way to each destination is considered.</summary>
    public bool FixedRoutes { get; init; }

    /// <summary>Whether population attracts.</summary>
    public bool UsePopulationForWeight { get; init; }

    /// <summary>Power of the population in the score.</summary>
    public double PopulationPower { get; init; } = 0.1;

    /// <summary>Whether distance from where a person is repels.</summary>
    public bool StayCloseToHome { get; init; }

    /// <summary>Power of that distance.</summary>
    public double HomeDistancePower { get; init; } = 0.5;

    /// <summary>Whether trade and development attract abroad.</summary>
    public bool UseEconomicPull { get; init; }

    /// <summary>Population at which the chance to leave is unscaled.</summary>
    public double MovechancePopBase { get; init; } = 10_000;

    /// <summary>Power of the population over that in the chance to leave.</summary>
    public double MovechancePopScaleFactor { get; init; }

    /// <summary>Whether food insecurity makes people leave.</summary>
    public bool FleeWhenStarving { get; init; }

    /// <summary>Whether places short of food attract less.</summary>
    public bool AvoidFoodDeprivedLocations { get; init; }

    /// <summary>Months, 1 to 12, in which who is not on the way stays.</summary>
    public ImmutableArray<int> HarvestMonths { get; init; } = [];

    /// <summary>Whether people under 19 square the scores of places.</summary>
    public bool ChildrenAvoidHazards { get; init; }

    /// <summary>Whether people over 59 square the scores of places.</summary>
    public bool ElderlyAvoidHazards { get; init; }

    /// <summary>Whether women square the scores of places.</summary>
    public bool WomenAvoidHazards { get; init; }

    /// <summary>With <see cref="ChildrenAvoidHazards"/>, whether to every male over 14 all places are alike.</summary>
    public bool BoysTakeRisk { get; init; }

    /// <summary>Whether people prefer camps with people of their ethnicity.</summary>
    public bool MatchCampEthnicity { get; init; }

    /// <summary>Whether people prefer towns with people of their ethnicity.</summary>
    public bool MatchTownEthnicity { get; init; }

    /// <summary>Whether people prefer conflict zones with people of their ethnicity.</summary>
    public bool MatchConflictEthnicity { get; init; }

    /// <summary>Whether people prefer camps with people of their religion.</summary>
    public bool MatchCampReligion { get; init; }

    /// <summary>The share of people of one religion at which a camp is neither preferred nor avoided.</summary>
    public double AverageReligionFraction { get; init; } = 0.25;

    /// <summary>Whether scores or chances to leave follow populations that new people leave.</summary>
    public bool FollowsPopulation => TakeFromPopulation && (UsePopulationForWeight || MovechancePopScaleFactor != 0);

    /// <summary>Whether each new person leaves the population.</summary>
    public bool TakeFromPopulation { get; init; }

    /// <summary>Whether camps begin with their counts on day 0.</summary>
    public bool InsertDay0 { get; init; } = true;

    /// <summary>Whether the total is the sum over camps.</summary>
    public bool SumFromCamps { get; init; } = true;

    /// <summary>Whether the counts of day 0 are taken off the data.</summary>
    public bool EmptyCampsOnDay0 { get; init; }

    /// <summary>Whether only conflict zones are fled from.</summary>
    public bool ConflictZoneSpawningOnly { get; init; } = true;

    /// <summary>Whether only flooded places are fled from.</summary>
    public bool FloodZoneSpawningOnly { get; init; }

    /// <summary>Factors on intensity by the time since a conflict began; empty is none.</summary>
    public ImmutableArray<double> ConflictSpawnDecay { get; init; } = [];

    /// <summary>Days that each of those factors lasts.</summary>
    public int ConflictSpawnDecayInterval { get; init; } = 30;

    /// <summary>What decides how many flee a conflict.</summary>
    public FleeSpawnMode ConflictSpawn { get; init; }

    /// <summary>People, or share of the population, for an intensity of 1.</summary>
    public double DisplacedPerConflictDay { get; init; }

    /// <summary>What decides how many flee a flood.</summary>
    public FleeSpawnMode FloodSpawn { get; init; }

    /// <summary>People, or share of the population, by level.</summary>
    public ImmutableArray<double> DisplacedPerFloodDay { get; init; } = [];

    /// <summary>Chance per day to leave, by level; empty leaves chances alone.</summary>
    public ImmutableArray<double> FloodMoveChances { get; init; } = [];

    /// <summary>Factor on the score, by level; empty is none.</summary>
    public ImmutableArray<double> FloodLocationWeights { get; init; } = [];

    /// <summary>Whether people in camps leave the simulation.</summary>
    public bool CampsAreSinks { get; init; }

    /// <summary>Compatibility: closures of links have no effect.</summary>
    public bool LinkClosuresWithoutEffect { get; init; }
}
