using System.Collections.Immutable;
using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>Monthly multipliers.</summary>
internal static class SeasonChecks
{
    public static void Run(Check check)
    {
        Scenario s = check.Scenario;
        check.Ids("scenario", s.Seasons.Select(x => x.Name), s.Seasons.Length, row => new Subject("scenario", -1, $"seasons.{s.Seasons[row].Name}"));
        foreach (Season season in s.Seasons)
        {
            string path = $"seasons.{season.Name}";
            Months(check, season.Hazard, Bounds.Factor, path + ".hazard");
            Months(check, season.Days, Bounds.PositiveFactor, path + ".days");
            check.Source(season.Source, new Subject("scenario", -1, path + ".source"));
        }
    }

    private static void Months(Check check, ImmutableArray<Quantity> months, Bounds bounds, string path)
    {
        if (months.Length != 12)
        {
            check.Error(ModelCodes.SeasonMonths, new Subject("scenario", -1, path), ("value", Validity.Check.Write(months.Length)));
        }

        for (int month = 0; month < months.Length; month++)
        {
            check.Quantity(months[month], bounds, new Subject("scenario", -1, $"{path}[{month}]"));
        }
    }
}
