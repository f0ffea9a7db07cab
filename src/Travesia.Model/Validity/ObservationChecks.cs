using System.Collections.Immutable;
using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>Series, and what was observed of them.</summary>
internal static class ObservationChecks
{
    public static void Run(Check check)
    {
        Series(check);
        Observations(check);
    }

    private static void Series(Check check)
    {
        ImmutableArray<SeriesDefinition> all = check.Scenario.Series;
        check.Ids("series", all.Select(x => x.Id.Value), all.Length, row => Of(row, "id"));
        for (int row = 0; row < all.Length; row++)
        {
            SeriesDefinition series = all[row];
            check.Text(series.Title, Of(row, "title"));
            check.Text(series.Counts, Of(row, "counts"));
            check.Number(series.DelayDays, Bounds.StayDays, Of(row, "delayDays"));
            check.Source(series.Source, Of(row, "source"));
            Areas(check, series, row);
            Reporting(check, series, row);
        }
    }

    private static void Areas(Check check, SeriesDefinition series, int row)
    {
        foreach ((string area, ImmutableArray<string> members) in series.Areas)
        {
            if (members.IsEmpty)
            {
                check.Error(ModelCodes.AreaEmpty, Of(row, $"areas.{area}"), ("value", area));
            }

            for (int i = 0; i < members.Length; i++)
            {
                if (!check.Links.Contains(members[i]) && check.IsReadable("links"))
                {
                    check.Reference(members[i], check.Places, "places", ModelCodes.UnknownPlaceOrLink, Of(row, $"areas.{area}[{i}]"));
                }
            }
        }
    }

    private static void Reporting(Check check, SeriesDefinition series, int row)
    {
        for (int i = 0; i < series.Reporting.Length; i++)
        {
            ReportingShare share = series.Reporting[i];
            check.Order(share.From, share.To, Of(row, $"reporting[{i}].from"), Of(row, $"reporting[{i}].to"));
            check.Quantity(share.Share, Bounds.ReportingShare, Of(row, $"reporting[{i}].share"));
        }

        int[] order = [.. Enumerable.Range(0, series.Reporting.Length).OrderBy(i => series.Reporting[i].From ?? DateOnly.MinValue)];
        for (int i = 1; i < order.Length; i++)
        {
            if ((series.Reporting[order[i - 1]].To ?? DateOnly.MaxValue) >= (series.Reporting[order[i]].From ?? DateOnly.MinValue))
            {
                check.Bag.Add(Diagnostic.Of(ModelCodes.ReportingOverlap, Of(row, $"reporting[{order[i]}]"), ("value", series.Id.Value))
                    with { Related = Of(row, $"reporting[{order[i - 1]}]") });
            }
        }
    }

    private static void Observations(Check check)
    {
        ImmutableArray<Observation> all = check.Scenario.Observations;
        Dictionary<string, SeriesDefinition> definitions = new(StringComparer.Ordinal);
        foreach (SeriesDefinition series in check.Scenario.Series)
        {
            definitions.TryAdd(series.Id.Value, series);
        }

        Dictionary<(SeriesId, string, DateOnly, DateOnly, DateOnly, string, GroupId?), int> rows = new(all.Length);
        Dictionary<(SeriesId, string), int> units = [];
        for (int row = 0; row < all.Length; row++)
        {
            Observation o = all[row];
            if (!units.TryAdd((o.Series, o.Publisher), row) && all[units[(o.Series, o.Publisher)]].Unit is var unit && unit != o.Unit)
            {
                check.Bag.Add(Diagnostic.Of(ModelCodes.ObservationUnit, At(row, "unit"), ("value", WordOf(o.Unit)), ("known", WordOf(unit)))
                    with { Related = At(units[(o.Series, o.Publisher)], "unit") });
            }

            check.SeriesId(o.Series.Value, At(row, "series"));
            check.Text(o.Publisher, At(row, "publisher"));
            check.Order(o.From, o.To, At(row, "period"), At(row, "period"));
            check.Date(o.AvailableFrom, At(row, "availableFrom"));
            if (o.AvailableFrom < o.To)
            {
                check.Error(ModelCodes.ObservationEarly, At(row, "availableFrom"), ("value", Validity.Check.Iso(o.AvailableFrom)), ("to", Validity.Check.Iso(o.To)));
            }

            if (definitions.TryGetValue(o.Series.Value, out SeriesDefinition? definition) && !definition.Areas.ContainsKey(o.Area) && !check.Places.Contains(o.Area) && check.IsReadable("places"))
            {
                check.Unknown(o.Area, [.. definition.Areas.Keys, .. check.Places.Count <= 10_000 ? check.Places : []], ModelCodes.UnknownArea, At(row, "area"));
            }

            check.Group(o.Group, At(row, "group"));
            check.Number(o.Value, Bounds.Count, At(row, "value"));
            if (!rows.TryAdd((o.Series, o.Publisher, o.From, o.To, o.AvailableFrom, o.Area, o.Group), row))
            {
                check.Bag.Add(Diagnostic.Of(ModelCodes.ObservationDuplicate, At(row, "period"), ("value", o.Series.Value), ("area", o.Area))
                    with { Related = At(rows[(o.Series, o.Publisher, o.From, o.To, o.AvailableFrom, o.Area, o.Group)], "period") });
            }
        }
    }

    private static string WordOf(CountUnit unit) => unit == CountUnit.People ? "people" : "events";

    private static Subject Of(int row, string field) => new("series", row, field);

    private static Subject At(int row, string field) => new("observations", row, field);
}
