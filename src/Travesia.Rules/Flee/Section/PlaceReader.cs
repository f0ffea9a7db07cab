using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Flee.Section;

/// <summary>Reads a place of a case from a place of the scenario and what the section says of it.</summary>
internal static class PlaceReader
{
    /// <summary>Reads a place.</summary>
    public static FleePlace Read(SettingValues values, ParameterValues parameters, Place place, MapSetting details, bool isForeign, ImmutableArray<FleeStep> conflict, ImmutableArray<FleeStep> flood)
    {
        FleeKind kind = place.Kind switch
        {
            PlaceKind.Origin => FleeKind.ConflictZone,
            PlaceKind.Shelter => FleeKind.Camp,
            PlaceKind.Crossing => FleeKind.ForwardingHub,
            _ => FleeKind.Town,
        };
        string region = "";
        var attributes = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        double capacity = place.Beds?.Under(parameters) ?? 0, population = 0, perDay = 0, deactivation = 0, hdi = 0, trade = 0;
        foreach ((string name, Setting setting) in details.Entries)
        {
            switch (name)
            {
                case "type":
                    kind = values.Word(setting, name, KindNames.Places) ?? kind;
                    break;
                case "region":
                    region = values.Text(setting, name) ?? "";
                    break;
                case "population":
                    population = values.Number(setting, name, 0, 1e12) ?? 0;
                    break;
                case "capacity_per_day":
                    perDay = values.Number(setting, name, -1e9, 1e9) ?? 0;
                    break;
                case "deactivation_probability":
                    deactivation = values.Number(setting, name, 0, 1) ?? 0;
                    break;
                case "hdi":
                    hdi = values.Number(setting, name, 0, 1) ?? 0;
                    break;
                case "trade_volume":
                    trade = values.Number(setting, name, 0, 1e15) ?? 0;
                    break;
                case "attributes":
                    foreach ((string value, Setting people) in (values.Map(setting, name) ?? MapSetting.Empty).Entries)
                    {
                        attributes[value] = values.Number(people, value, 0, 1e12) ?? 0;
                    }

                    break;
                default:
                    values.Misspelt(
                        FleeDiagnostics.UnknownKey, setting, name, ["type", "region", "population", "capacity_per_day", "deactivation_probability", "hdi", "trade_volume", "attributes"], ("where", "locations"));
                    break;
            }
        }

        return new FleePlace(place.Id, kind, isForeign, place.Country.Value, region, place.Latitude, place.Longitude, capacity, perDay, population, deactivation, hdi, trade, conflict, flood)
        {
            Attributes = attributes.ToImmutable(),
        };
    }
}
