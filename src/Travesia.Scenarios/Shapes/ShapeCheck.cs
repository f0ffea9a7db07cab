using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Shapes;

/// <summary>Reports everything in a YAML tree that is not of its shape.</summary>
internal sealed class ShapeCheck(string table, string file, Findings findings)
{
    // More keys than any policy has: beyond, nobody looks for a misspelt one.
    private const int MostKeys = 50;

    private int row = -1;

    /// <summary>Checks a file that is one mapping.</summary>
    public void Root(YamlNode node, Shape shape) => Value(node, shape, null);

    /// <summary>Checks a file that is a list: each item is a row.</summary>
    public void Items(YamlNode node, Shape item)
    {
        if (node is not YamlList list)
        {
            Report(ReaderCodes.ValueNotList, node, null, Shown(node));
            return;
        }

        for (row = 0; row < list.Items.Length; row++)
        {
            if (list.Items[row] is not YamlMap)
            {
                findings.Spoil(table, row);
            }

            Value(list.Items[row], item, null);
        }
    }

    private void Value(YamlNode node, Shape shape, string? path)
    {
        switch (shape)
        {
            case MapShape map:
                Map(node, map, path);
                break;
            case VariantShape variant:
                Variant(node, variant, path);
                break;
            case NamesShape names:
                Names(node, names, path);
                break;
            case ListShape list:
                List(node, list, path);
                break;
            case ForeignShape:
                break;
            default:
                Scalar(node, shape, path);
                break;
        }
    }

    private void Map(YamlNode node, MapShape shape, string? path)
    {
        if (shape.MayBeEmpty && node is YamlScalar { IsNull: true })
        {
            node = new YamlMap(node.Line, node.Column, []);
        }

        if (Mapping(node, path) is not { } map)
        {
            return;
        }

        foreach (YamlEntry entry in map.Entries)
        {
            ShapeKey? key = shape.Keys.FirstOrDefault(k => string.Equals(k.Name, entry.Key.Text, StringComparison.Ordinal));
            if (key is null)
            {
                UnknownKey(entry.Key, shape.Keys, path);
            }
            else if (entry.Value is not YamlScalar { IsNull: true } || key.Required || key.Shape is MapShape { MayBeEmpty: true } || (key.Shape is MapShape && shape.ExactlyOne.Contains(key.Name)))
            {
                Value(entry.Value, key.Shape, YamlPath.Key(path, key.Name));
            }
        }

        foreach (ShapeKey key in shape.Keys.Where(k => k.Required && map[k.Name] is null))
        {
            Report(ReaderCodes.KeyMissing, map, YamlPath.Key(path, key.Name), ("value", key.Name));
        }

        ExactlyOne(map, shape, path);
    }

    private void ExactlyOne(YamlMap map, MapShape shape, string? path)
    {
        if (shape.ExactlyOne.IsEmpty)
        {
            return;
        }

        ImmutableArray<YamlScalar> given = [.. map.Entries.Select(e => e.Key).Where(k => shape.ExactlyOne.Contains(k.Text))];
        if (given.Length > 1)
        {
            Report(ReaderCodes.EffectSeveral, given[1], path, ("value", string.Join(", ", given.Select(k => k.Text))));
        }
        else if (given.IsEmpty && !map.Entries.Take(MostKeys).Any(e => NearMiss.Find(e.Key.Text, shape.ExactlyOne) is not null && shape.Keys.All(k => k.Name != e.Key.Text)))
        {
            // A misspelt effect is reported as an unknown key with what it was meant to be.
            Report(ReaderCodes.EffectNone, map, path, ("allowed", string.Join(", ", shape.ExactlyOne)));
        }
    }

    private void Variant(YamlNode node, VariantShape shape, string? path)
    {
        if (Mapping(node, path) is not { } map)
        {
            return;
        }

        ImmutableArray<string> words = [.. shape.Cases.Select(c => c.Key)];
        if (map[shape.Discriminator] is not { } kind)
        {
            Report(ReaderCodes.KeyMissing, map, YamlPath.Key(path, shape.Discriminator), ("value", shape.Discriminator));
        }
        else if (kind is YamlScalar { Text: { } word } && words.Contains(word))
        {
            Map(map, shape.Cases.First(c => c.Key == word).Value, path);
        }
        else
        {
            Scalar(kind, new WordShape(words), YamlPath.Key(path, shape.Discriminator));
        }
    }

    private void Names(YamlNode node, NamesShape shape, string? path)
    {
        if (Mapping(node, path) is not { } map)
        {
            return;
        }

        foreach (YamlEntry entry in map.Entries)
        {
            Value(entry.Value, shape.Value, YamlPath.Key(path, entry.Key.Text));
        }
    }

    private void List(YamlNode node, ListShape shape, string? path)
    {
        if (node is not YamlList list)
        {
            Report(ReaderCodes.ValueNotList, node, path, Shown(node));
            return;
        }

        for (int i = 0; i < list.Items.Length; i++)
        {
            Value(list.Items[i], shape.Item, YamlPath.Item(path, i));
        }
    }

    private YamlMap? Mapping(YamlNode node, string? path)
    {
        if (node is YamlMap map)
        {
            return map;
        }

        Report(ReaderCodes.ValueNotMapping, node, path, Shown(node));
        return null;
    }

    private void Scalar(YamlNode node, Shape shape, string? path)
    {
        if (node is not YamlScalar scalar)
        {
            Report(ReaderCodes.ValueNotScalar, node, path);
            return;
        }

        if (scalar.IsNull || (scalar.Text.Length == 0 && shape is not TextShape))
        {
            Report(ReaderCodes.ValueEmpty, scalar, path, ("value", ""), ("column", path ?? ""));
            return;
        }

        if (shape is WordShape words)
        {
            if (!words.Words.Contains(scalar.Text))
            {
                Report(ReaderCodes.ValueWord, scalar, path, findings.HasRoom(table) ? Values.Word(scalar.Text, words.Words) : []);
            }
        }
        else if (Problem(scalar, shape) is { } code)
        {
            Report(code, scalar, path, ("value", scalar.Text));
        }
    }

    private static string? Problem(YamlScalar scalar, Shape shape)
    {
        switch (shape)
        {
            case NumberShape or WholeShape or QuantityShape when !scalar.IsPlain:
                return ReaderCodes.ValueNumberQuoted;
            case NumberShape:
                return Scalars.Number(scalar.Text, out _);
            case QuantityShape:
                return Scalars.Quantity(scalar.Text, s => s.ToString(), out Quantity _);
            case WholeShape:
                return Scalars.Number(scalar.Text, out double number) ?? (Math.Floor(number) == number && Math.Abs(number) <= int.MaxValue ? null : ReaderCodes.ValueWhole);
            case DateShape:
                return Scalars.TryDate(scalar.Text, out _) ? null : ReaderCodes.ValueDate;
            case FlagShape:
                return scalar.IsPlain && Scalars.TryFlag(scalar.Text, out _) ? null : ReaderCodes.ValueFlag;
            default:
                return null;
        }
    }

    private void UnknownKey(YamlScalar key, ImmutableArray<ShapeKey> known, string? path)
    {
        if (PersonalData.IsMeantBy(key.Text))
        {
            Report(ReaderCodes.PersonalData, key, path, ("value", key.Text));
        }
        else
        {
            Report(ReaderCodes.KeyUnknown, key, path, findings.HasRoom(table) ? Values.Word(key.Text, [.. known.Select(k => k.Name)]) : []);
        }
    }

    private void Report(string code, YamlNode node, string? path, params ReadOnlySpan<(string, string)> values)
        => findings.Error(code, new Subject(table, row, path), new(file, node.Line, node.Column), values);

    private static (string, string)[] Shown(YamlNode node) => node is YamlScalar { Text.Length: > 0 } scalar ? [("value", scalar.Text)] : [];
}
