using System.Collections.Immutable;
using Travesia.Model.Diagnostics;
using Travesia.Model.Effects;

namespace Travesia.Model.Validity;

/// <summary>Effects: each field as its descriptor says, and what holds between fields.</summary>
internal static class EffectChecks
{
    public static void Run(Check check, Policy policy, int row)
    {
        if (EffectCatalogue.Find(policy.Effect.Key) is not { } descriptor)
        {
            return;
        }

        foreach (EffectField field in descriptor.Fields)
        {
            Field(check, field, descriptor.ValueOf(policy.Effect, field), new Subject("policies", row, $"{descriptor.Key}.{field.Name}"));
        }

        switch (policy.Effect)
        {
            case LimitEffect e:
                Limit(check, e, new Subject("policies", row, "limit"));
                break;
            case PathwayEffect { PerDay: not null, PerMonth: not null }:
                check.Error(ModelCodes.PolicyPathwayOne, new Subject("policies", row, "pathway.perMonth"));
                break;
            case HoldEffect e:
                Hold(check, e, row);
                break;
        }
    }

    private static void Field(Check check, EffectField field, object? value, Subject subject)
    {
        switch (value)
        {
            case Quantity quantity:
                check.Quantity(quantity, new Bounds(field.Min, field.Max, Plausible: 1e10), subject);
                break;
            case PlaceId place:
                check.Place(place, subject);
                break;
            case CountryCode country:
                check.Country(country, subject);
                break;
            case DateOnly date:
                check.Date(date, subject);
                break;
        }
    }

    private static void Limit(Check check, LimitEffect effect, Subject subject)
    {
        ImmutableArray<string> given = [
            .. effect.PerDay is null ? ImmutableArray<string>.Empty : ["perDay"],
            .. effect.PerMonth is null ? ImmutableArray<string>.Empty : ["perMonth"],
            .. effect.Capacity is null ? ImmutableArray<string>.Empty : ["capacity"],
        ];
        if (given.Length != 1)
        {
            check.Error(ModelCodes.PolicyLimitOne, subject, ("value", string.Join(", ", given)));
        }
    }

    private static void Hold(Check check, HoldEffect effect, int row)
    {
        if (!effect.Transfer.IsZero && effect.TransferTo is null)
        {
            check.Error(ModelCodes.PolicyWhereTo, new Subject("policies", row, "hold.transfer"), ("value", "transfer"), ("needed", "transferTo"));
        }

        if (!effect.Expel.IsZero && effect.ExpelTo is null)
        {
            check.Error(ModelCodes.PolicyWhereTo, new Subject("policies", row, "hold.expel"), ("value", "expel"), ("needed", "expelTo"));
        }

        // What parameters add depends on their values and is judged when they are drawn.
        double sum = Constant(effect.Remove) + Constant(effect.Transfer) + Constant(effect.Expel);
        if (sum > 1 + 1e-9)
        {
            check.Error(ModelCodes.PolicyShares, new Subject("policies", row, "hold"), ("value", Validity.Check.Write(Math.Round(sum, 9))));
        }
    }

    private static double Constant(Quantity quantity) => quantity.Parameter is null && quantity.Factor > 0 ? quantity.Factor : 0;
}
