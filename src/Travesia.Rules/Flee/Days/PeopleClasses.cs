using System.Collections.Immutable;
using System.Globalization;
using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Flee.Days;

/// <summary>People who judge places alike.</summary>
/// <param name="Exponent">Power to which they raise a place's own score.</param>
/// <param name="Ethnicity">Their ethnicity where a switch asks for it, else empty.</param>
/// <param name="Religion">Their religion where a switch asks for it, else empty.</param>
internal sealed record PeopleClass(int Exponent, string Ethnicity, string Religion)
{
    /// <summary>A name that tells classes apart.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Exponent} {Ethnicity} {Religion}");
}

/// <summary>
/// The classes of people that switches on attributes tell apart. The reference draws every attribute of every person; only what a switch asks
/// for makes a difference, so that ages and genders come down to a power of the score, and a case without such switches has one class.
/// </summary>
internal sealed class PeopleClasses
{
    // What the reference multiplies the share of a place's people of one's own ethnicity by.
    private const double EthnicityRate = 10;

    // The reference's population of a place that has none, so that nobody there counts as like.
    private const double NoPopulation = 100_000_000;

    private readonly FleeCase flee;
    private readonly FleeSettings settings;
    private readonly double[][] shares;

    public PeopleClasses(FleeCase flee)
    {
        this.flee = flee;
        settings = flee.Settings;
        Dictionary<PeopleClass, double[]> found = [];
        string[] attributes = [.. Needed(settings).Select(n => n.Attribute).Distinct(StringComparer.Ordinal)];
        for (int place = 0; place < flee.Places.Length; place++)
        {
            foreach ((ImmutableDictionary<string, string> values, double share) in Combinations(attributes, place))
            {
                PeopleClass its = ClassOf(values);
                if (!found.TryGetValue(its, out double[]? ofClass))
                {
                    found.Add(its, ofClass = new double[flee.Places.Length]);
                }

                ofClass[place] += share;
            }
        }

        PeopleClass[] all = [.. found.Keys.OrderBy(c => c.Exponent).ThenBy(c => c.Ethnicity, StringComparer.Ordinal).ThenBy(c => c.Religion, StringComparer.Ordinal)];
        All = [.. all];
        shares = [.. all.Select(c => found[c])];
    }

    /// <summary>All of them; one if no switch tells people apart.</summary>
    public ImmutableArray<PeopleClass> All { get; }

    /// <summary>The attributes that switches ask for, and the switch that does.</summary>
    public static IEnumerable<(string Key, string Attribute)> Needed(FleeSettings settings)
    {
        (bool IsOn, string Key, string Attribute)[] all =
        [
            (settings.ChildrenAvoidHazards, "children_avoid_hazards", FleeDemographic.Age),
            (settings.ElderlyAvoidHazards, "elderly_avoid_hazards", FleeDemographic.Age),
            (settings.WomenAvoidHazards, "women_avoid_hazards", FleeDemographic.Gender),
            (settings.ChildrenAvoidHazards && settings.BoysTakeRisk, "boys_take_risk", FleeDemographic.Gender),
            (settings.MatchCampEthnicity, "match_camp_ethnicity", FleeDemographic.Ethnicity),
            (settings.MatchTownEthnicity, "match_town_ethnicity", FleeDemographic.Ethnicity),
            (settings.MatchConflictEthnicity, "match_conflict_ethnicity", FleeDemographic.Ethnicity),
            (settings.MatchCampReligion, "match_camp_religion", FleeDemographic.Religion),
        ];
        return all.Where(a => a.IsOn).Select(a => (a.Key, a.Attribute));
    }

    /// <summary>The share of a class among those who come into being at a place.</summary>
    public double ShareAt(int place, int ofClass) => shares[ofClass][place];

    /// <summary>What likeness to the people of a place makes of its score.</summary>
    public double Likeness(int ofClass, int place, FleeKind kind, bool isCamp)
    {
        PeopleClass it = All[ofClass];
        double likeness = isCamp ? settings.MatchCampEthnicity ? EthnicityRate * Ratio(place, it.Ethnicity) : 1
            : (kind == FleeKind.ConflictZone ? settings.MatchConflictEthnicity : settings.MatchTownEthnicity) ? EthnicityRate * Ratio(place, it.Ethnicity) : 1;
        return isCamp && settings.MatchCampReligion ? likeness * Ratio(place, it.Religion) / settings.AverageReligionFraction : likeness;
    }

    private double Ratio(int place, string value)
    {
        FleePlace it = flee.Places[place];
        return it.Attributes.GetValueOrDefault(value) / (it.Population < 1 ? NoPopulation : it.Population);
    }

    private PeopleClass ClassOf(ImmutableDictionary<string, string> values)
    {
        double age = values.TryGetValue(FleeDemographic.Age, out string? years) ? double.Parse(years, CultureInfo.InvariantCulture) : -1;
        string gender = values.GetValueOrDefault(FleeDemographic.Gender, "");
        int exponent = 1;
        if (settings.ChildrenAvoidHazards && age < 19)
        {
            exponent *= 2;
        }

        if (settings.ElderlyAvoidHazards && age > 59)
        {
            exponent *= 2;
        }

        if (settings.WomenAvoidHazards && gender == "female")
        {
            exponent *= 2;
        }

        // By its name it is for boys, but it acts on every male over 14, and makes every place as good as another.
        if (settings.ChildrenAvoidHazards && settings.BoysTakeRisk && gender == "male" && age > 14)
        {
            exponent = 0;
        }

        return new PeopleClass(exponent, values.GetValueOrDefault(FleeDemographic.Ethnicity, ""), values.GetValueOrDefault(FleeDemographic.Religion, ""));
    }

    private IEnumerable<(ImmutableDictionary<string, string> Values, double Share)> Combinations(string[] attributes, int place)
    {
        IEnumerable<(ImmutableDictionary<string, string> Values, double Share)> all = [(ImmutableDictionary<string, string>.Empty, 1)];
        foreach (string attribute in attributes)
        {
            FleeDemographic drawn = flee.Demographics.First(d => d.Attribute == attribute);
            ImmutableArray<double> weights = drawn.WeightsAt(flee.Places[place].Id);
            double sum = weights.Sum();
            all = [.. all.SelectMany(one => drawn.Values.Select((value, i) => (one.Values.Add(attribute, value), one.Share * weights[i] / sum))).Where(one => one.Item2 > 0)];
        }

        return all;
    }
}
