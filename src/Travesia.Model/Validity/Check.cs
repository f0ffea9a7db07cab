using System.Globalization;
using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>What every check needs: the scenario, its ids, where diagnostics go, and which tables could not be read.</summary>
internal sealed class Check
{
    private readonly Suggestions suggestions = new();
    private readonly IReadOnlySet<string> unreadable;

    public Check(Scenario scenario, IReadOnlySet<string> unreadable, DiagnosticBag bag)
    {
        Scenario = scenario;
        this.unreadable = unreadable;
        Bag = bag;
        Parameters = new(StringComparer.Ordinal);
        foreach (Parameter parameter in scenario.Parameters)
        {
            Parameters.TryAdd(parameter.Id.Value, parameter);
        }

        ParameterIds = Set(Parameters.Keys, Parameters.Count);

        Places = Set(scenario.Places.Select(p => p.Id.Value), scenario.Places.Length);
        Links = Set(scenario.Links.Select(l => l.Id.Value), scenario.Links.Length);
        Groups = Set(scenario.Groups.Select(g => g.Id.Value), scenario.Groups.Length);
        Seasons = Set(scenario.Seasons.Select(s => s.Name), scenario.Seasons.Length);
        Series = Set(scenario.Series.Select(s => s.Id.Value), scenario.Series.Length);
        Sources = Set(scenario.Sources.Select(s => s.Id.Value), scenario.Sources.Length);
        PlaceCountries = Set(scenario.Places.Select(p => p.Country.Value), 0);
        Countries = Set(PlaceCountries.Concat(scenario.Groups.Select(g => g.Nationality?.Value).OfType<string>()), 0);
    }

    public Scenario Scenario { get; }

    public DiagnosticBag Bag { get; }

    public Dictionary<string, Parameter> Parameters { get; }

    public HashSet<string> ParameterIds { get; }

    public HashSet<string> UsedParameters { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Places { get; }

    public HashSet<string> Links { get; }

    public HashSet<string> Groups { get; }

    public HashSet<string> Seasons { get; }

    public HashSet<string> Series { get; }

    public HashSet<string> Sources { get; }

    public HashSet<string> PlaceCountries { get; }

    public HashSet<string> Countries { get; }

    /// <summary>Whether references into a table can be judged.</summary>
    public bool IsReadable(string table) => !unreadable.Contains(table);

    public void Error(string code, Subject subject, params ReadOnlySpan<(string Name, string Value)> values) => Bag.Error(code, subject, values);

    public void Place(PlaceId? id, Subject subject) => Reference(id?.Value, Places, "places", ModelCodes.UnknownPlace, subject);

    public void Link(LinkId? id, Subject subject) => Reference(id?.Value, Links, "links", ModelCodes.UnknownLink, subject);

    public void Group(GroupId? id, Subject subject) => Reference(id?.Value, Groups, "scenario", ModelCodes.UnknownGroup, subject);

    public void Source(SourceId? id, Subject subject) => Reference(id?.Value, Sources, "sources", ModelCodes.UnknownSource, subject);

    public void Season(string? name, Subject subject) => Reference(name, Seasons, "scenario", ModelCodes.UnknownSeason, subject);

    public void SeriesId(string id, Subject subject) => Reference(id, Series, "series", ModelCodes.UnknownSeries, subject);

    /// <summary>Reports a word that is not among those known.</summary>
    public void Reference(string? word, IReadOnlySet<string> known, string table, string code, Subject subject)
    {
        if (word is not null && !known.Contains(word) && IsReadable(table))
        {
            Unknown(word, known, code, subject);
        }
    }

    /// <summary>Reports a word as unknown, with what it was perhaps meant to be.</summary>
    public void Unknown(string word, IReadOnlyCollection<string> known, string code, Subject subject) => Error(code, subject, Near(word, known, subject));

    /// <summary>Says of a word that is unknown, and that nothing hangs on, what it was perhaps meant to be.</summary>
    public void Unused(string word, IReadOnlyCollection<string> known, string code, Subject subject) => Bag.Notice(code, subject, Near(word, known, subject));

    private (string Name, string Value)[] Near(string word, IReadOnlyCollection<string> known, Subject subject)
        => Bag.HasRoom(subject.Table) && suggestions.Find(word, known) is { } near ? [("value", word), ("suggestion", near)] : [("value", word)];

    /// <summary>Reports ids that are malformed or stand twice.</summary>
    public void Ids(string table, IEnumerable<string> ids, int count, Func<int, Subject> subject, Func<string, bool>? isForm = null)
    {
        Dictionary<string, int> rows = new(count, StringComparer.Ordinal);
        int row = 0;
        foreach (string id in ids)
        {
            if (!(isForm?.Invoke(id) ?? IdForm.IsId(id)))
            {
                Malformed(id, subject(row));
            }

            // The empty id is malformed already; that it is so twice helps nobody.
            if (!rows.TryAdd(id, row) && id.Length > 0)
            {
                if (Bag.HasRoom(table))
                {
                    Bag.Add(Diagnostic.Of(ModelCodes.IdDuplicate, subject(row), ("value", id)) with { Related = subject(rows[id]) });
                }
                else
                {
                    Error(ModelCodes.IdDuplicate, subject(row));
                }
            }

            row++;
        }
    }

    public void Country(CountryCode? country, Subject subject)
    {
        if (country is not { Value: { } code } || IdForm.IsCountry(code))
        {
            return;
        }

        string? near = IdForm.IsCountry(code.ToUpperInvariant())
            ? code.ToUpperInvariant()
            : Countries.Where(c => IdForm.IsCountry(c) && IsShortOrLong(code, c)).Order(StringComparer.Ordinal).FirstOrDefault();
        if (near is null)
        {
            Error(ModelCodes.CountryForm, subject, ("value", code));
        }
        else
        {
            Error(ModelCodes.CountryForm, subject, ("value", code), ("suggestion", near));
        }
    }

    public void Text(string? text, Subject subject)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Error(ModelCodes.TextEmpty, subject, ("value", ""));
        }
    }

    public void Tags(IReadOnlyList<string> tags, Subject subject)
    {
        foreach (string tag in tags)
        {
            if (tag.Length == 0 || tag.Any(char.IsWhiteSpace))
            {
                Error(ModelCodes.TagForm, subject, ("value", tag));
            }
        }
    }

    public void Date(DateOnly? date, Subject subject)
    {
        if (date is { } day && !Calendar.Allows(day))
        {
            Error(ModelCodes.DateRange, subject, ("value", Iso(day)), ("min", Iso(Calendar.First)), ("max", Iso(Calendar.Last)));
        }
    }

    /// <summary>Reports an end before its beginning.</summary>
    public void Order(DateOnly? from, DateOnly? to, Subject fromSubject, Subject toSubject)
    {
        Date(from, fromSubject);
        Date(to, toSubject);
        if (from > to)
        {
            Bag.Add(Diagnostic.Of(ModelCodes.DateOrder, toSubject, ("value", Iso(to!.Value)), ("from", Iso(from!.Value))) with { Related = fromSubject });
        }
    }

    public void Number(double value, Bounds bounds, Subject subject)
    {
        if (!double.IsFinite(value))
        {
            Error(ModelCodes.NumberNotFinite, subject, ("value", Write(value)));
        }
        else if (!bounds.Allows(value))
        {
            Outside(value, bounds, subject);
        }
        else if (Math.Abs(value) > bounds.Plausible)
        {
            Error(ModelCodes.NumberImplausible, subject, ("value", Write(value)), ("max", Write(bounds.Plausible)));
        }
    }

    public void Quantity(Quantity? quantity, Bounds bounds, Subject subject)
    {
        if (quantity is not { } q)
        {
            return;
        }

        if (q.Parameter is not { } id)
        {
            Number(q.Factor, bounds, subject);
            return;
        }

        UsedParameters.Add(id.Value);
        if (!double.IsFinite(q.Factor))
        {
            Error(ModelCodes.NumberNotFinite, subject, ("value", q.ToString()));
        }
        else if (Parameters.TryGetValue(id.Value, out Parameter? parameter))
        {
            Support(q, parameter.Prior, bounds, subject);
        }
        else
        {
            Reference(id.Value, ParameterIds, "scenario", ModelCodes.UnknownParameter, subject);
        }
    }

    public static string Write(double value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Two letters of ISO 3166-1 alpha-2 are nearly always among the three, the first first; a name in full begins with them.
    private static bool IsShortOrLong(string code, string country) => code.Length == 2
        ? char.ToUpperInvariant(code[0]) == country[0] && country.AsSpan(1).Contains(char.ToUpperInvariant(code[1]))
        : code.Length > 3 && code.StartsWith(country, StringComparison.OrdinalIgnoreCase);

    private void Malformed(string id, Subject subject)
    {
        if (Bag.HasRoom(subject.Table) && IdForm.Repair(id) is { } repaired)
        {
            Error(ModelCodes.IdForm, subject, ("value", id), ("suggestion", repaired));
        }
        else
        {
            Error(ModelCodes.IdForm, subject, ("value", id));
        }
    }

    private void Outside(double value, Bounds bounds, Subject subject)
    {
        if (double.IsFinite(bounds.Max))
        {
            Error(ModelCodes.NumberBetween, subject, ("value", Write(value)), ("min", Write(bounds.Min)), ("max", Write(bounds.Max)));
        }
        else
        {
            Error(bounds.MinExcluded ? ModelCodes.NumberAbove : ModelCodes.NumberAtLeast, subject, ("value", Write(value)), ("min", Write(bounds.Min)));
        }
    }

    private void Support(Quantity quantity, Prior prior, Bounds bounds, Subject subject)
    {
        (double low, double high) = PriorSupport.Of(prior);
        (double a, double b) = (Times(quantity.Factor, low), Times(quantity.Factor, high));
        (low, high) = (Math.Min(a, b), Math.Max(a, b));
        if (double.IsNaN(low) || low > high)
        {
            return; // A malformed prior has its own diagnostic.
        }

        if (low < bounds.Min || (bounds.MinExcluded && low == bounds.Min && !PriorSupport.ExcludesLow(prior)))
        {
            Error(ModelCodes.SupportBelow, subject, ("value", quantity.ToString()), ("low", Write(low)), ("min", Write(bounds.Min)));
        }

        if (high > bounds.Max)
        {
            Error(ModelCodes.SupportAbove, subject, ("value", quantity.ToString()), ("high", Write(high)), ("max", Write(bounds.Max)));
        }
        else if (Math.Abs(quantity.Factor * prior.Median) > bounds.Plausible)
        {
            Error(ModelCodes.NumberImplausible, subject, ("value", Write(quantity.Factor * prior.Median)), ("max", Write(bounds.Plausible)));
        }
    }

    private static double Times(double factor, double end) => factor == 0 ? 0 : factor * end;

    private static HashSet<string> Set(IEnumerable<string> ids, int capacity)
    {
        HashSet<string> set = new(capacity, StringComparer.Ordinal);
        foreach (string id in ids)
        {
            set.Add(id);

            // A malformed id is reported where it stands; who refers to it as it should be is right.
            if (!IdForm.IsId(id) && !IdForm.IsCountry(id) && IdForm.Repair(id) is { } repaired)
            {
                set.Add(repaired);
            }
        }

        return set;
    }
}
