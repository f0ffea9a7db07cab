using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Section;

namespace Travesia.Rules.Corridor.Tables;

/// <summary>The settings of a group under parameter values (see <see cref="SettingKey"/>).</summary>
internal sealed class Preferences
{
    public required double TimePerDay { get; init; }

    public required double CostPer100Usd { get; init; }

    public required double Risk { get; init; }

    public required double InjuryWeight { get; init; }

    public required double AbuseWeight { get; init; }

    public required double Elasticity { get; init; }

    /// <summary>Of the group's own month effect.</summary>
    public required double MonthEffectSdLog { get; init; }

    public required int KnownAfterDays { get; init; }

    /// <summary>Infinite where money is not modelled.</summary>
    public required double SavingsUsd { get; init; }

    public required double RemittanceDays { get; init; }

    public required double RetryShare { get; init; }

    public required double AgainTurnBackUtility { get; init; }

    public required double GiveUpWaitingChance { get; init; }

    public required double LongestBelievedWaitDays { get; init; }

    /// <summary>The settings of a group, or of none.</summary>
    public static Preferences Of(CorridorSection section, string? group, ParameterValues values, Problems problems)
    {
        return new Preferences
        {
            TimePerDay = Value("timePerDay"),
            CostPer100Usd = Value("costPer100Usd"),
            Risk = Value("risk"),
            InjuryWeight = Value("injuryWeight"),
            AbuseWeight = Value("abuseWeight"),
            Elasticity = Value("elasticity"),
            MonthEffectSdLog = Value("monthEffectSdLog"),
            KnownAfterDays = (int)Math.Round(Value("knownAfterDays"), MidpointRounding.AwayFromZero),
            SavingsUsd = Value("savingsUsd"),
            RemittanceDays = Value("remittanceDays"),
            RetryShare = Value("retryShare"),
            AgainTurnBackUtility = Value("againTurnBackUtility"),
            GiveUpWaitingChance = Value("giveUpWaitingChance"),
            LongestBelievedWaitDays = Value("longestBelievedWaitDays"),
        };

        double Value(string name)
        {
            SettingKey key = SettingKey.Find(name)!;
            return section.Of(group, key) is { } given
                ? problems.InRange(given.Value.Under(values), key.Min, key.Max, name, new Subject("scenario", -1, given.Path))
                : double.PositiveInfinity;
        }
    }
}
