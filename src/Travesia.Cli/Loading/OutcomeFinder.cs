using System.Collections.Immutable;
using Travesia.Inference.Comparing;
using Travesia.Inference.Sensitivity;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules;

namespace Travesia.Cli.Loading;

/// <summary>From what the user wrote to outcomes: <c>QUANTITY</c>, with <c>@PLACE</c> and <c>:GROUP</c> where one is meant.</summary>
internal static class OutcomeFinder
{
    private static readonly ImmutableArray<string> Quantities =
        [ComparedQuantities.ArrivalsAtDestinations, .. MeasureNames.All, ComparedQuantities.TravelDaysEach, ComparedQuantities.DistanceKmEach, ComparedQuantities.CostUsdEach];

    /// <summary>The outcomes, each once, deaths beside any that counts arrivals where no harm is asked for. All that is wrong is told at once.</summary>
    /// <exception cref="CommandFailure">Something names no outcome.</exception>
    public static ImmutableArray<SensitivityOutcome> Find(IReadOnlyList<string> written, Scenario scenario)
    {
        List<Diagnostic> wrong = [];
        List<SensitivityOutcome> found = [];
        foreach (string outcome in written)
        {
            try
            {
                found.Add(Find(outcome, scenario));
            }
            catch (CommandFailure failure)
            {
                wrong.AddRange(failure.Diagnostics);
            }
        }

        if (wrong.Count > 0)
        {
            throw new CommandFailure(ExitCode.WrongInput, [.. wrong]);
        }

        bool wantsHarm = found.Any(o => o.IsArrivals) && !found.Any(o => o.Quantity == MeasureNames.Deaths);
        return [.. found.Concat(wantsHarm ? [new SensitivityOutcome(MeasureNames.Deaths)] : []).Distinct()];
    }

    /// <summary>What is not counted, in the words of the option.</summary>
    public static CommandFailure NotCounted(IEnumerable<SensitivityOutcome> outcomes, Scenario scenario)
        => new(ExitCode.WrongInput, [.. outcomes.SelectMany(o => Wrong(o.ToString(), scenario).Diagnostics)]);

    private static SensitivityOutcome Find(string written, Scenario scenario)
    {
        string[] byGroup = written.Split(':');
        string[] byPlace = byGroup[0].Split('@');
        if (byGroup.Length > 2 || byPlace.Length > 2 || !Quantities.Contains(byPlace[0]))
        {
            throw Wrong(written, scenario);
        }

        PlaceId? place = byPlace.Length == 2 ? PlaceFinder.Find(byPlace[1], scenario).Id : null;
        return new SensitivityOutcome(byPlace[0], place, byGroup.Length == 2 ? Group(byGroup[1], scenario) : null);
    }

    private static GroupId Group(string written, Scenario scenario)
    {
        string[] ids = [.. scenario.Groups.Select(g => g.Id.Value)];
        return ids.Contains(written) ? new GroupId(written) : throw CommandFailure.Wrong(
            CliCodes.GroupUnknown, ("value", written), ("scenario", scenario.Name), ("suggestion", NearMiss.Find(written, ids)), ("allowed", string.Join(", ", ids)));
    }

    private static CommandFailure Wrong(string written, Scenario scenario) => CommandFailure.Wrong(
        CliCodes.SensitivityOutcome,
        ("value", written),
        ("scenario", scenario.Name),
        ("suggestion", NearMiss.Find(written.Split('@', ':')[0], Quantities.Where(q => q != written.Split('@', ':')[0]))),
        ("allowed", string.Join(", ", Quantities)));
}
