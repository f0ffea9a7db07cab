namespace Travesia.Rules.Corridor.Tables;

/// <summary>A link in a regime under parameter values.</summary>
internal sealed class LinkCondition
{
    /// <summary>Whether it can be taken.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>The days that a journey takes.</summary>
    public required TravelDays Days { get; init; }

    /// <summary>Mean days.</summary>
    public required double MeanDays { get; init; }

    /// <summary>What a person pays.</summary>
    public required double Usd { get; init; }

    /// <summary>Chance of death, all risks together.</summary>
    public required double Death { get; init; }

    /// <summary>Chance of injury, all risks together.</summary>
    public required double Injury { get; init; }

    /// <summary>Chance of abuse, all risks together.</summary>
    public required double Abuse { get; init; }

    /// <summary>Chance of each target of the site, all risks together.</summary>
    public required double[] Stops { get; init; }

    /// <summary>Chance that nothing happens.</summary>
    public required double Clear { get; init; }

    /// <summary>Net chances, as each danger alone would act: what travellers weigh.</summary>
    public required double NetDeath { get; init; }

    /// <summary>Net chance of injury.</summary>
    public required double NetInjury { get; init; }

    /// <summary>Net chance of abuse.</summary>
    public required double NetAbuse { get; init; }

    /// <summary>Chance of getting to the head.</summary>
    public double Through => Clear + Injury + Abuse;
}

/// <summary>The people at a place in a regime: what authorities do in a day.</summary>
/// <param name="Stops">Chance of each target of the site on a day.</param>
/// <param name="Clear">Chance that nothing happens.</param>
internal sealed record PlaceCondition(double[] Stops, double Clear);

/// <summary>People held at a place in a regime.</summary>
/// <param name="StayDays">Mean days.</param>
/// <param name="ReleaseTo">Where who is released goes on.</param>
/// <param name="Shares">Share of each target of the site among those who leave.</param>
/// <param name="Released">Share released.</param>
internal sealed record HoldCondition(double StayDays, int ReleaseTo, double[] Shares, double Released);
