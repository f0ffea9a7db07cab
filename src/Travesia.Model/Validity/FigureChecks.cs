using System.Collections.Immutable;
using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>Published figures.</summary>
internal static class FigureChecks
{
    public static void Run(Check check)
    {
        ImmutableArray<Figure> all = check.Scenario.Figures;
        check.Ids("figures", all.Select(f => f.Id.Value), all.Length, row => Of(row, "id"));
        HashSet<string> areas = new(check.Scenario.Series.SelectMany(s => s.Areas.Keys), StringComparer.Ordinal);
        for (int row = 0; row < all.Length; row++)
        {
            Figure figure = all[row];
            check.Text(figure.Statement, Of(row, "statement"));
            check.Text(figure.Unit, Of(row, "unit"));
            check.Number(figure.Value, Bounds.Count, Of(row, "value"));
            check.Order(figure.From, figure.To, Of(row, "from"), Of(row, "to"));
            if (figure.ComparedWith is { } compared)
            {
                check.Order(compared.From, compared.To, Of(row, "comparedWith.from"), Of(row, "comparedWith.to"));
            }

            check.Group(figure.Group, Of(row, "group"));
            check.Source(figure.Source, Of(row, "source"));
            if (figure.Area is { } area && !areas.Contains(area) && !check.Places.Contains(area) && check.IsReadable("places") && check.IsReadable("series"))
            {
                check.Unknown(area, [.. areas, .. check.Places.Count <= 10_000 ? check.Places : []], ModelCodes.UnknownArea, Of(row, "area"));
            }

            if (figure.Journey is { } journey)
            {
                check.Group(journey.Group, Of(row, "journey.group"));
                PlaceOrCountry(check, journey.From, Of(row, "journey.from"));
                PlaceOrCountry(check, journey.To, Of(row, "journey.to"));
            }

            if (figure is { Role: FigureRole.Check, Counts: null, Journey: null } && string.IsNullOrWhiteSpace(figure.Note))
            {
                check.Error(ModelCodes.FigureCheck, Of(row, "role"), ("value", figure.Id.Value));
            }
        }
    }

    private static void PlaceOrCountry(Check check, string name, Subject subject)
    {
        if (!check.PlaceCountries.Contains(name))
        {
            check.Place(new PlaceId(name), subject);
        }
    }

    private static Subject Of(int row, string field) => new("figures", row, field);
}
