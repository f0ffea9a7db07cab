using System.Globalization;
using System.Text;
using Travesia.Model;
using Travesia.Model.Diagnostics;

namespace Travesia.Cli.Loading;

/// <summary>From what the user wrote to a place of a scenario.</summary>
internal static class PlaceFinder
{
    private const int MostListed = 30;

    /// <summary>The place of an id or name, in any language of the scenario; case and accents aside.</summary>
    public static Place Find(string written, Scenario scenario)
    {
        string plain = Plain(written);
        ILookup<string, string> translated = scenario.Translations.ToLookup(t => t.Text, t => t.Translated, StringComparer.Ordinal);
        if (scenario.Places.FirstOrDefault(p => NamesOf(p).Any(name => Plain(name) == plain)) is { } found)
        {
            return found;
        }

        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (Place place in scenario.Places)
        {
            foreach (string name in NamesOf(place))
            {
                names[Plain(name)] = name;
            }
        }

        throw CommandFailure.Wrong(
            CliCodes.PlaceUnknown,
            ("value", written),
            ("scenario", scenario.Name),
            ("suggestion", NearMiss.Find(plain, names.Keys) is { } near ? names[near] : null),
            ("allowed", Listing.Of(scenario.Places.Select(p => p.Id.Value), MostListed)));

        IEnumerable<string> NamesOf(Place place) => [place.Id.Value, place.Name, .. translated[place.Name]];
    }

    private static string Plain(string name)
        => string.Concat(name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant().Replace(' ', '-');
}
