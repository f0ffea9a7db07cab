namespace Travesia.Results.Report.Map;

/// <summary>Mercator's projection of a part of the world into a picture of a given width; its height follows, within bounds.</summary>
internal sealed class Projection
{
    private const double LeastSpanDegrees = 0.6;
    private const double Furthest = 84;

    private readonly double west;
    private readonly double north;
    private readonly double scale;

    /// <summary>The projection that shows all points with a margin around them.</summary>
    /// <param name="points">Latitudes and longitudes, at least one.</param>
    /// <param name="width">Width of the picture.</param>
    /// <param name="leastHeight">Least height.</param>
    /// <param name="mostHeight">Greatest height.</param>
    public Projection(IReadOnlyCollection<(double Latitude, double Longitude)> points, double width, double leastHeight, double mostHeight)
    {
        Width = width;
        (double least, double most) = (points.Min(p => p.Longitude), points.Max(p => p.Longitude));
        (double bottom, double top) = (points.Min(p => North(p.Latitude)), points.Max(p => North(p.Latitude)));
        (double acrossMiddle, double upMiddle) = ((least + most) / 2, (bottom + top) / 2);
        double across = Math.Max(LeastSpanDegrees, most - least) * 1.16;
        double up = Math.Max(LeastSpanDegrees, top - bottom) * 1.12;
        scale = Math.Min(width / across, mostHeight / up);
        Height = Math.Clamp(up * scale, leastHeight, mostHeight);
        west = acrossMiddle - (width / scale / 2);
        north = upMiddle + (Height / scale / 2);
    }

    /// <summary>Width of the picture.</summary>
    public double Width { get; }

    /// <summary>Height of the picture.</summary>
    public double Height { get; }

    /// <summary>Where a point of the world lies.</summary>
    public (double X, double Y) At(double latitude, double longitude) => ((longitude - west) * scale, (north - North(latitude)) * scale);

    /// <summary>Whether a point of the world lies in the picture.</summary>
    public bool Shows(double latitude, double longitude) => At(latitude, longitude) is var (x, y) && x >= 0 && x <= Width && y >= 0 && y <= Height;

    /// <summary>Where a point lies, or where the line to it from the middle meets the edge of the picture.</summary>
    public (double X, double Y) AtOrEdge(double latitude, double longitude, double margin)
    {
        (double x, double y) = At(latitude, longitude);
        if (Shows(latitude, longitude))
        {
            return (x, y);
        }

        (double acrossMiddle, double upMiddle) = (Width / 2, Height / 2);
        (double dx, double dy) = (x - acrossMiddle, y - upMiddle);
        double share = Math.Min((acrossMiddle - margin) / Math.Max(1e-9, Math.Abs(dx)), (upMiddle - margin) / Math.Max(1e-9, Math.Abs(dy)));
        return (acrossMiddle + (dx * share), upMiddle + (dy * share));
    }

    // In degrees of longitude at the equator.
    private static double North(double latitude)
        => Math.Log(Math.Tan((Math.PI / 4) + (Math.Clamp(latitude, -Furthest, Furthest) * Math.PI / 360))) * 180 / Math.PI;
}
