using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Travesia.Model.Effects;

/// <summary>What a field of an effect holds.</summary>
public enum FieldKind : byte
{
    /// <summary>A <see cref="Quantity"/>.</summary>
    Quantity,

    /// <summary>A <see cref="PlaceId"/>.</summary>
    Place,

    /// <summary>A <see cref="CountryCode"/>.</summary>
    Country,

    /// <summary>A <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Free text.</summary>
    Text,
}

/// <summary>A field of an effect: enough to read it, to check it, to publish its schema and to document it.</summary>
/// <param name="Name">As written in policies.yaml.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Unit">Unit, or empty.</param>
/// <param name="Min">Least value of a quantity.</param>
/// <param name="Max">Greatest value of a quantity.</param>
/// <param name="Note">What it means, with its default.</param>
public sealed record EffectField(
    string Name,
    FieldKind Kind,
    bool Required,
    string Unit,
    string Note,
    double Min = double.NegativeInfinity,
    double Max = double.PositiveInfinity)
{
    /// <summary>The words that a text may be; empty if it is free.</summary>
    public ImmutableArray<string> Words { get; init; } = [];
}

/// <summary>An effect as scenarios write it.</summary>
/// <param name="Key">Its key in policies.yaml.</param>
/// <param name="EffectType">The model type.</param>
/// <param name="Note">What it does and how several combine.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Create">Makes the effect from the fields that were given; required ones are there and of their kind.</param>
public sealed record EffectDescriptor(
    string Key,
    [property: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
    [param: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
    Type EffectType,
    string Note,
    ImmutableArray<EffectField> Fields,
    Func<EffectFields, PolicyEffect> Create)
{
    /// <summary>
    /// The value that an effect has for a field: <see cref="Quantity"/>, <see cref="PlaceId"/>, <see cref="CountryCode"/>, <see cref="DateOnly"/>, bool or
    /// string; none if it was not given. The property of a field is its name with a capital.
    /// </summary>
    /// <exception cref="InvalidOperationException">The effect's type has no such property.</exception>
    public object? ValueOf(PolicyEffect effect, EffectField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        string property = char.ToUpperInvariant(field.Name[0]) + field.Name[1..];
        object? value = (EffectType.GetProperty(property) ?? throw new InvalidOperationException($"{EffectType.Name} has no property {property}.")).GetValue(effect);
        return value is Where where ? WhereWords[(int)where] : value;
    }

    private static readonly string[] WhereWords = ["link", "holding", "place"];
}

/// <summary>The fields that a scenario gave for an effect, parsed.</summary>
/// <param name="Values">By field name: <see cref="Quantity"/>, <see cref="PlaceId"/>, <see cref="CountryCode"/>, <see cref="DateOnly"/>, bool or string.</param>
public sealed record EffectFields(ImmutableDictionary<string, object> Values)
{
    /// <summary>A quantity, or none.</summary>
    public Quantity? Quantity(string name) => Values.TryGetValue(name, out object? value) ? (Quantity)value : null;

    /// <summary>A place, or none.</summary>
    public PlaceId? Place(string name) => Values.TryGetValue(name, out object? value) ? (PlaceId)value : null;

    /// <summary>A country, or none.</summary>
    public CountryCode? Country(string name) => Values.TryGetValue(name, out object? value) ? (CountryCode)value : null;

    /// <summary>A date, or none.</summary>
    public DateOnly? Date(string name) => Values.TryGetValue(name, out object? value) ? (DateOnly)value : null;

    /// <summary>A flag, false if not given.</summary>
    public bool Flag(string name) => Values.TryGetValue(name, out object? value) && (bool)value;

    /// <summary>A text, or none.</summary>
    public string? Text(string name) => Values.TryGetValue(name, out object? value) ? (string)value : null;
}
