using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>Departures, and the people there before the first day.</summary>
internal static class DepartureChecks
{
    // Under Flee's rules people come from the counts of camps, from conflicts and floods.
    private const string PeopleOfTheirOwn = "flee";

    public static void Run(Check check)
    {
        Departures(check);
        Initial(check);
        if (check.Scenario is { Departures.IsEmpty: true, Initial.IsEmpty: true, RuleSet: not PeopleOfTheirOwn } && check.IsReadable("departures") && check.IsReadable("initial"))
        {
            check.Bag.Notice(ModelCodes.NobodyEver, new Subject("scenario"));
        }
    }

    private static void Departures(Check check)
    {
        Scenario s = check.Scenario;
        Dictionary<(GroupId, PlaceId, DateOnly), int> knots = new(s.Departures.Length);
        for (int row = 0; row < s.Departures.Length; row++)
        {
            DepartureKnot knot = s.Departures[row];
            check.Group(knot.Group, new Subject("departures", row, "group"));
            check.Place(knot.Place, new Subject("departures", row, "place"));
            check.Date(knot.Date, new Subject("departures", row, "date"));
            check.Quantity(knot.PerDay, Bounds.PeopleADay, new Subject("departures", row, "perDay"));
            check.Number(knot.Dispersion, Bounds.Dispersion, new Subject("departures", row, "dispersion"));
            check.Source(knot.Source, new Subject("departures", row, "source"));
            if (!knots.TryAdd((knot.Group, knot.Place, knot.Date), row))
            {
                (string, string)[] values = [("group", knot.Group.Value), ("place", knot.Place.Value), ("value", Validity.Check.Iso(knot.Date))];
                check.Bag.Add(Diagnostic.Of(ModelCodes.DepartureDuplicate, new Subject("departures", row, "date"), values)
                    with { Related = new Subject("departures", knots[(knot.Group, knot.Place, knot.Date)], "date") });
            }
        }
    }

    private static void Initial(Check check)
    {
        Scenario s = check.Scenario;
        for (int row = 0; row < s.Initial.Length; row++)
        {
            InitialPeople people = s.Initial[row];
            check.Group(people.Group, new Subject("initial", row, "group"));
            check.Place(people.Place, new Subject("initial", row, "place"));
            check.Reference(people.Link?.Value, check.Links, "links", ModelCodes.UnknownLink, new Subject("initial", row, "link"));
            check.Quantity(people.People, Bounds.People, new Subject("initial", row, "people"));
            check.Source(people.Source, new Subject("initial", row, "source"));
            bool atPlace = people.Phase is InitialPhase.Moving or InitialPhase.Held;
            string phase = people.Phase.ToString().ToLowerInvariant();
            if (atPlace && (people.Place is null || people.Link is not null))
            {
                check.Error(ModelCodes.InitialNeedsPlace, new Subject("initial", row, people.Place is null ? "place" : "link"), ("value", phase));
            }
            else if (!atPlace && (people.Link is null || people.Place is not null))
            {
                check.Error(ModelCodes.InitialNeedsLink, new Subject("initial", row, people.Link is null ? "link" : "place"), ("value", phase));
            }
        }
    }
}
