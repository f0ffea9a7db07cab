using System.Globalization;
using Travesia.Model;
using Travesia.Model.Validity;

namespace Travesia.Scenarios.Flee;

/// <summary>locations.csv.</summary>
internal sealed class LocationsPart(FleeDraft draft) : FleePart(draft)
{
    public void ReadLocations()
    {
        string path = folder + FleeFiles.Locations;
        string[] more = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        long errors = findings.Bag.ErrorCount;
        bool isFirst = true;
        foreach (FleeRow row in tables.Read(input, FleeFiles.Locations, path, "places"))
        {
            bool isComment = !isFirst && row.IsHeader && !FleeColumns.Locations.AreNamedIn(row);
            isFirst = false;
            if (isComment)
            {
                continue;
            }

            if (row.IsHeader)
            {
                InOrder(row, FleeColumns.Locations, path, "places");
                more = [.. row.Cells.Skip(8).Select(c => c.ToLowerInvariant())];
                foreach (string column in more.Where(c => c.Length > 0 && !IsKnownDetail(c) && !alike.ContainsKey(c)))
                {
                    findings.Notice(FleeCodes.Idle, new("places"), new(path, row.Line, row.Column(8 + Array.IndexOf(more, column))), ("value", column));
                }

                continue;
            }

            if (row.Cells.Length < 6)
            {
                findings.Error(FleeCodes.Cells, new("places"), new(path, row.Line, 0), ("value", Values.Of(row.Cells.Length)), ("expected", "name,region,country,latitude,longitude,location_type,conflict_date,population/capacity"));
                continue;
            }

            ReadLocation(row, path, more, ids);
        }

        if (locations.Count == 0 || findings.Bag.ErrorCount > errors)
        {
            // What other tables name may be what could not be read.
            findings.Unreadable.Add("places");
            findings.Unreadable.Add("links");
        }

        if (locations.Count == 0 && findings.Bag.ErrorCount == errors)
        {
            findings.Error(FleeCodes.NoLocations, new("places"), new(path, 0, 0), ("value", path));
        }
    }

    private void ReadLocation(FleeRow row, string path, string[] more, HashSet<string> ids)
    {
        string name = row[0];
        int index = locations.Count;
        (string _, string type, PlaceKind kind) = Types.FirstOrDefault(t => row[5].Contains(t.Part, StringComparison.OrdinalIgnoreCase));
        if (type is null)
        {
            Cell(row, 5, path, "places", "location_type", string.Join(", ", Types.Select(t => t.Type).Distinct()));
            (type, kind) = ("town", PlaceKind.Transit);
        }

        if (name.Length == 0)
        {
            Cell(row, 0, path, "places", "name", "Bujumbura");
            return;
        }

        if (!places.TryAdd(name, index))
        {
            findings.Error(FleeCodes.Twice, new("places"), new(path, row.Line, row.Column(0)), ("value", name));
            return;
        }

        double latitude = Needed(row, 3, path, "places", "latitude", -90, 90) ?? 0;
        double longitude = Needed(row, 4, path, "places", "longitude", -180, 180) ?? 0;
        double date = Optional(row, 6, path, "places", "conflict_date", LastDay) ?? 0;
        double people = Optional(row, 7, path, "places", "population/capacity", MostPeople) ?? 0;
        if (type == "conflict_zone" && row[7].Length == 0)
        {
            findings.Notice(FleeCodes.NoPopulation, new("places"), new(path, row.Line, row.Column(7)), ("value", name));
        }

        bool isCamp = type is "camp" or "idpcamp";
        string id = IdOf(name, ids);
        string region = regions[row[1]] = row[1];
        locations.Add((
            new Place
            {
                Id = new(id), Name = name, Country = countries.Of(row[2]), Kind = kind, Latitude = latitude, Longitude = longitude,
                Beds = isCamp && people >= 1 ? (Quantity?)people : null,
            },
            type,
            row.Line));
        standing[new("places", index)] = new(path, row.Line, 0);
        SettingTree own = details.Child(id);
        if (type is not ("conflict_zone" or "camp" or "forwarding_hub" or "town"))
        {
            own.Text("type", type);
        }

        if (!isCamp && people > 0)
        {
            own.Number("population", people);
        }

        if (region.Length > 0 && input.Open("region_attributes_IPC.csv") is { Stream: { } food })
        {
            food.Dispose();
            own.Text("region", region);
        }

        for (int i = 0; i < more.Length; i++)
        {
            if (IsKnownDetail(more[i]) && Optional(row, 8 + i, path, "places", more[i], MostOf(more[i])) is { } value && value != 0)
            {
                own.Number(more[i], value);
            }
        }

        SettingTree attributes = own.Child("attributes");
        for (int i = 0; i < more.Length; i++)
        {
            if (alike.TryGetValue(more[i], out string? value) && Optional(row, 8 + i, path, "places", more[i], MostAlike) is { } alikeThere)
            {
                attributes.Number(value, alikeThere);
            }
        }

        details.Add(id, own.Add("attributes", attributes));
        standing[new("scenario", -1, own.Path)] = new(path, row.Line, 0);
        if (type == "conflict_zone")
        {
            conflictDates.Add((index, (int)date));
        }
    }

    private static double MostOf(string column) => column switch
    {
        "trade_volume" => 1e15,
        "capacity_per_day" => 1e9,
        _ => 1,
    };

    private static bool IsKnownDetail(string column) => column is "hdi" or "trade_volume" or "capacity_per_day" or "deactivation_probability";

    private static string IdOf(string name, HashSet<string> ids)
    {
        string id = IdForm.IsId(name) ? name : IdForm.Repair(name) ?? "place";
        string unique = id;
        for (int i = 2; !ids.Add(unique); i++)
        {
            unique = $"{id}-{i.ToString(CultureInfo.InvariantCulture)}";
        }

        return unique;
    }
}
