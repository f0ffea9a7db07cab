namespace Travesia.Results.Report.Map;

/// <summary>
/// Which part of the world a map shows. A few places far off (an airport on another continent) would press the rest into a corner: they are
/// left outside, and stand at the edge.
/// </summary>
internal static class MapExtent
{
    private const double MostOutside = 0.12;
    private const double LeastGain = 0.12;

    /// <summary>The points that the map shows; the others stand at its edge.</summary>
    public static IReadOnlyList<(double Latitude, double Longitude)> Of(IReadOnlyList<(double Latitude, double Longitude)> points)
    {
        List<(double Latitude, double Longitude)> kept = [.. points];
        int outside = (int)(points.Count * MostOutside);
        for (int i = 0; i < outside; i++)
        {
            double area = Area(kept);
            (int index, double left) = Enumerable.Range(0, kept.Count).Select(k => (k, Area([.. kept.Where((_, j) => j != k)]))).MinBy(c => c.Item2);
            if (left > area * (1 - LeastGain))
            {
                break;
            }

            kept.RemoveAt(index);
        }

        return kept;
    }

    private static double Area(List<(double Latitude, double Longitude)> points)
        => (points.Max(p => p.Latitude) - points.Min(p => p.Latitude)) * (points.Max(p => p.Longitude) - points.Min(p => p.Longitude));
}
