namespace Travesia.Model;

/// <summary>The id of a place, as written in places.csv: lower-case letters, digits and hyphens.</summary>
/// <param name="Value">The id.</param>
public readonly record struct PlaceId(string Value)
{
    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of a link, as written in links.csv.</summary>
/// <param name="Value">The id.</param>
public readonly record struct LinkId(string Value)
{
    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of a group of people, as written in scenario.yaml.</summary>
/// <param name="Value">The id.</param>
public readonly record struct GroupId(string Value)
{
    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of a policy, as written in policies.yaml.</summary>
/// <param name="Value">The id.</param>
public readonly record struct PolicyId(string Value)
{
    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>The name of a parameter, as declared in scenario.yaml.</summary>
/// <param name="Value">The id.</param>
public readonly record struct ParameterId(string Value)
{
    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of a source, as written in sources.yaml.</summary>
/// <param name="Value">The id.</param>
public readonly record struct SourceId(string Value)
{
    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of a series of observations, as written in series.yaml.</summary>
/// <param name="Value">The id.</param>
public readonly record struct SeriesId(string Value)
{
    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of a published figure, as written in figures.yaml.</summary>
/// <param name="Value">The id.</param>
public readonly record struct FigureId(string Value)
{
    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>A country: ISO 3166-1 alpha-3, upper case.</summary>
/// <param name="Value">The id.</param>
public readonly record struct CountryCode(string Value)
{
    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}
