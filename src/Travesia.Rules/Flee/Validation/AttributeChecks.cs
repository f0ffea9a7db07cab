using System.Collections.Immutable;
using System.Globalization;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Days;

namespace Travesia.Rules.Flee.Validation;

/// <summary>Whether the attributes that switches ask for are there, and can be judged.</summary>
internal static class AttributeChecks
{
    public static void Run(Scenario scenario, FleeCase flee, ImmutableArray<Diagnostic>.Builder found)
    {
        foreach ((string key, string attribute) in PeopleClasses.Needed(flee.Settings))
        {
            string path = (scenario.Rules["move_rules"] as MapSetting)?[key]?.Path ?? "flee";
            Subject subject = new("scenario", -1, path);
            if (flee.Demographics.FirstOrDefault(d => d.Attribute == attribute) is not { } drawn || flee.Places.Any(place => !IsDrawn(drawn, place)))
            {
                found.Add(Diagnostic.Of(FleeDiagnostics.AttributeMissing, subject, ("key", key), ("value", attribute)));
            }
            else if (attribute is FleeDemographic.Age && drawn.Values.FirstOrDefault(v => !IsYears(v)) is { } age)
            {
                found.Add(Diagnostic.Of(FleeDiagnostics.AttributeValue, subject, ("key", attribute), ("value", age), ("expected", "0, 1, 2 ...")));
            }
            else if (attribute is FleeDemographic.Gender && drawn.Values.FirstOrDefault(v => v is not ("female" or "male")) is { } gender)
            {
                found.Add(Diagnostic.Of(FleeDiagnostics.AttributeValue, subject, ("key", attribute), ("value", gender), ("expected", "female, male")));
            }
            else if (attribute is FleeDemographic.Ethnicity or FleeDemographic.Religion && drawn.Values.FirstOrDefault(v => !flee.Places.Any(p => p.Attributes.ContainsKey(v))) is { } nowhere)
            {
                found.Add(Diagnostic.Of(FleeDiagnostics.LikenessMissing, subject, ("key", key), ("value", nowhere)));
            }
        }
    }

    private static bool IsDrawn(FleeDemographic drawn, FleePlace place)
        => drawn.WeightsAt(place.Id) is { } weights && weights.Length == drawn.Values.Length && weights.Sum() > 0;

    private static bool IsYears(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double years) && years >= 0;
}
