using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Server.Problems;

namespace Travesia.Server.Outcomes;

/// <summary>The days on which a policy is to be in force.</summary>
/// <param name="From">First day; none is from the start.</param>
/// <param name="To">Last day; none is for good.</param>
internal sealed record EditedDates(DateOnly? From, DateOnly? To);

/// <summary>What is changed of a scenario: policies switched off, and dates. In one order, so that equal edits are equal words.</summary>
/// <param name="Off">Ids of policies that are taken away.</param>
/// <param name="Dates">Days of others, by id.</param>
internal sealed record Edits(ImmutableSortedSet<string> Off, ImmutableSortedDictionary<string, EditedDates> Dates)
{
    // Far enough for every scenario, and near enough for arithmetic with days.
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    public static Edits None { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string, EditedDates>(StringComparer.Ordinal));

    public bool IsNone => Off.IsEmpty && Dates.IsEmpty;

    /// <summary>One word for the edits.</summary>
    public string Key => string.Join('&', [.. Off.Select(id => $"-{id}"), .. Dates.Select(d => $"{d.Key}={Day(d.Value.From)}..{Day(d.Value.To)}")]);

    /// <summary>The edits that a request asks for.</summary>
    /// <exception cref="Refusal">A list holds nothing where something must stand.</exception>
    public static Edits Of(IReadOnlyList<string?>? off, IReadOnlyDictionary<string, EditedDates>? dates)
    {
        string? wrong = off?.Any(id => id is null) == true ? "$.off" : dates?.Values.Any(d => d is null) == true ? "$.dates" : null;
        if (wrong is not null)
        {
            throw Refusal.Of(400, ServerCodes.BodyWrong, ("path", wrong));
        }

        return new Edits(
            (off ?? []).OfType<string>().ToImmutableSortedSet(StringComparer.Ordinal),
            (dates ?? ImmutableDictionary<string, EditedDates>.Empty).ToImmutableSortedDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal));
    }

    /// <summary>The scenario with the edits, checked by its rule set.</summary>
    /// <exception cref="Refusal">Something cannot be edited so; everything that is wrong is told.</exception>
    public Scenario ApplyChecked(ServedScenario served)
    {
        Scenario changed = Apply(served);
        ImmutableArray<Diagnostic> errors = IsNone ? [] : [.. served.RuleSet.Validate(changed).Where(d => d.Severity == Severity.Error)];
        return errors.IsEmpty ? changed : throw new Refusal(422, errors);
    }

    /// <summary>The scenario with the edits; whether the rule set takes it is told by its plan.</summary>
    /// <exception cref="Refusal">Something cannot be edited so; everything that is wrong is told.</exception>
    public Scenario Apply(ServedScenario served)
    {
        if (IsNone)
        {
            return served.Scenario;
        }

        Scenario scenario = served.Scenario;
        Dictionary<string, Policy> known = scenario.Policies.ToDictionary(p => p.Id.Value, StringComparer.Ordinal);
        Diagnostic[] wrong = [.. Off.Concat(Dates.Keys).Distinct().Where(id => !known.ContainsKey(id)).Select(id => Unknown(id, known, scenario)), .. Dates.SelectMany(d => Wrong(d.Key, d.Value))];
        if (wrong.Length > 0)
        {
            throw new Refusal(422, [.. wrong]);
        }

        return served.RuleSet.FitEdits(
            scenario with { Policies = [.. scenario.Policies.Where(p => !Off.Contains(p.Id.Value)).Select(p => Dates.TryGetValue(p.Id.Value, out EditedDates? dates) ? Moved(p, dates) : p)] });
    }

    // What was announced so many days before it began still is. That an end which somebody moves was announced is nobody's word.
    private static Policy Moved(Policy policy, EditedDates dates) => policy with
    {
        From = dates.From,
        To = dates.To,
        Announced = policy is { Announced: { } announced, From: { } from } && dates.From is { } moved ? announced.AddDays(moved.DayNumber - from.DayNumber) : null,
        EndAnnounced = null,
    };

    private static IEnumerable<Diagnostic> Wrong(string id, EditedDates dates)
    {
        if (dates is { From: { } from, To: { } to } && from > to)
        {
            yield return Refusal.DiagnosticOf(ServerCodes.DatesOrder, ("policy", id), ("from", JsonForm.Date(from)), ("to", JsonForm.Date(to)));
        }

        foreach (DateOnly day in new[] { dates.From, dates.To }.OfType<DateOnly>().Where(d => d.Year is < FirstYear or > LastYear))
        {
            yield return Refusal.DiagnosticOf(ServerCodes.DatesOutside, ("policy", id), ("value", JsonForm.Date(day)), ("least", JsonForm.Text(FirstYear)), ("most", JsonForm.Text(LastYear)));
        }
    }

    private static Diagnostic Unknown(string id, Dictionary<string, Policy> known, Scenario scenario)
        => Refusal.DiagnosticOf(ServerCodes.PolicyUnknown, ("value", id), ("scenario", scenario.Name), ("suggestion", NearMiss.Find(id, known.Keys)));

    private static string Day(DateOnly? day) => day is { } date ? JsonForm.Date(date) : "";
}
