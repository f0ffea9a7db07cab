using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Effects;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Tables;

/// <summary>The numbers of a scenario under parameter values: preferences, places, and links, places and holds by regime.</summary>
internal sealed class CorridorTables
{
    /// <summary>How far above 1 shares may sum by rounding.</summary>
    private const double ShareTolerance = 1e-9;

    private readonly CorridorStructure structure;
    private readonly ParameterValues values;
    private readonly Problems problems;
    private readonly Dictionary<string, Season> seasons;
    private readonly Dictionary<(double, double), TravelDays?> travelDays = [];

    public CorridorTables(CorridorStructure structure, ParameterValues values, Problems problems)
    {
        this.structure = structure;
        this.values = values;
        this.problems = problems;
        Geography geography = structure.Geography;
        seasons = structure.Scenario.Seasons.ToDictionary(s => s.Name, StringComparer.Ordinal);
        ByGroup = [.. geography.Groups.Select(g => Preferences.Of(structure.Section, g.Id.Value, values, problems))];
        LongestJourneyLegs = structure.Section.Of(null, Section.SettingKey.Find("longestJourneyLegs")!)!.Value.Value.Under(values);
        SharedMonthEffectSdLog = OfSection("sharedMonthEffectSdLog");
        MonthEffectAutocorrelation = OfSection("monthEffectAutocorrelation");
        StayDays = Places("stayDays", p => p.StayDays, 0, 36_525);
        Attraction = Places("attraction", p => p.Attraction, -1e9, 1e9);
        SettleUtility = Places("settleUtility", p => p.SettleUtility ?? 0, -1e9, 1e9);
        TurnBackUtility = Places("turnBackUtility", p => p.TurnBackUtility ?? 0, -1e9, 1e9);
        CheckPolicies();
        Links = new RegimePool<LinkCondition>(structure.LinkSites, MakeLink);
        AtPlaces = new RegimePool<PlaceCondition>(structure.PlaceSites, MakePlace);
        Holds = new RegimePool<HoldCondition>(structure.HoldSites, MakeHold);
        Arrived = new RegimePool<ArrivedCondition>(structure.ArrivedSites, MakeArrived);
    }

    /// <summary>The structure.</summary>
    public CorridorStructure Structure => structure;

    /// <summary>Settings by group.</summary>
    public Preferences[] ByGroup { get; }

    /// <summary>Bound on the expected legs of a journey.</summary>
    public double LongestJourneyLegs { get; }

    /// <summary>Of the month effect that all groups share.</summary>
    public double SharedMonthEffectSdLog { get; }

    /// <summary>Of month effects from one month to the next.</summary>
    public double MonthEffectAutocorrelation { get; }

    /// <summary>Mean days that people stay at each place.</summary>
    public double[] StayDays { get; }

    /// <summary>Whether people may pass a place and leave it on the same day.</summary>
    public bool IsPassed(int place) => StayDays[place] < 1 && !structure.Geography.IsDestination[place];

    /// <summary>Utility of arriving at each place.</summary>
    public double[] Attraction { get; }

    /// <summary>Utility of settling at each place.</summary>
    public double[] SettleUtility { get; }

    /// <summary>Utility of turning back from each place.</summary>
    public double[] TurnBackUtility { get; }

    /// <summary>Links by regime.</summary>
    public RegimePool<LinkCondition> Links { get; }

    /// <summary>People at places by regime.</summary>
    public RegimePool<PlaceCondition> AtPlaces { get; }

    /// <summary>People held by regime.</summary>
    public RegimePool<HoldCondition> Holds { get; }

    /// <summary>People who arrived by regime.</summary>
    public RegimePool<ArrivedCondition> Arrived { get; }

    /// <summary>What a policy adds to utilities or logarithms.</summary>
    public double Adds(int policy) => structure.Policies[policy].Rule.Adds(structure.Policies[policy].Policy.Effect, values);

    /// <summary>A quantity under the values, in its range.</summary>
    public double Value(Quantity quantity, double min, double max, string name, Subject subject) => problems.InRange(quantity.Under(values), min, max, name, subject);

    /// <summary>The utility of arriving at a destination for a group, pulls aside.</summary>
    public double AttractionOf(int group, int place)
    {
        Geography geography = structure.Geography;
        return structure.Section.Attractions.TryGetValue((geography.Groups[group].Id.Value, geography.Places[place].Id.Value), out Section.CorridorSection.Given own)
            ? own.Value.Under(values)
            : Attraction[place];
    }

    /// <summary>Works out what holds on all days, so that later reading changes nothing and threads may share it.</summary>
    public void MakeConstants()
    {
        Links.MakeConstants();
        AtPlaces.MakeConstants();
        Holds.MakeConstants();
        Arrived.MakeConstants();
    }

    private double OfSection(string name)
    {
        Section.SettingKey key = Section.SettingKey.Find(name)!;
        Section.CorridorSection.Given given = structure.Section.Of(null, key)!.Value;
        return problems.InRange(given.Value.Under(values), key.Min, key.Max, name, new Subject("scenario", -1, given.Path));
    }

    private double[] Places(string field, Func<Place, Quantity> quantity, double min, double max)
    {
        Geography geography = structure.Geography;
        double[] result = new double[geography.Places.Length];
        for (int p = 0; p < result.Length; p++)
        {
            result[p] = problems.InRange(quantity(geography.Places[p]).Under(values), min, max, field, new Subject("places", geography.PlaceRow[p], field));
        }

        return result;
    }

    private void CheckPolicies()
    {
        foreach (PolicyUse policy in structure.Policies)
        {
            foreach (EffectNumber number in policy.Rule.Numbers(policy.Policy.Effect))
            {
                problems.InRange(number.Value.Under(values), number.Min, number.Max, number.Field, new Subject("policies", policy.Row, $"{policy.Rule.Key}.{number.Field}"));
            }
        }
    }

    private LinkCondition MakeLink(int index, Regime regime)
    {
        Geography geography = structure.Geography;
        Link link = geography.Links[index];
        Site site = structure.LinkSites[index];
        var draft = new LinkDraft(site.Targets);
        double apprehension = Chance(link.ApprehensionChance, "apprehensionChance", index);
        if (apprehension > 0 && link.HoldAt is { } hold)
        {
            draft.Add(new StopTarget(StopKind.Held, geography.PlaceIndex[hold.Value]), apprehension);
        }

        Act(site, regime, (policy, rule) => rule.Apply(policy.Policy.Effect, values, geography, draft));
        (double hazardFactor, double daysFactor) = SeasonOf(link, regime.Month);
        double mean = Number(link.Days, "days", index, 1e6) * daysFactor * draft.DaysFactor;
        double sd = link.DaysSd is { } spread ? Number(spread, "daysSd", index, 1e6) * daysFactor * draft.DaysFactor : 0;
        double[] hazards =
        [
            CompetingRisks.Scale(CompetingRisks.Scale(CompetingRisks.Hazard(Chance(link.DeathChance, "deathChance", index)), hazardFactor), draft.DeathFactor),
            CompetingRisks.Scale(CompetingRisks.Scale(CompetingRisks.Hazard(Chance(link.InjuryChance, "injuryChance", index)), hazardFactor), draft.InjuryFactor),
            CompetingRisks.Scale(CompetingRisks.Scale(CompetingRisks.Hazard(Chance(link.AbuseChance, "abuseChance", index)), hazardFactor), draft.AbuseFactor),
            .. draft.Hazards(),
        ];
        (double netDeath, double netInjury, double netAbuse) = (Net(hazards[0]), Net(hazards[1]), Net(hazards[2]));
        double clear = CompetingRisks.Share(hazards);
        return new LinkCondition
        {
            IsOpen = regime.IsOpen(site, structure.Policies, link.Availability == Availability.Open),
            Days = DaysOf(mean, sd, index),
            MeanDays = mean,
            Usd = Number(link.CostUsd, "costUsd", index, 1e9) * draft.CostFactor,
            Death = hazards[0],
            Injury = hazards[1],
            Abuse = hazards[2],
            Stops = hazards[3..],
            Clear = clear,
            NetDeath = netDeath,
            NetInjury = netInjury,
            NetAbuse = netAbuse,
        };
    }

    private static double Net(double hazard) => -CompetingRisks.ExpMinusOne(-hazard);

    private TravelDays DaysOf(double mean, double sd, int index)
    {
        if (!travelDays.TryGetValue((mean, sd), out TravelDays? days))
        {
            travelDays[(mean, sd)] = days = TravelDays.Of(mean, sd);
        }

        if (days is not null)
        {
            return days;
        }

        string id = structure.Geography.Links[index].Id.Value;
        if (sd >= TravelDays.GreatestSpread(mean))
        {
            problems.Error(CorridorDiagnostics.SpreadImpossible, LinkField(index, "daysSd"), ("link", id), ("days", Problems.Text(mean)), ("sd", Problems.Text(sd)), ("most", Problems.Text(TravelDays.GreatestSpread(mean))));
        }
        else
        {
            problems.Error(CorridorDiagnostics.TooManyDays, LinkField(index, "days"), ("link", id), ("value", Problems.Text(mean)), ("most", Problems.Text(TravelDays.MostDays)));
        }

        return TravelDays.Of(1, 0)!;
    }

    private (double Hazard, double Days) SeasonOf(Link link, int month)
    {
        if (month < 0 || link.Season is null)
        {
            return (1, 1);
        }

        Season season = seasons[link.Season];
        return (Factor(season.Hazard), Factor(season.Days));

        double Factor(IReadOnlyList<Quantity> factors)
        {
            if (factors.Count != 12)
            {
                return 1;
            }

            return problems.InRange(factors[month].Under(values), 0, 1e6, "season", new Subject("scenario", -1, $"seasons.{season.Name}"));
        }
    }

    private PlaceCondition MakePlace(int index, Regime regime)
    {
        Site site = structure.PlaceSites[index];
        var draft = new PlaceDraft(site.Targets);
        Act(site, regime, (policy, rule) => rule.Apply(policy.Policy.Effect, values, structure.Geography, draft));
        double clear = CompetingRisks.Share(draft.Hazards);
        return new PlaceCondition(draft.Hazards, clear);
    }

    /// <summary>Where no hold is in force, that which begins next, or else ended last, sets stay and release: beliefs may lag behind a hold.</summary>
    private HoldCondition MakeHold(int index, Regime regime)
    {
        Site site = structure.HoldSites[index];
        var draft = new HoldDraft(site.Targets);
        Act(site, regime, (policy, rule) =>
        {
            draft.Beginning = policy.InForce.Start;
            rule.Apply(policy.Policy.Effect, values, structure.Geography, draft);
        });
        double stay = draft.StayDays;
        int release = draft.ReleaseTo;
        if (draft.Began is null)
        {
            var other = new HoldDraft(site.Targets);
            PolicyUse? first = site.Touches.Where(t => t.Kind == TouchKind.Acts).Select(t => structure.Policies[t.Policy])
                .Where(p => p.Policy is { Effect: Model.Effects.HoldEffect, Reference: not ReferenceRole.Only }).OrderBy(p => p.InForce.Start).FirstOrDefault();
            first?.Rule.Apply(first.Policy.Effect, values, structure.Geography, other);
            (stay, release) = (other.StayDays, other.ReleaseTo);
        }

        double sum = draft.Shares.Sum();
        if (sum > 1 + ShareTolerance && !structure.Section.ScalesShares)
        {
            string policies = string.Join(", ", site.Touches.Where((t, i) => regime.Has(i) && t.Kind == TouchKind.Acts).Select(t => structure.Policies[t.Policy].Policy.Id.Value));
            problems.Error(
                CorridorDiagnostics.SharesAboveOne,
                new Subject("policies", structure.Policies[site.Touches.Where((t, i) => regime.Has(i)).Last().Policy].Row),
                ("place", structure.Geography.Places[index].Id.Value), ("value", Problems.Text(sum)), ("policies", policies));
        }

        if (sum > 1)
        {
            for (int i = 0; i < draft.Shares.Length; i++)
            {
                draft.Shares[i] /= sum;
            }
        }

        return new HoldCondition(Math.Max(stay, 1), release >= 0 ? release : index, draft.Shares, Math.Max(0, 1 - sum));
    }

    private ArrivedCondition MakeArrived(int index, Regime regime)
    {
        Site site = structure.ArrivedSites[index];
        var uptake = new Dictionary<int, double>();
        for (int t = 0; t < site.Touches.Length; t++)
        {
            if (regime.Has(t) && structure.Policies[site.Touches[t].Policy].Policy.Effect is Model.Effects.PathwayEffect pathway)
            {
                uptake[site.Touches[t].Policy] = CompetingRisks.Hazard(1 / Math.Max(1, pathway.UptakeDays?.Under(values) ?? PathwayRule.DefaultUptakeDays));
            }
        }

        return new ArrivedCondition(uptake);
    }

    private void Act(Site site, Regime regime, Action<PolicyUse, EffectRule> act)
    {
        for (int t = 0; t < site.Touches.Length; t++)
        {
            if (site.Touches[t].Kind == TouchKind.Acts && regime.Has(t))
            {
                PolicyUse policy = structure.Policies[site.Touches[t].Policy];
                act(policy, policy.Rule);
            }
        }
    }

    private double Chance(Quantity quantity, string field, int link) => Number(quantity, field, link, 1);

    private double Number(Quantity quantity, string field, int link, double max)
        => problems.InRange(quantity.Under(values), 0, max, field, LinkField(link, field));

    private Subject LinkField(int link, string field) => new("links", structure.Geography.LinkRow[link], field);
}

/// <summary>People who arrived at a place in a regime.</summary>
/// <param name="Hazards">Daily hazard of getting each permit that is being given, by policy.</param>
internal sealed record ArrivedCondition(Dictionary<int, double> Hazards);
