using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Inference.Comparing;
using Travesia.Server.Outcomes;
using Travesia.Server.Problems;
using Travesia.Text;

namespace Travesia.Server.Jobs;

/// <summary>What is asked of a job.</summary>
internal sealed record JobRequest
{
    /// <summary>What it does.</summary>
    public required JobKind Kind { get; init; }

    /// <summary>Of which scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>How many futures, or draws of a comparison.</summary>
    public int? Members { get; init; }

    /// <summary>The luck; 1 unless said otherwise.</summary>
    public uint? Seed { get; init; }

    /// <summary>Policies that are switched off.</summary>
    public string[]? Off { get; init; }

    /// <summary>Days of policies, by id.</summary>
    public Dictionary<string, EditedDates>? Dates { get; init; }

    /// <summary>Journeys: who travels.</summary>
    public string? Group { get; init; }

    /// <summary>Journeys: from which place or country.</summary>
    public string? From { get; init; }

    /// <summary>Journeys: to which place or country.</summary>
    public string? To { get; init; }

    /// <summary>Journeys: who sets out on which day.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Journeys: how many synthetic examples are drawn.</summary>
    public int? Examples { get; init; }

    /// <summary>Forecast: the day up to which everything is known.</summary>
    public DateOnly? Origin { get; init; }

    /// <summary>Forecast: how many months after the origin's.</summary>
    public int? Horizon { get; init; }
}

/// <summary>How a job stands.</summary>
internal sealed record JobJson(
    string Id, JobKind Kind, string Scenario, JobState State, int Done, int Of, IReadOnlyDictionary<string, Band> SoFar, string? Outcome, int Shown, bool HasResult, ProblemJson? Problem)
{
    public static JobJson From(Job job, JobMoment now, Localizer words) => new(
        job.Id, job.Kind, job.Scenario, now.State, now.Done, now.Of,
        now.SoFar.ToDictionary(t => t.Quantity, BandOf),
        now.Outcome, now.Shown, now.Result is not null,
        now.Problems.IsEmpty ? null : ProblemJson.Of(now.Status, now.Problems, words));

    private static Band BandOf(TotalSummary total) => new(At(total, 0.5), At(total, 0.1), At(total, 0.9));

    private static double At(TotalSummary total, double level) => Band.Rounded(total.Quantiles[Quantiles.Levels.IndexOf(level)]);
}

/// <summary>A quantity with and without: the mean on either side, and the range that holds 80 % of the differences.</summary>
internal sealed record DifferenceJson(string Quantity, string Unit, double? Scenario, double? Changed, double? Mean, double? Low80, double? High80, double? StandardError, string? Reason)
{
    public static DifferenceJson Of(Compared compared) => compared.Difference is { } d
        ? new(compared.Quantity, compared.Unit, Band.Rounded(d.Scenario), Band.Rounded(d.Changed), Band.Rounded(d.Mean), Band.Rounded(d.At(0.1)), Band.Rounded(d.At(0.9)), Band.Rounded(d.StandardError), null)
        : new(compared.Quantity, compared.Unit, null, null, null, null, null, null, compared.Reason?.Reason.ToString());
}

/// <summary>Arrivals and the harm beside them, of everybody, at a place or of a group.</summary>
internal sealed record ComparedJson(string? Place, string? Group, ImmutableArray<DifferenceJson> People, ImmutableArray<DifferenceJson> Harm)
{
    public static ComparedJson Of(ComparedRow row)
        => new(row.Place?.Value, row.Group?.Value, [.. row.People.Select(DifferenceJson.Of)], [.. row.Harm.All.Select(DifferenceJson.Of)]);
}

/// <summary>With and without, on common luck. A difference is changed less scenario.</summary>
internal sealed record ComparisonJson(IReadOnlyCollection<string> Off, IReadOnlyDictionary<string, EditedDates> Dates, int Draws, int FuturesPerDraw, ComparedJson Everybody, ImmutableArray<ComparedJson> Places, ImmutableArray<ComparedJson> Groups)
{
    public static ComparisonJson Of(ComparisonResult result, Edits edits) => new(
        edits.Off, edits.Dates, result.Options.Draws, result.Options.FuturesPerDraw, ComparedJson.Of(result.Everybody),
        [.. result.Rows.Where(r => r.Place is not null).Select(ComparedJson.Of)],
        [.. result.Rows.Where(r => r.Group is not null).Select(ComparedJson.Of)]);
}
