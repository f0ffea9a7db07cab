using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Model.Validity;
using Travesia.Scenarios.Shapes;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Parts;

/// <summary>policies.yaml: a list of policies, each with one effect from the catalogue.</summary>
internal static class PoliciesPart
{
    private static readonly MapShape ScopeShape = new(
    [
        new("places", new ListShape(new TextShape(IdForm.Pattern)), "Places."),
        new("links", new ListShape(new TextShape(IdForm.Pattern)), "Links."),
        new("groups", new ListShape(new TextShape(IdForm.Pattern)), "Groups."),
        new("countries", new ListShape(new TextShape(IdForm.CountryPattern)), "Countries, ISO 3166-1 alpha-3."),
        new("modes", new ListShape(new WordShape(Words<TravelMode>.All)), "Modes of travel."),
        new("tags", new ListShape(new TextShape()), "Labels of places and links."),
    ]);

    public static MapShape Item { get; } = new(
    [
        new("id", new TextShape(IdForm.Pattern), "Its id.", true),
        new("title", new TextShape(), "What it is, in neutral words.", true),
        new("from", new DateShape(), "First day in force; none is a standing rule, part of the no-policy reference."),
        new("to", new DateShape(), "Last day in force; none is for good."),
        new("announced", new DateShape(), "Day on which it became known; default the first day in force."),
        new("endAnnounced", new DateShape(), "Day on which its end became known; default its last day. Before it a forecast takes it to go on for good."),
        new("anticipated", new FlagShape(), "Whether travellers reckon with it from its announcement on; default false."),
        new("scope", ScopeShape, "What it applies to; a list that is absent does not restrict."),
        .. EffectCatalogue.All.Select(d => new ShapeKey(d.Key, EffectShape(d), d.Note)),
        new("source", new TextShape(), "Where its dates and numbers come from; none marks an assumption."),
    ])
    {
        ExactlyOne = [.. EffectCatalogue.All.Select(d => d.Key)],
    };

    public static Policy Read(YamlNode node) => new()
    {
        Id = new(node.Text("id") ?? ""),
        Title = node.Text("title") ?? "",
        From = node.Date("from"),
        To = node.Date("to"),
        Announced = node.Date("announced"),
        EndAnnounced = node.Date("endAnnounced"),
        Anticipated = node.Flag("anticipated"),
        Scope = Scope(node.Map("scope")),

        // An effect that cannot be made out is reported; one without fields stands in for it.
        Effect = Effect(node) ?? new CloseEffect(),
        Source = node.Source(),
    };

    private static MapShape EffectShape(EffectDescriptor effect) => new([.. effect.Fields.Select(f => new ShapeKey(f.Name, FieldShape(f), FieldNote(f), f.Required))])
    {
        MayBeEmpty = effect.Fields.All(f => !f.Required),
    };

    private static Shape FieldShape(EffectField field) => field.Kind switch
    {
        FieldKind.Quantity => new QuantityShape(new Bounds(field.Min, field.Max)),
        FieldKind.Place => new TextShape(IdForm.Pattern),
        FieldKind.Country => new TextShape(IdForm.CountryPattern),
        FieldKind.Date => new DateShape(),
        FieldKind.Flag => new FlagShape(),
        _ => field.Words.IsEmpty ? new TextShape() : new WordShape(field.Words),
    };

    private static string FieldNote(EffectField field) => field.Unit.Length == 0 || !field.Words.IsEmpty ? field.Note : $"{field.Note} ({field.Unit})";

    private static Scope Scope(YamlNode node) => new()
    {
        Places = node.Texts("places", t => new PlaceId(t)),
        Links = node.Texts("links", t => new LinkId(t)),
        Groups = node.Texts("groups", t => new GroupId(t)),
        Countries = node.Texts("countries", t => new CountryCode(t)),
        Modes = [.. node.Texts("modes", t => t).Where(t => Words<TravelMode>.TryParse(t, out _)).Select(t => Words<TravelMode>.TryParse(t, out TravelMode mode) ? mode : default)],
        Tags = node.Texts("tags", t => t),
    };

    private static PolicyEffect? Effect(YamlNode node)
    {
        ImmutableArray<EffectDescriptor> given = [.. EffectCatalogue.All.Where(d => node.At(d.Key) is not null)];
        if (given.Length != 1)
        {
            return null;
        }

        YamlNode fields = node.At(given[0].Key)!;
        ImmutableDictionary<string, object>.Builder values = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (EffectField field in given[0].Fields)
        {
            if (Value(fields, field) is { } value)
            {
                values[field.Name] = value;
            }
            else if (field.Required)
            {
                return null;
            }
        }

        return given[0].Create(new EffectFields(values.ToImmutable()));
    }

    private static object? Value(YamlNode fields, EffectField field) => field.Kind switch
    {
        FieldKind.Quantity => fields.Quantity(field.Name),
        FieldKind.Place => fields.Text(field.Name) is { } place ? new PlaceId(place) : null,
        FieldKind.Country => fields.Text(field.Name) is { } country ? new CountryCode(country) : null,
        FieldKind.Date => fields.Date(field.Name),
        FieldKind.Flag => fields.Flag(field.Name),
        _ => fields.Text(field.Name),
    };
}
