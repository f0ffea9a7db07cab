using System.Collections.Immutable;

namespace Travesia.Model;

/// <summary>What an observation counts.</summary>
public enum CountUnit : byte
{
    /// <summary>Persons, each once.</summary>
    People,

    /// <summary>Events: one person may be counted many times.</summary>
    Events,
}

/// <summary>A published count.</summary>
/// <param name="Series">Of which series.</param>
/// <param name="Publisher">By whom.</param>
/// <param name="From">First day counted.</param>
/// <param name="To">Last day counted.</param>
/// <param name="AvailableFrom">Day from which it could be known.</param>
/// <param name="Area">Where: as the publisher names it, or the id of a place.</param>
/// <param name="Group">Who, or all.</param>
/// <param name="Unit">People or events.</param>
/// <param name="Value">The count, 0 or more.</param>
public sealed record Observation(
    SeriesId Series, string Publisher, DateOnly From, DateOnly To, DateOnly AvailableFrom, string Area, GroupId? Group, CountUnit Unit, double Value);

/// <summary>What the model must count to be compared with a series.</summary>
/// <param name="Id">The series.</param>
/// <param name="Title">What it is.</param>
/// <param name="Counts">What of the model answers it: <c>arrivals</c>, <c>departures</c>, <c>apprehensions</c>, <c>expulsions</c>, <c>transfers</c>, <c>removals</c>, <c>deaths</c>, <c>present</c>, <c>waiting</c>, <c>held</c> or another tally of the rule set.</param>
/// <param name="Areas">Places or links by area name; a plain place id stands for itself.</param>
/// <param name="Reporting">Share that the publisher records, by dates.</param>
/// <param name="DelayDays">Usual days from the end of the period to publication.</param>
/// <param name="Source">Its source.</param>
public sealed record SeriesDefinition(
    SeriesId Id, string Title, string Counts, ImmutableSortedDictionary<string, ImmutableArray<string>> Areas, ImmutableArray<ReportingShare> Reporting, int DelayDays, SourceId? Source);

/// <summary>The share of what happened that a series records.</summary>
/// <param name="From">First day, or from the start.</param>
/// <param name="To">Last day, or for good.</param>
/// <param name="Share">0 or more; above 1 for over-counting.</param>
public sealed record ReportingShare(DateOnly? From, DateOnly? To, Quantity Share);
