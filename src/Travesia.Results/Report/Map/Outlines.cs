using System.Collections.Immutable;
using System.Text.Json;

namespace Travesia.Results.Report.Map;

/// <summary>A piece of a country.</summary>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Points">Its outline, in degrees.</param>
internal sealed record Outline(string Country, ImmutableArray<(double Latitude, double Longitude)> Points);

/// <summary>Simplified outlines of the Americas, from Natural Earth (tools/outlines).</summary>
internal static class Outlines
{
    private const string Name = "Travesia.Results.Report.Map.americas.json";

    /// <summary>Reads them.</summary>
    public static ImmutableArray<Outline> Read()
    {
        using Stream file = typeof(Outlines).Assembly.GetManifestResourceStream(Name)!;
        using JsonDocument document = JsonDocument.Parse(file);
        double unit = document.RootElement.GetProperty("unit").GetDouble();
        return [.. document.RootElement.GetProperty("rings").EnumerateArray().Select(ring => Read(ring, unit))];
    }

    /// <summary>The part of a ring that lies within a rectangle around the picture (Sutherland and Hodgman, side by side).</summary>
    public static IReadOnlyList<(double X, double Y)> Clip(IReadOnlyList<(double X, double Y)> ring, double width, double height, double margin)
    {
        IReadOnlyList<(double X, double Y)> kept = ring;
        kept = Side(kept, p => p.X >= -margin, (a, b) => Between(a, b, (-margin - a.X) / (b.X - a.X)));
        kept = Side(kept, p => p.X <= width + margin, (a, b) => Between(a, b, (width + margin - a.X) / (b.X - a.X)));
        kept = Side(kept, p => p.Y >= -margin, (a, b) => Between(a, b, (-margin - a.Y) / (b.Y - a.Y)));
        return Side(kept, p => p.Y <= height + margin, (a, b) => Between(a, b, (height + margin - a.Y) / (b.Y - a.Y)));
    }

    private static List<(double X, double Y)> Side(
        IReadOnlyList<(double X, double Y)> ring, Predicate<(double X, double Y)> isInside, Func<(double X, double Y), (double X, double Y), (double X, double Y)> cut)
    {
        List<(double X, double Y)> kept = [];
        for (int i = 0; i < ring.Count; i++)
        {
            ((double X, double Y) from, (double X, double Y) to) = (ring[i], ring[(i + 1) % ring.Count]);
            if (isInside(from))
            {
                kept.Add(from);
            }

            if (isInside(from) != isInside(to))
            {
                kept.Add(cut(from, to));
            }
        }

        return kept;
    }

    private static (double X, double Y) Between((double X, double Y) a, (double X, double Y) b, double share) => (a.X + (share * (b.X - a.X)), a.Y + (share * (b.Y - a.Y)));

    private static Outline Read(JsonElement ring, double unit)
    {
        JsonElement[] parts = [.. ring.EnumerateArray()];
        ImmutableArray<(double, double)>.Builder points = ImmutableArray.CreateBuilder<(double, double)>();
        (int x, int y) = (0, 0);
        for (int i = 1; i + 1 < parts.Length; i += 2)
        {
            x += parts[i].GetInt32();
            y += parts[i + 1].GetInt32();
            points.Add((y / unit, x / unit));
        }

        return new Outline(parts[0].GetString()!, points.ToImmutable());
    }
}
