using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>Links.</summary>
internal static class LinkChecks
{
    public static void Run(Check check)
    {
        Scenario s = check.Scenario;
        check.Ids("links", s.Links.Select(l => l.Id.Value), s.Links.Length, row => new Subject("links", row, "id"));
        for (int row = 0; row < s.Links.Length; row++)
        {
            Link link = s.Links[row];
            check.Place(link.From, new Subject("links", row, "from"));
            check.Place(link.To, new Subject("links", row, "to"));
            if (link.From == link.To && link.From.Value.Length > 0)
            {
                check.Error(ModelCodes.LinkSelf, new Subject("links", row, "to"), ("value", link.To.Value), ("link", link.Id.Value));
            }

            check.Number(link.DistanceKm, Bounds.Kilometres, new Subject("links", row, "distanceKm"));
            check.Quantity(link.Days, Bounds.TravelDays, new Subject("links", row, "days"));
            check.Quantity(link.DaysSd, Bounds.TravelDays, new Subject("links", row, "daysSd"));
            check.Quantity(link.CostUsd, Bounds.Dollars, new Subject("links", row, "costUsd"));
            check.Quantity(link.DeathChance, Bounds.Chance, new Subject("links", row, "deathChance"));
            check.Quantity(link.InjuryChance, Bounds.Chance, new Subject("links", row, "injuryChance"));
            check.Quantity(link.AbuseChance, Bounds.Chance, new Subject("links", row, "abuseChance"));
            check.Quantity(link.ApprehensionChance, Bounds.Chance, new Subject("links", row, "apprehensionChance"));
            check.Place(link.HoldAt, new Subject("links", row, "holdAt"));
            check.Season(link.Season, new Subject("links", row, "season"));
            foreach (GroupId group in link.Groups)
            {
                check.Group(group, new Subject("links", row, "groups"));
            }

            check.Tags(link.Tags, new Subject("links", row, "tags"));
            check.Source(link.Source, new Subject("links", row, "source"));
        }
    }
}
