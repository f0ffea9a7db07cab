using Travesia.Model;

namespace Travesia.Rules.Corridor.Structure;

/// <summary>What is in the scope of a policy (see <see cref="Scope"/>).</summary>
internal sealed class Scoping
{
    private readonly HashSet<string> places;
    private readonly HashSet<string> links;
    private readonly HashSet<string> groups;
    private readonly HashSet<string> countries;
    private readonly HashSet<string> tags;
    private readonly HashSet<TravelMode> modes;

    public Scoping(Scope scope)
    {
        places = [.. scope.Places.Select(p => p.Value)];
        links = [.. scope.Links.Select(l => l.Value)];
        groups = [.. scope.Groups.Select(g => g.Value)];
        countries = [.. scope.Countries.Select(c => c.Value)];
        tags = [.. scope.Tags];
        modes = [.. scope.Modes];
    }

    /// <summary>Whether it names links or modes, which say nothing of places.</summary>
    public bool SpeaksOfLinks => links.Count > 0 || modes.Count > 0;

    /// <summary>Whether it restricts places by name, country or label.</summary>
    public bool SpeaksOfPlaces => places.Count > 0 || countries.Count > 0 || tags.Count > 0;

    /// <summary>Whether a group is in scope.</summary>
    public bool Holds(Group group) => groups.Count == 0 || groups.Contains(group.Id.Value);

    /// <summary>Whether a place is in scope: it satisfies every list that speaks of places.</summary>
    public bool Holds(Place place)
        => (places.Count == 0 || places.Contains(place.Id.Value))
            && (countries.Count == 0 || countries.Contains(place.Country.Value))
            && (tags.Count == 0 || place.Tags.Any(tags.Contains));

    /// <summary>Whether a link is in scope: it, or one of its ends, satisfies every list.</summary>
    public bool Holds(Link link, Place from, Place to)
        => ((links.Count == 0 && places.Count == 0) || links.Contains(link.Id.Value) || places.Contains(from.Id.Value) || places.Contains(to.Id.Value))
            && (modes.Count == 0 || modes.Contains(link.Mode))
            && (tags.Count == 0 || link.Tags.Any(tags.Contains) || from.Tags.Any(tags.Contains) || to.Tags.Any(tags.Contains))
            && (countries.Count == 0 || countries.Contains(from.Country.Value) || countries.Contains(to.Country.Value));
}
