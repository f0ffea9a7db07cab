using System.Collections.Immutable;
using Travesia.Model.Validity;

namespace Travesia.Scenarios.Shapes;

/// <summary>What a YAML value must look like. The reader checks files against shapes, and the schemas for editors are written from them.</summary>
internal abstract record Shape;

/// <summary>A text.</summary>
/// <param name="Pattern">A regular expression for the schema; the meaning is checked with the model.</param>
internal sealed record TextShape(string? Pattern = null) : Shape;

/// <summary>A number.</summary>
internal sealed record NumberShape(Bounds Bounds) : Shape;

/// <summary>A whole number.</summary>
internal sealed record WholeShape(Bounds Bounds) : Shape;

/// <summary>A number, a parameter, or a multiple of one.</summary>
internal sealed record QuantityShape(Bounds Bounds) : Shape;

/// <summary>A date.</summary>
internal sealed record DateShape : Shape;

/// <summary>True or false.</summary>
internal sealed record FlagShape : Shape;

/// <summary>One of some words.</summary>
internal sealed record WordShape(ImmutableArray<string> Words) : Shape;

/// <summary>A list.</summary>
internal sealed record ListShape(Shape Item) : Shape;

/// <summary>A mapping whose keys are names that the user gives.</summary>
/// <param name="KeyPattern">A regular expression for the schema.</param>
/// <param name="Value">What each name has.</param>
internal sealed record NamesShape(string? KeyPattern, Shape Value) : Shape;

/// <summary>A mapping of known keys.</summary>
/// <param name="Keys">The keys, in the order of the documentation.</param>
internal sealed record MapShape(ImmutableArray<ShapeKey> Keys) : Shape
{
    /// <summary>Keys of which exactly one must be there.</summary>
    public ImmutableArray<string> ExactlyOne { get; init; } = [];

    /// <summary>Whether nothing at all may stand for an empty mapping.</summary>
    public bool MayBeEmpty { get; init; }
}

/// <summary>A mapping whose other keys depend on the word under one of them.</summary>
/// <param name="Discriminator">That key.</param>
/// <param name="Cases">The mapping for each word.</param>
internal sealed record VariantShape(string Discriminator, ImmutableArray<KeyValuePair<string, MapShape>> Cases) : Shape;

/// <summary>Anything: its owner checks it.</summary>
/// <param name="Schema">The owner's schema, as JSON.</param>
internal sealed record ForeignShape(System.Text.Json.Nodes.JsonObject? Schema) : Shape;

/// <summary>A key of a mapping.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="Note">What it means.</param>
/// <param name="Required">Whether it must be there.</param>
internal sealed record ShapeKey(string Name, Shape Shape, string Note, bool Required = false);
