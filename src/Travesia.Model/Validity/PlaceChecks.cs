using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>Places.</summary>
internal static class PlaceChecks
{
    public static void Run(Check check)
    {
        Scenario s = check.Scenario;
        if (s.Places.IsEmpty && check.IsReadable("places"))
        {
            check.Error(ModelCodes.NoPlaces, new Subject("places"));
        }

        check.Ids("places", s.Places.Select(p => p.Id.Value), s.Places.Length, row => new Subject("places", row, "id"));
        for (int row = 0; row < s.Places.Length; row++)
        {
            Place place = s.Places[row];
            check.Text(place.Name, new Subject("places", row, "name"));
            check.Country(place.Country, new Subject("places", row, "country"));
            check.Number(place.Latitude, Bounds.Latitude, new Subject("places", row, "latitude"));
            check.Number(place.Longitude, Bounds.Longitude, new Subject("places", row, "longitude"));
            check.Quantity(place.StayDays, Bounds.StayDays, new Subject("places", row, "stayDays"));
            check.Quantity(place.Beds, Bounds.People, new Subject("places", row, "beds"));
            check.Source(place.BedsSource, new Subject("places", row, "bedsSource"));
            check.Quantity(place.Attraction, Bounds.Any, new Subject("places", row, "attraction"));
            check.Quantity(place.SettleUtility, Bounds.Any, new Subject("places", row, "settleUtility"));
            check.Quantity(place.TurnBackUtility, Bounds.Any, new Subject("places", row, "turnBackUtility"));
            check.Tags(place.Tags, new Subject("places", row, "tags"));
            check.Source(place.Source, new Subject("places", row, "source"));
        }
    }
}
