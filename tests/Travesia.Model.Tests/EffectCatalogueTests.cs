using Travesia.Model.Effects;

namespace Travesia.Model.Tests;

public sealed class EffectCatalogueTests
{
    public static TheoryData<string> Keys { get; } = [.. EffectCatalogue.All.Select(d => d.Key)];

    [Fact]
    public void Every_effect_of_the_model_is_in_the_catalogue_once()
        => Assert.Equal(
            typeof(PolicyEffect).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PolicyEffect))).Select(t => t.Name).Order(StringComparer.Ordinal),
            EffectCatalogue.All.Select(d => d.EffectType.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Fields_go_into_an_effect_and_come_out_again(string key)
    {
        EffectDescriptor descriptor = EffectCatalogue.Find(key)!;
        Dictionary<string, object> values = descriptor.Fields.ToDictionary(f => f.Name, Sample);
        PolicyEffect effect = descriptor.Create(new EffectFields(System.Collections.Immutable.ImmutableDictionary.CreateRange(values)));
        Assert.IsType(descriptor.EffectType, effect);
        Assert.Equal(key, effect.Key);
        Assert.All(descriptor.Fields, f => Assert.Equal(values[f.Name], descriptor.ValueOf(effect, f)));
    }

    private static object Sample(EffectField field) => field.Kind switch
    {
        FieldKind.Quantity => new Quantity(0.25, new ParameterId(field.Name.ToLowerInvariant())),
        FieldKind.Place => new PlaceId("there"),
        FieldKind.Country => new CountryCode("MEX"),
        FieldKind.Date => new DateOnly(2023, 7, 31),
        FieldKind.Flag => true,
        _ => field.Words.IsEmpty ? "TPS" : field.Words[^1],
    };
}
