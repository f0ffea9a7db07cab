using System.Collections.Immutable;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>Writes small networks the way a person would say them: places by name, routes both ways.</summary>
internal sealed class NetworkSketch(FleeSettings settings, int days)
{
    private readonly List<FleePlace> places = [];
    private readonly List<FleeLink> links = [];
    private readonly List<FleeClosure> closures = [];
    private readonly Dictionary<string, int> initial = [];
    private readonly Dictionary<string, double> departures = [];

    public NetworkSketch Place(string name, FleeKind kind, double score = 1, int capacity = 0)
    {
        places.Add(new FleePlace(name, kind, score, capacity));
        return this;
    }

    public NetworkSketch Route(string one, string other, int km)
    {
        links.Add(new FleeLink(Index(one), Index(other), km));
        links.Add(new FleeLink(Index(other), Index(one), km));
        return this;
    }

    public NetworkSketch Close(string one, string other, int first, int end)
    {
        int from = Index(one), to = Index(other);
        for (int link = 0; link < links.Count; link++)
        {
            if ((links[link].From, links[link].To) == (from, to) || (links[link].From, links[link].To) == (to, from))
            {
                closures.Add(new FleeClosure(link, first, end));
            }
        }

        return this;
    }

    public NetworkSketch People(string place, int before, double eachDay = 0)
    {
        initial[place] = before;
        departures[place] = eachDay;
        return this;
    }

    public FleeNetwork Draw() => new(
        settings,
        [.. places],
        [.. links],
        [.. closures],
        days,
        [.. places.Select(place => initial.GetValueOrDefault(place.Name))],
        [.. places.Select(place => departures.GetValueOrDefault(place.Name))]);

    private int Index(string name) => places.FindIndex(place => place.Name == name) is >= 0 and int index
        ? index
        : throw new ArgumentException($"No place is called {name}.");
}
