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
        if (scenario.Places.FirstOrDefault(p => NamesOf(p, scenario).Any(name => Plain(name) == plain)) is { } found)
        {
            return found;
        }

        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (Place place in scenario.Places)
        {
            foreach (string name in NamesOf(place, scenario))
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
    }

    private static IEnumerable<string> NamesOf(Place place, Scenario scenario)
        => [place.Id.Value, place.Name, .. ScenarioTexts.TranslationsOf(scenario, place.Name)];

    private static string Plain(string name)
        => string.Concat(name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant().Replace(' ', '-');
}
