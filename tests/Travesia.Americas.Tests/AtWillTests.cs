using Travesia.Inference.Comparing;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor;
using Travesia.Scenarios;

namespace Travesia.Americas.Tests;

/// <summary>Who asks what if switches dated rules off and moves them at will: whatever comes of it has a meaning.</summary>
public sealed class AtWillTests
{
    private readonly Scenario scenario = ScenarioFolder.Read(Repository.PathOf("scenarios/americas-2023")).Scenario!;

    [Fact]
    public void Expulsions_of_Mexicans_can_go_on_to_the_end_of_the_year() => AssertSound(Edited(
        p => p.Id.Value.StartsWith("title-42-mexicans", StringComparison.Ordinal) ? p with { To = new DateOnly(2023, 12, 31) } : p));

    [Fact]
    public void Every_dated_rule_can_be_in_force_at_all_times() => AssertSound(Edited(p => p.IsStanding ? p : p with { From = scenario.FirstDay, To = null, Announced = null, EndAnnounced = null }));

    [Fact]
    public void Every_dated_rule_can_be_off() => AssertSound(Edited(p => p.IsStanding ? p : null));

    [Fact]
    public void Every_rule_can_be_off_but_those_of_standing_detention() => AssertSound(Edited(p => p.IsStanding && p.Effect is HoldEffect ? p : null));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Any_of_them_can_be_off_or_on_other_days(int seed)
    {
        Random dice = new(seed);
        AssertSound(Edited(p => p.IsStanding ? p : dice.Next(3) switch
        {
            0 => null,
            1 => p,
            _ => Moved(p, dice),
        }));
    }

    private Policy Moved(Policy policy, Random dice)
    {
        DateOnly from = scenario.FirstDay.AddDays(dice.Next(900));
        return policy with { From = from, To = dice.Next(2) == 0 ? null : from.AddDays(dice.Next(300)), Announced = null, EndAnnounced = null };
    }

    private Scenario Edited(Func<Policy, Policy?> edit)
        => ComparisonArms.Of(scenario, new CorridorRules().FitEdits(scenario with { Policies = [.. scenario.Policies.Select(edit).OfType<Policy>()] })).Changed;

    private static void AssertSound(Scenario edited)
    {
        Diagnostic[] errors = [.. new CorridorRules().Validate(edited).Where(d => d.Severity == Severity.Error)];
        Assert.True(errors.Length == 0, string.Join('\n', errors.Select(e => $"{e.Code} {string.Join(", ", e.Values)}").Distinct().Take(12)));
    }
}
