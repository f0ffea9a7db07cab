using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>Policies: dates and scopes; their effects are checked by <see cref="EffectChecks"/>.</summary>
internal static class PolicyChecks
{
    public static void Run(Check check)
    {
        Scenario s = check.Scenario;
        check.Ids("policies", s.Policies.Select(p => p.Id.Value), s.Policies.Length, row => Of(row, "id"));
        HashSet<string> tags = new(StringComparer.Ordinal);
        if (s.Policies.Any(p => !p.Scope.Tags.IsEmpty))
        {
            tags.UnionWith(s.Places.SelectMany(p => p.Tags).Concat(s.Links.SelectMany(l => l.Tags)));
        }

        for (int row = 0; row < s.Policies.Length; row++)
        {
            Policy policy = s.Policies[row];
            check.Text(policy.Title, Of(row, "title"));
            check.Source(policy.Source, Of(row, "source"));
            Dates(check, policy, row);
            Scope(check, policy.Scope, row, tags);
            EffectChecks.Run(check, policy, row);
        }
    }

    private static void Dates(Check check, Policy policy, int row)
    {
        check.Order(policy.From, policy.To, Of(row, "from"), Of(row, "to"));
        check.Date(policy.Announced, Of(row, "announced"));
        if (policy.Announced is { } announced && policy.From is null)
        {
            check.Error(ModelCodes.PolicyAnnouncedStanding, Of(row, "announced"), ("value", Validity.Check.Iso(announced)));
        }
        else if (policy.Announced > policy.From)
        {
            check.Bag.Add(Diagnostic.Of(
                ModelCodes.PolicyAnnounced, Of(row, "announced"), ("value", Validity.Check.Iso(policy.Announced.Value)), ("from", Validity.Check.Iso(policy.From!.Value)))
                with { Related = Of(row, "from") });
        }

        EndAnnounced(check, policy, row);
        if (policy.Anticipated && (policy.Announced is null || policy.Announced == policy.From))
        {
            check.Bag.Notice(ModelCodes.PolicyAnticipated, Of(row, "anticipated"), ("value", policy.Id.Value));
        }

        if (check.IsReadable("scenario") && check.Scenario.From <= check.Scenario.To && (policy.From > check.Scenario.To || policy.To < check.Scenario.FirstDay))
        {
            check.Bag.Notice(ModelCodes.PolicyOutside, Of(row, policy.From > check.Scenario.To ? "from" : "to"), ("value", policy.Id.Value));
        }
    }

    private static void EndAnnounced(Check check, Policy policy, int row)
    {
        check.Date(policy.EndAnnounced, Of(row, "endAnnounced"));
        if (policy.EndAnnounced is not { } announced)
        {
            return;
        }

        if (policy.To is not { } to)
        {
            check.Error(ModelCodes.PolicyEndless, Of(row, "endAnnounced"), ("value", Validity.Check.Iso(announced)));
        }
        else if (announced > to)
        {
            check.Bag.Add(Diagnostic.Of(ModelCodes.PolicyEndAnnounced, Of(row, "endAnnounced"), ("value", Validity.Check.Iso(announced)), ("to", Validity.Check.Iso(to)))
                with { Related = Of(row, "to") });
        }
        else if (announced < (policy.Announced ?? policy.From))
        {
            DateOnly known = (policy.Announced ?? policy.From)!.Value;
            check.Bag.Add(Diagnostic.Of(ModelCodes.PolicyEndBeforeKnown, Of(row, "endAnnounced"), ("value", Validity.Check.Iso(announced)), ("known", Validity.Check.Iso(known)))
                with { Related = Of(row, policy.Announced is null ? "from" : "announced") });
        }
    }

    private static void Scope(Check check, Scope scope, int row, HashSet<string> tags)
    {
        for (int i = 0; i < scope.Places.Length; i++)
        {
            check.Place(scope.Places[i], Of(row, $"scope.places[{i}]"));
        }

        for (int i = 0; i < scope.Links.Length; i++)
        {
            check.Link(scope.Links[i], Of(row, $"scope.links[{i}]"));
        }

        for (int i = 0; i < scope.Groups.Length; i++)
        {
            check.Group(scope.Groups[i], Of(row, $"scope.groups[{i}]"));
        }

        for (int i = 0; i < scope.Countries.Length; i++)
        {
            check.Reference(scope.Countries[i].Value, check.PlaceCountries, "places", ModelCodes.UnknownCountry, Of(row, $"scope.countries[{i}]"));
        }

        for (int i = 0; i < scope.Tags.Length; i++)
        {
            if (check.IsReadable("links"))
            {
                check.Reference(scope.Tags[i], tags, "places", ModelCodes.UnknownTag, Of(row, $"scope.tags[{i}]"));
            }
        }
    }

    private static Subject Of(int row, string field) => new("policies", row, field);
}
