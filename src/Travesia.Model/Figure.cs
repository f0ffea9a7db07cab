namespace Travesia.Model;

/// <summary>What a figure is used for.</summary>
public enum FigureRole : byte
{
    /// <summary>It is put into the model.</summary>
    Input,

    /// <summary>Parameters are fitted to it.</summary>
    Calibration,

    /// <summary>The run is held against it.</summary>
    Check,
}

/// <summary>What a figure says of its quantity.</summary>
public enum FigureBound : byte
{
    /// <summary>It is about that number.</summary>
    About,

    /// <summary>It is at least that number.</summary>
    AtLeast,

    /// <summary>It is at most that number.</summary>
    AtMost,
}

/// <summary>Of what a figure is the number.</summary>
public enum FigurePer : byte
{
    /// <summary>Of its whole period.</summary>
    Period,

    /// <summary>Of a mean day of its period.</summary>
    Day,

    /// <summary>Of a mean month of its period.</summary>
    Month,
}

/// <summary>The days with which a figure compares: it is so many times what they had.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public readonly record struct FigureBase(DateOnly From, DateOnly To);

/// <summary>What of a journey a figure speaks of.</summary>
public enum JourneyQuantity : byte
{
    /// <summary>Dollars that a person pays until there.</summary>
    Usd,

    /// <summary>Days until there.</summary>
    Days,
}

/// <summary>A figure that speaks of a journey: the mean of those of a group who reach a place.</summary>
/// <param name="Quantity">What it takes.</param>
/// <param name="Group">Who travels.</param>
/// <param name="From">Where they start: the id of a place, or a country.</param>
/// <param name="To">What they reach: the id of a place, or a country.</param>
public sealed record FigureJourney(JourneyQuantity Quantity, GroupId Group, string From, string To);

/// <summary>A single published claim with its source, against which a run is held.</summary>
public sealed record Figure
{
    /// <summary>Its id.</summary>
    public required FigureId Id { get; init; }

    /// <summary>The claim in our own words.</summary>
    public required string Statement { get; init; }

    /// <summary>What its publisher counts, in our own words; none where the statement says it all.</summary>
    public string? Definition { get; init; }

    /// <summary>Its number.</summary>
    public required double Value { get; init; }

    /// <summary>Whether it is a number or a bound.</summary>
    public FigureBound Bound { get; init; } = FigureBound.About;

    /// <summary>Unit, e.g. people, events, dollars.</summary>
    public required string Unit { get; init; }

    /// <summary>First day that it speaks of.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day that it speaks of.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Of what it is the number: its period, or a mean day or month of it.</summary>
    public FigurePer Per { get; init; }

    /// <summary>The days with which it compares, for a claim such as four times as many; none for a plain number.</summary>
    public FigureBase? ComparedWith { get; init; }

    /// <summary>What it speaks of: figures that say the same stand side by side as rivals; none where there are no rivals.</summary>
    public string? About { get; init; }

    /// <summary>Place id or area.</summary>
    public string? Area { get; init; }

    /// <summary>Group, or all.</summary>
    public GroupId? Group { get; init; }

    /// <summary>Its source.</summary>
    public required SourceId Source { get; init; }

    /// <summary>What it is used for.</summary>
    public required FigureRole Role { get; init; }

    /// <summary>What of the model answers it (as in <see cref="SeriesDefinition.Counts"/>), or none: not testable.</summary>
    public string? Counts { get; init; }

    /// <summary>The journey that answers it, where no count does.</summary>
    public FigureJourney? Journey { get; init; }

    /// <summary>Why it is not testable, or what else to know of it.</summary>
    public string? Note { get; init; }
}

/// <summary>Where numbers come from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Date">When, as far as known: year, year-month or date.</param>
/// <param name="Locator">Page, table, docket or address.</param>
public sealed record Source(SourceId Id, string Publisher, string Title, string Date, string Locator);
