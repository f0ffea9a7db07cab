using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Tests.Flee;

/// <summary>Draws small cases.</summary>
internal sealed class CaseSketch(FleeSettings settings, int days)
{
    private readonly List<FleePlace> places = [];
    private readonly List<FleeLink> links = [];
    private readonly List<FleeClosure> closures = [];
    private readonly List<FleeCounts> counts = [];

    public CaseSketch Place(string name, FleeKind kind, double people = 0, string country = "AAA", string region = "north", double[]? conflict = null, double[]? flood = null, Func<FleePlace, FleePlace>? more = null)
    {
        bool isCamp = kind is FleeKind.Camp or FleeKind.IdpCamp;
        FleePlace place = new(
            new PlaceId(name), kind, country != "AAA", country, region, 1 + places.Count, 10 + (3 * places.Count), isCamp ? people : 0, 0, isCamp ? 0 : people, 0, 0, 0, Steps(conflict), Steps(flood));
        places.Add(more is null ? place : more(place));
        return this;
    }

    public CaseSketch Route(string one, string other, double km, double speed = 0)
    {
        int a = Of(one), b = Of(other);
        links.Add(new FleeLink(new LinkId($"{one}-{other}-{links.Count}"), a, b, km, speed));
        links.Add(new FleeLink(new LinkId($"{other}-{one}-{links.Count}"), b, a, km, speed));
        return this;
    }

    public CaseSketch Close(FleeClosureKind kind, string first, string second, int from, int to)
    {
        closures.Add(new FleeClosure(kind, first, second, from, to));
        return this;
    }

    /// <summary>Pairs of day and count.</summary>
    public CaseSketch Count(string place, params double[] knots)
    {
        counts.Add(new FleeCounts(Of(place), Steps(knots)));
        return this;
    }

    public FleeCase Draw() => new()
    {
        Settings = settings,
        Days = days,
        FirstDate = new DateOnly(2020, 3, 30),
        Places = [.. places],
        Links = [.. links],
        Closures = [.. closures],
        Counts = [.. counts],
    };

    /// <summary>Pairs of day and value.</summary>
    public static ImmutableArray<FleeStep> Steps(double[]? pairs)
        => [.. Enumerable.Range(0, (pairs?.Length ?? 0) / 2).Select(i => new FleeStep((int)pairs![2 * i], pairs[(2 * i) + 1]))];

    private int Of(string name) => places.FindIndex(p => p.Id.Value == name);
}
