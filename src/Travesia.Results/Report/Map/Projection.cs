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

    // In degrees of longitude at the equator.
    private static double North(double latitude)
        => Math.Log(Math.Tan((Math.PI / 4) + (Math.Clamp(latitude, -Furthest, Furthest) * Math.PI / 360))) * 180 / Math.PI;
}
