using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Validation;

/// <summary>Links, departures and people who are there before the first day.</summary>
internal static class LinkChecks
{
    public static void Run(CorridorPlan plan, Problems problems)
    {
        CorridorStructure structure = plan.Structure;
        Geography geography = structure.Geography;
        for (int a = 0; a < geography.Links.Length; a++)
        {
            Link link = geography.Links[a];
            if (geography.IsDestination[geography.From[a]])
            {
                problems.Error(CorridorDiagnostics.LinkFromDestination, Of(a, "from"), ("link", link.Id.Value), ("place", link.From.Value));
            }

            if (!link.ApprehensionChance.IsZero && link.HoldAt is null)
            {
                problems.Error(CorridorDiagnostics.HoldingPlaceMissing, Of(a, "holdAt"), ("link", link.Id.Value));
            }

            if (link.HoldAt is { } hold && geography.IsDestination[geography.PlaceIndex[hold.Value]])
            {
                problems.Error(CorridorDiagnostics.HeldAtDestination, Of(a, "holdAt"), ("value", link.Id.Value), ("place", hold.Value));
            }

            if (structure.LinkSites[a].Touches.Length > Regime.MostTouches)
            {
                problems.Error(
                    CorridorDiagnostics.TooManyPolicies, new Subject("links", geography.LinkRow[a]),
                    ("value", link.Id.Value), ("count", Problems.Text(structure.LinkSites[a].Touches.Length)), ("most", Problems.Text(Regime.MostTouches)));
            }
        }

        for (int row = 0; row < structure.Scenario.Departures.Length; row++)
        {
            DepartureKnot knot = structure.Scenario.Departures[row];
            if (geography.IsDestination[geography.PlaceIndex[knot.Place.Value]])
            {
                problems.Error(CorridorDiagnostics.DepartsFromDestination, new Subject("departures", row, "place"), ("place", knot.Place.Value), ("group", knot.Group.Value));
            }
        }

        for (int row = 0; row < structure.Scenario.Initial.Length; row++)
        {
            InitialPeople people = structure.Scenario.Initial[row];
            if (people is { Phase: InitialPhase.Waiting, Link: { } link }
                && structure.Gates.Of(geography.LinkIndex[link.Value], geography.GroupIndex[people.Group.Value]).IsEmpty)
            {
                problems.Error(CorridorDiagnostics.WaitingWithoutLimit, new Subject("initial", row, "phase"), ("link", link.Value), ("group", people.Group.Value));
            }

            if (people is { Phase: InitialPhase.Held, Place: { } place } && geography.IsDestination[geography.PlaceIndex[place.Value]])
            {
                problems.Error(CorridorDiagnostics.HeldAtDestination, new Subject("initial", row, "place"), ("value", people.Group.Value), ("place", place.Value));
            }
        }

        Subject Of(int link, string field) => new("links", geography.LinkRow[link], field);
    }
}
