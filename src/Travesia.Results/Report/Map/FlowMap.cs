using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Map;

/// <summary>A way on the map.</summary>
/// <param name="Link">Which.</param>
/// <param name="People">How many took it; none if that is not counted.</param>
internal sealed record MapFlow(Link Link, double? People);

/// <summary>A place on the map.</summary>
/// <param name="Place">Which.</param>
/// <param name="People">How many came by or set out, by which labels are preferred.</param>
/// <param name="IsShort">Whether its beds run short in one future of ten or more.</param>
internal sealed record MapPlace(Place Place, double People, bool IsShort);

/// <summary>The map of a system: outlines of countries, places with labels that do not collide, links as wide as they are used.</summary>
internal sealed class FlowMap
{
    public const double Width = 760;
    private const double KeyHeight = 34;
    private const double EdgeMargin = 9;
    private const double WidestLink = 9;
    private const double ThinnestLink = 0.8;
    private const double LetterSize = 11;

    private readonly ImmutableArray<MapFlow> flows;
    private readonly ImmutableArray<MapPlace> places;
    private readonly Projection projection;
    private readonly Dictionary<PlaceId, (double X, double Y)> at;
    private readonly double most;

    public FlowMap(ImmutableArray<MapFlow> flows, ImmutableArray<MapPlace> places)
    {
        this.flows = flows;
        this.places = places;
        projection = new Projection(MapExtent.Of([.. places.Select(p => (p.Place.Latitude, p.Place.Longitude))]), Width, 380, 900);
        at = places.ToDictionary(p => p.Place.Id, p => projection.AtOrEdge(p.Place.Latitude, p.Place.Longitude, EdgeMargin));
        most = flows.Max(f => f.People) ?? 0;
    }

    /// <summary>Its height.</summary>
    public double Height => projection.Height + KeyHeight;

    /// <summary>Whether outlines are drawn: not around places of invented countries, nor outside the part of the world that there are outlines of.</summary>
    public bool HasOutlines => Known().Length > 0;

    /// <summary>Draws it into a picture of its size.</summary>
    public void Draw(HtmlWriter html, IReportWords words)
    {
        html.Shape("rect", ("class", "sea"), ("width", Svg.At(Width)), ("height", Svg.At(projection.Height)));
        List<(string Country, double X, double Y)> names = HasOutlines ? DrawLand(html) : [];
        foreach (MapFlow flow in flows.OrderBy(f => f.People ?? 0).ThenBy(f => f.Link.Id.Value, StringComparer.Ordinal))
        {
            DrawFlow(html, flow);
        }

        DrawPlaces(html, names);
        DrawKey(html, words);
    }

    private ImmutableArray<Outline> Known()
    {
        ImmutableArray<Outline> all = Outlines.Read();
        HashSet<string> here = [.. places.Select(p => p.Place.Country.Value)];
        return all.Any(o => here.Contains(o.Country)) ? all : [];
    }

    private List<(string Country, double X, double Y)> DrawLand(HtmlWriter html)
    {
        Dictionary<string, (double Area, double X, double Y)> largest = new(StringComparer.Ordinal);
        foreach (Outline outline in Known())
        {
            IReadOnlyList<(double X, double Y)> ring = Outlines.Clip([.. outline.Points.Select(p => projection.At(p.Latitude, p.Longitude))], Width, projection.Height, 6);
            if (ring.Count < 3)
            {
                continue;
            }

            html.Shape("path", ("class", "land"), ("d", Svg.Path(ring, closed: true)));
            (double left, double right, double top, double bottom) = (ring.Min(p => p.X), ring.Max(p => p.X), ring.Min(p => p.Y), ring.Max(p => p.Y));
            double area = (right - left) * (bottom - top);
            if (area > 900 && area > largest.GetValueOrDefault(outline.Country).Area)
            {
                largest[outline.Country] = (area, ring.Average(p => p.X), ring.Average(p => p.Y));
            }
        }

        // The margin is cut away by the picture; what lies over the key is covered by it.
        return [.. largest.OrderByDescending(c => c.Value.Area).Select(c => (c.Key, c.Value.X, c.Value.Y))];
    }

    private void DrawFlow(HtmlWriter html, MapFlow flow)
    {
        ((double X, double Y) from, (double X, double Y) to) = (at[flow.Link.From], at[flow.Link.To]);
        (double dx, double dy) = (to.X - from.X, to.Y - from.Y);
        double length = Math.Sqrt((dx * dx) + (dy * dy));
        if (length < 0.5)
        {
            return;
        }

        // Ways bend to the right of their direction, further ones of the same pair more, so that none hides another.
        int beside = flows.TakeWhile(f => !ReferenceEquals(f, flow)).Count(f => f.Link.From == flow.Link.From && f.Link.To == flow.Link.To);
        double bend = Math.Min(0.1 * length, 26) + (beside * Math.Min(9, 4 + (length / 10)));
        (double X, double Y) control = (((from.X + to.X) / 2) - (dy / length * bend), ((from.Y + to.Y) / 2) + (dx / length * bend));
        double wide = WidthOf(flow.People);
        string mode = flow.Link.Mode.ToString().ToLowerInvariant();
        using (html.Open("g", ("class", flow.People == 0 ? $"flow mode-{mode} unused" : $"flow mode-{mode}")))
        {
            html.Shape(
                "path",
                ("class", "way"),
                ("d", $"M{Svg.At(from.X)} {Svg.At(from.Y)}Q{Svg.At(control.X)} {Svg.At(control.Y)} {Svg.At(to.X)} {Svg.At(to.Y)}"),
                ("stroke-width", Svg.At(wide)));
            if (length > 14)
            {
                DrawArrow(html, from, control, to, wide);
            }
        }
    }

    private static void DrawArrow(HtmlWriter html, (double X, double Y) from, (double X, double Y) control, (double X, double Y) to, double wide)
    {
        const double t = 0.58;
        (double X, double Y) Bent(double s) => (
            ((1 - s) * (1 - s) * from.X) + (2 * (1 - s) * s * control.X) + (s * s * to.X),
            ((1 - s) * (1 - s) * from.Y) + (2 * (1 - s) * s * control.Y) + (s * s * to.Y));
        ((double X, double Y) tip, (double X, double Y) before) = (Bent(t), Bent(t - 0.02));
        double angle = Math.Atan2(tip.Y - before.Y, tip.X - before.X);
        double size = 3 + (wide * 0.75);
        (double X, double Y) Corner(double turn, double away) => (tip.X + (Math.Cos(angle + turn) * away), tip.Y + (Math.Sin(angle + turn) * away));
        html.Shape("path", ("class", "head"), ("d", Svg.Path([Corner(0, size), Corner(2.5, size), Corner(-2.5, size)], closed: true)));
    }

    private void DrawPlaces(HtmlWriter html, List<(string Country, double X, double Y)> names)
    {
        LabelRoom room = new(Width, projection.Height);
        foreach (MapPlace place in places)
        {
            (double x, double y) = at[place.Place.Id];
            room.Keep(x, y, RadiusOf(place) + 1);
            DrawPlace(html, place, x, y);
        }

        foreach (MapPlace place in places.OrderByDescending(p => p.IsShort).ThenByDescending(p => p.People).ThenBy(p => p.Place.Id.Value, StringComparer.Ordinal))
        {
            (double x, double y) = at[place.Place.Id];
            string name = place.Place.Name.Length > 40 ? place.Place.Name[..39] + "…" : place.Place.Name;
            if (room.Find(name, x, y, RadiusOf(place), LetterSize) is { } label)
            {
                html.Element("text", name, ("class", projection.Shows(place.Place.Latitude, place.Place.Longitude) ? "place-label" : "place-label beyond"), ("x", Svg.At(label.X)), ("y", Svg.At(label.Y)));
            }
        }

        foreach ((string country, double x, double y) in names)
        {
            if (room.Find(country, x, y, 0, LetterSize + 1) is { } label)
            {
                html.Element("text", country, ("class", "country-label"), ("x", Svg.At(label.X)), ("y", Svg.At(label.Y)));
            }
        }
    }

    private static void DrawPlace(HtmlWriter html, MapPlace place, double x, double y)
    {
        if (place.IsShort)
        {
            html.Shape("circle", ("class", "short"), ("cx", Svg.At(x)), ("cy", Svg.At(y)), ("r", Svg.At(RadiusOf(place) + 3)));
        }

        string name = $"place place-{place.Place.Kind.ToString().ToLowerInvariant()}";
        double r = RadiusOf(place);
        (double, double)[]? corners = place.Place.Kind switch
        {
            PlaceKind.Shelter => [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
            PlaceKind.Detention => [(x - r - 0.6, y + r), (x, y - r - 0.8), (x + r + 0.6, y + r)],
            PlaceKind.Destination => [(x - r - 1, y), (x, y - r - 1), (x + r + 1, y), (x, y + r + 1)],
            _ => null,
        };
        if (corners is null)
        {
            html.Shape("circle", ("class", name), ("cx", Svg.At(x)), ("cy", Svg.At(y)), ("r", Svg.At(r)));
        }
        else
        {
            html.Shape("path", ("class", name), ("d", Svg.Path(corners, closed: true)));
        }
    }

    private static double RadiusOf(MapPlace place) => place.Place.Kind switch
    {
        PlaceKind.Crossing => 2.2,
        PlaceKind.Transit => 2.8,
        _ => 3.6,
    };

    private double WidthOf(double? people) => people is not { } number || most <= 0 ? 1.6 : Math.Max(ThinnestLink, WidestLink * Math.Sqrt(number / most));

    private void DrawKey(HtmlWriter html, IReportWords words)
    {
        html.Shape("rect", ("class", "key-ground"), ("y", Svg.At(projection.Height)), ("width", Svg.At(Width)), ("height", Svg.At(KeyHeight)));
        if (most <= 0)
        {
            return;
        }

        double y = projection.Height + (KeyHeight / 2);
        double x = 12;
        foreach (double share in (double[])[0.01, 0.1, 0.5, 1])
        {
            double people = Leading(most * share);
            string text = words.Number(people);
            html.Shape("path", ("class", "key-way"), ("d", Svg.Path([(x, y), (x + 34, y)])), ("stroke-width", Svg.At(WidthOf(people))));
            html.Element("text", text, ("class", "tick"), ("x", Svg.At(x + 41)), ("y", Svg.At(y + 4)));
            x += 41 + Svg.WidthOf(text, 12) + 24;
        }

        html.Element("text", words.Say("report.map.people"), ("class", "tick"), ("x", Svg.At(x - 10)), ("y", Svg.At(y + 4)));
    }

    // One leading digit: a key is read off, not quoted.
    private static double Leading(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, value))));
        return Math.Max(1, Math.Round(value / power) * power);
    }
}
