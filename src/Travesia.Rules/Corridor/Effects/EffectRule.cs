using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>What of a system an effect acts on.</summary>
internal enum EffectSite : byte
{
    /// <summary>Links: open or closed, their days, dollars, dangers, stops, limits.</summary>
    Links,

    /// <summary>People who are on the move or waiting at places.</summary>
    Places,

    /// <summary>People who are held at places.</summary>
    Holds,

    /// <summary>The worth of destinations.</summary>
    Destinations,

    /// <summary>Departures from origins.</summary>
    Origins,

    /// <summary>People who have arrived at destinations.</summary>
    Arrived,
}

/// <summary>What an effect says of whether links can be taken.</summary>
internal enum Opening : byte
{
    /// <summary>Nothing.</summary>
    Silent,

    /// <summary>They can.</summary>
    Opens,

    /// <summary>They cannot.</summary>
    Closes,

    /// <summary>They can be taken by the groups in scope and by nobody else.</summary>
    OpensToScope,
}

/// <summary>A quota or capacity that an effect puts on the links, or permits, in scope.</summary>
/// <param name="PerDay">People a day.</param>
/// <param name="PerMonth">People a calendar month.</param>
/// <param name="Capacity">People on the links and at their heads.</param>
/// <param name="CarriesOver">Whether what is unused adds to the next day or month.</param>
internal readonly record struct Quota(Quantity? PerDay, Quantity? PerMonth, Quantity? Capacity, bool CarriesOver);

/// <summary>A number of an effect and what it may be.</summary>
/// <param name="Field">As written.</param>
/// <param name="Value">The number.</param>
/// <param name="Min">Least value.</param>
/// <param name="Max">Greatest value.</param>
internal readonly record struct EffectNumber(string Field, Quantity Value, double Min, double Max);

/// <summary>
/// How one kind of policy effect acts on the tables of the corridor. One sealed class for each effect, in a file of its own, listed in
/// <see cref="EffectRules"/>. Stateless.
/// </summary>
internal abstract class EffectRule
{
    /// <summary>The key under which scenarios write it.</summary>
    public abstract string Key { get; }

    /// <summary>What it acts on.</summary>
    public abstract EffectSite Site(PolicyEffect effect);

    /// <summary>Its numbers with their ranges.</summary>
    public virtual IEnumerable<EffectNumber> Numbers(PolicyEffect effect) => [];

    /// <summary>What it says of whether links can be taken.</summary>
    public virtual Opening Opening(PolicyEffect effect) => Effects.Opening.Silent;

    /// <summary>What an authority may do with people by it.</summary>
    public virtual IEnumerable<StopTarget> Targets(PolicyEffect effect, Geography geography) => [];

    /// <summary>Its limit, if any.</summary>
    public virtual Quota? Limit(PolicyEffect effect) => null;

    /// <summary>Changes the numbers of a link on which it acts.</summary>
    public virtual void Apply(PolicyEffect effect, ParameterValues values, Geography geography, LinkDraft draft)
    {
    }

    /// <summary>Changes the daily chances at a place on which it acts.</summary>
    public virtual void Apply(PolicyEffect effect, ParameterValues values, Geography geography, PlaceDraft draft)
    {
    }

    /// <summary>Changes what follows being held at a place on which it acts.</summary>
    public virtual void Apply(PolicyEffect effect, ParameterValues values, Geography geography, HoldDraft draft)
    {
    }

    /// <summary>What it adds to the worth of destinations, or to the logarithm of departures.</summary>
    public virtual double Adds(PolicyEffect effect, ParameterValues values) => 0;

    /// <summary>The place named by an id.</summary>
    protected static int IndexOf(PlaceId place, Geography geography) => geography.PlaceIndex.TryGetValue(place.Value, out int index) ? index : -1;

    /// <summary>The country named by a code; -1 for that of the group.</summary>
    protected static int IndexOf(CountryCode? country, Geography geography)
        => country is { } code ? geography.CountryIndex(code.Value) : -1;

    /// <summary>Where an act with a field <c>at</c> meets people.</summary>
    protected static EffectSite SiteOf(Where at) => at switch
    {
        Where.Holding => EffectSite.Holds,
        Where.Place => EffectSite.Places,
        _ => EffectSite.Links,
    };
}
