using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor.Effects;
using Travesia.Rules.Corridor.Section;

namespace Travesia.Rules.Corridor.Structure;

/// <summary>Everything of a scenario that does not depend on parameter values. Immutable.</summary>
internal sealed class CorridorStructure
{
    private readonly int[,] retry;
    private readonly int[] countryOf;

    public CorridorStructure(Scenario scenario, CorridorSection section)
    {
        Scenario = scenario;
        Section = section;
        Geography = new Geography(scenario);
        Variants = new Variants(section, Geography);
        Policies = PolicyUse.Of(scenario, Geography);
        Gates = new Gates(Geography, Policies, scenario.Days);
        (retry, countryOf) = Retries();
        Permits = FindPermits();
        LinkSites = MakeLinkSites();
        PlaceSites = MakePlaceSites(EffectSite.Places);
        HoldSites = MakePlaceSites(EffectSite.Holds);
        ArrivedSites = MakeArrivedSites();
        HasSeasons = Array.Exists(LinkSites, s => s.HasSeason);
        (PeriodStarts, MonthOfPeriod) = Periods(scenario);
        Timelines = [.. Enumerable.Range(0, Geography.Groups.Length).Select(g => ActualDays.Of(this, g))];
        EverOpen = [.. Enumerable.Range(0, Geography.Groups.Length).Select(FindOpen)];
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>Its section, as read.</summary>
    public CorridorSection Section { get; }

    /// <summary>Places, links and groups by id.</summary>
    public Geography Geography { get; }

    /// <summary>Which variants of groups there are.</summary>
    public Variants Variants { get; }

    /// <summary>The policies that matter, by id.</summary>
    public ImmutableArray<PolicyUse> Policies { get; }

    /// <summary>Limits.</summary>
    public Gates Gates { get; }

    /// <summary>Policies that give permits to those who arrived, by the last day of arrival, then id.</summary>
    public ImmutableArray<int> Permits { get; }

    /// <summary>What acts on each link.</summary>
    public Site[] LinkSites { get; }

    /// <summary>What acts on people at each place.</summary>
    public Site[] PlaceSites { get; }

    /// <summary>What acts on people held at each place.</summary>
    public Site[] HoldSites { get; }

    /// <summary>What acts on people who arrived at each place.</summary>
    public Site[] ArrivedSites { get; }

    /// <summary>Whether months differ on some link.</summary>
    public bool HasSeasons { get; }

    /// <summary>First day of each calendar month of the run, the first 0.</summary>
    public ImmutableArray<int> PeriodStarts { get; }

    /// <summary>Calendar month of each period, 0 for January.</summary>
    public ImmutableArray<int> MonthOfPeriod { get; }

    /// <summary>When what is in force changes for each group.</summary>
    public ImmutableArray<ActualDays> Timelines { get; }

    /// <summary>Whether each link can be taken by each group on some day: by group, then link.</summary>
    public ImmutableArray<bool[]> EverOpen { get; }

    /// <summary>Length in days.</summary>
    public int Days => Scenario.Days;

    /// <summary>The country of a group, to which it is removed unless told otherwise; -1 if it cannot be told.</summary>
    public int CountryOf(int group) => countryOf[group];

    /// <summary>The place where those of a group set out again who were removed to a country; -1 if there is none.</summary>
    /// <param name="group">The group.</param>
    /// <param name="country">The country, or -1 for the group's.</param>
    public int RetryOrigin(int group, int country)
    {
        int index = country >= 0 ? country : countryOf[group];
        return index >= 0 ? retry[group, index] : -1;
    }

    /// <summary>The permits that those of a group may get who arrive at a destination, by the last day of arrival.</summary>
    public int[] PermitsAt(int group, int place)
        => Permits.IsEmpty ? [] : [.. Permits.Where(i => Policies[i].GroupIn[group] && Policies[i].Scope.Holds(Geography.Places[place]))];

    /// <summary>The last day of arrival for a permit.</summary>
    public int LastArrival(int policy)
        => Policies[policy].Policy.Effect is PathwayEffect { ResidentBy: { } date } ? date.DayNumber - Scenario.FirstDay.DayNumber : int.MaxValue;

    /// <summary>The period of a day.</summary>
    public int PeriodOf(int day)
    {
        int at = PeriodStarts.BinarySearch(day);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>The calendar month of a day, 0 for January.</summary>
    public int MonthOf(int day) => MonthOfPeriod[PeriodOf(day)];

    private static (ImmutableArray<int> Starts, ImmutableArray<int> Months) Periods(Scenario scenario)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        var months = ImmutableArray.CreateBuilder<int>();
        for (DateOnly day = scenario.FirstDay; day <= scenario.To; day = new DateOnly(day.Year, day.Month, 1).AddMonths(1))
        {
            starts.Add(day.DayNumber - scenario.FirstDay.DayNumber);
            months.Add(day.Month - 1);
        }

        return (starts.ToImmutable(), months.ToImmutable());
    }

    /// <summary>The origin to which a group is returned is its first in that country in the order of departures.csv, which is the scenario's to choose.</summary>
    private (int[,] Retry, int[] Country) Retries()
    {
        int groups = Geography.Groups.Length, countries = Geography.Countries.Count;
        int[,] origins = new int[groups, countries];
        int[] country = new int[groups];
        for (int g = 0; g < groups; g++)
        {
            country[g] = Geography.Groups[g].Nationality is { } code ? Geography.CountryIndex(code.Value) : -1;
            for (int c = 0; c < countries; c++)
            {
                origins[g, c] = -1;
            }
        }

        foreach (DepartureKnot knot in Scenario.Departures)
        {
            int g = Geography.GroupIndex[knot.Group.Value], o = Geography.PlaceIndex[knot.Place.Value];
            int c = Geography.CountryIndex(Geography.Places[o].Country.Value);
            if (origins[g, c] < 0)
            {
                origins[g, c] = o;
            }

            if (country[g] < 0)
            {
                country[g] = c;
            }
        }

        return (origins, country);
    }

    private ImmutableArray<int> FindPermits()
        => [.. Enumerable.Range(0, Policies.Length)
            .Where(i => Policies[i].Site == EffectSite.Arrived && Policies[i].InForce.Meets(Days))
            .OrderBy(i => Policies[i].Policy.Effect is PathwayEffect { ResidentBy: { } date } ? date.DayNumber : int.MaxValue)
            .ThenBy(i => i)];

    private Site[] MakeLinkSites()
    {
        PolicyUse[] acting = [.. Policies.Where(p => p.Site == EffectSite.Links)];
        int[] position = [.. Enumerable.Range(0, Policies.Length).Where(i => Policies[i].Site == EffectSite.Links)];
        Site[] sites = new Site[Geography.Links.Length];
        var touches = new List<Touch>();
        var targets = new SortedSet<StopTarget>();
        for (int a = 0; a < sites.Length; a++)
        {
            Link link = Geography.Links[a];
            Place from = Geography.Places[Geography.From[a]], to = Geography.Places[Geography.To[a]];
            touches.Clear();
            targets.Clear();
            if (!link.ApprehensionChance.IsZero && link.HoldAt is { } hold)
            {
                targets.Add(new StopTarget(StopKind.Held, Geography.PlaceIndex[hold.Value]));
            }

            for (int i = 0; i < acting.Length; i++)
            {
                if (!acting[i].Scope.Holds(link, from, to))
                {
                    continue;
                }

                touches.Add(new Touch(position[i], TouchKind.Acts));
                if (acting[i].Rule.Opening(acting[i].Policy.Effect) == Opening.OpensToScope)
                {
                    touches.Add(new Touch(position[i], TouchKind.Excludes));
                }

                targets.UnionWith(acting[i].Rule.Targets(acting[i].Policy.Effect, Geography));
            }

            AddPromises(touches, targets, Geography.To[a]);
            sites[a] = MakeSite(touches, targets, link.Season is not null);
        }

        return sites;
    }

    private Site[] MakePlaceSites(EffectSite kind)
    {
        int[] acting = [.. Enumerable.Range(0, Policies.Length).Where(i => Policies[i].Site == kind)];
        Site[] sites = new Site[Geography.Places.Length];
        var touches = new List<Touch>();
        var targets = new SortedSet<StopTarget>();
        for (int p = 0; p < sites.Length; p++)
        {
            touches.Clear();
            targets.Clear();
            if (!Geography.IsDestination[p])
            {
                foreach (int i in acting)
                {
                    if (Policies[i].Scope.Holds(Geography.Places[p]))
                    {
                        touches.Add(new Touch(i, TouchKind.Acts));
                        targets.UnionWith(Policies[i].Rule.Targets(Policies[i].Policy.Effect, Geography));
                    }
                }
            }

            if (touches.Count > 0)
            {
                AddPromises(touches, targets, -1);
                foreach (int i in acting.Where(i => Policies[i].Policy.Effect is HoldEffect { ReleaseTo: not null }))
                {
                    AddPromises(touches, [], Geography.PlaceIndex[((HoldEffect)Policies[i].Policy.Effect).ReleaseTo!.Value.Value]);
                }
            }

            sites[p] = MakeSite(touches, targets, false);
        }

        return sites;
    }

    private Site[] MakeArrivedSites()
    {
        Site[] sites = new Site[Geography.Places.Length];
        for (int p = 0; p < sites.Length; p++)
        {
            sites[p] = Geography.IsDestination[p] && !Permits.IsEmpty
                ? MakeSite([.. Permits.Where(i => Policies[i].Scope.Holds(Geography.Places[p])).Order().Select(i => new Touch(i, TouchKind.Acts))], [], false)
                : Site.Untouched;
        }

        return sites;
    }

    /// <summary>Where people may be at a destination at the end of it, the last days of arrival for permits there matter.</summary>
    private void AddPromises(List<Touch> touches, SortedSet<StopTarget> targets, int head)
    {
        foreach (int permit in Permits)
        {
            bool IsPromisedAt(int place) => place >= 0 && Geography.IsDestination[place] && Policies[permit].Scope.Holds(Geography.Places[place]);
            bool matters = IsPromisedAt(head)
                || targets.Any(t => t.Kind is StopKind.Expelled or StopKind.Transferred && IsPromisedAt(t.Index));
            var touch = new Touch(permit, TouchKind.Promises);
            if (matters && LastArrival(permit) != int.MaxValue && !touches.Contains(touch))
            {
                touches.Add(touch);
            }
        }
    }

    private static Site MakeSite(List<Touch> touches, SortedSet<StopTarget> targets, bool hasSeason)
        => touches.Count == 0 && targets.Count == 0 && !hasSeason
            ? Site.Untouched
            : new Site([.. touches.OrderBy(t => t.Policy).ThenBy(t => t.Kind)], [.. targets], hasSeason);

    private bool[] FindOpen(int group)
    {
        bool[] open = new bool[Geography.Links.Length];
        ActualDays days = Timelines[group];
        for (int a = 0; a < open.Length; a++)
        {
            if (!Geography.MayUse(a, group))
            {
                continue;
            }

            bool byDefault = Geography.Links[a].Availability == Availability.Open;
            Site site = LinkSites[a];
            open[a] = site.Touches.Length == 0 ? byDefault
                : Enumerable.Range(0, days.Starts.Length).Any(i => days.RegimeOf(i, site, this, group).IsOpen(site, Policies, byDefault));
        }

        return open;
    }
}
