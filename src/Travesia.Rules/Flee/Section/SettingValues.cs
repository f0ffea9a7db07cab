using System.Collections.Immutable;
using System.Globalization;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Section;

namespace Travesia.Rules.Flee.Section;

/// <summary>Reads single values of the section, and says what is wrong with them.</summary>
internal sealed class SettingValues(Scenario scenario, ParameterValues parameters, ImmutableArray<Diagnostic>.Builder diagnostics)
{
    public double? Number(Setting setting, string key, double min = double.MinValue, double max = double.MaxValue)
    {
        if (setting is not ScalarSetting scalar || !QuantityText.TryRead(scalar.Text, out Quantity quantity))
        {
            WrongKind(setting, key, "a number, a parameter or a multiple of one");
            return null;
        }

        if (quantity.Parameter is { } parameter && !parameters.Values.ContainsKey(parameter.Value))
        {
            Misspelt(FleeDiagnostics.UnknownParameter, setting, parameter.Value, scenario.Parameters.Select(p => p.Id.Value), ("key", key));
            return null;
        }

        double value = quantity.Under(parameters);
        if (value >= min && value <= max)
        {
            return value;
        }

        Add(FleeDiagnostics.OutOfRange, setting, ("key", key), ("value", Write(value)), ("min", Write(min)), ("max", Write(max)));
        return null;
    }

    public int? Whole(Setting setting, string key, double min, double max)
    {
        if (Number(setting, key, Math.Max(min, int.MinValue), Math.Min(max, int.MaxValue)) is not { } value)
        {
            return null;
        }

        if (value == Math.Floor(value))
        {
            return (int)value;
        }

        WrongKind(setting, key, "a whole number");
        return null;
    }

    public bool? Flag(Setting setting, string key)
    {
        if (setting is ScalarSetting scalar && IsOn(scalar) is { } value)
        {
            return value;
        }

        WrongKind(setting, key, "true or false");
        return null;
    }

    public string? Text(Setting setting, string key)
    {
        if (setting is ScalarSetting scalar)
        {
            return scalar.Text;
        }

        WrongKind(setting, key, "a word");
        return null;
    }

    public ImmutableArray<double>? Numbers(Setting setting, string key, double min = double.MinValue, double max = double.MaxValue)
    {
        if (setting is not ListSetting list)
        {
            WrongKind(setting, key, "a list of numbers");
            return null;
        }

        double?[] values = [.. list.Items.Select(item => Number(item, key, min, max))];
        return values.All(v => v is not null) ? [.. values.Select(v => v!.Value)] : null;
    }

    public T? Word<T>(Setting setting, string key, ImmutableArray<(string Word, T Value)> words)
        where T : struct
    {
        string? text = (setting as ScalarSetting)?.Text;
        foreach ((string word, T value) in words)
        {
            if (string.Equals(word, text, StringComparison.Ordinal))
            {
                return value;
            }
        }

        WrongKind(setting, key, string.Join(" | ", words.Select(w => w.Word)));
        return null;
    }

    public MapSetting? Map(Setting setting, string key)
    {
        if (setting is MapSetting map)
        {
            return map;
        }

        // A key without a value is an empty mapping in the reference's files.
        if (setting is ScalarSetting { Text: "", IsQuoted: false })
        {
            return MapSetting.Empty;
        }

        WrongKind(setting, key, "a mapping");
        return null;
    }

    public ImmutableArray<Setting> List(Setting setting, string key)
    {
        if (setting is ListSetting list)
        {
            return list.Items;
        }

        if (setting is not ScalarSetting { Text: "", IsQuoted: false })
        {
            WrongKind(setting, key, "a list");
        }

        return [];
    }

    /// <summary>Whether a value switches something on; none if it says neither.</summary>
    public static bool? IsOn(ScalarSetting scalar) => scalar.Text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "1" => true,
        "false" or "no" or "off" or "0" => false,
        _ => null,
    };

    public void WrongKind(Setting setting, string key, string expected)
        => Add(FleeDiagnostics.WrongKind, setting, ("key", key), ("value", setting is ScalarSetting scalar ? scalar.Text : setting is ListSetting ? "[...]" : "{...}"), ("expected", expected));

    public void Misspelt(string code, Setting setting, string word, IEnumerable<string> known, params ReadOnlySpan<(string Name, string Value)> others)
        => Add(code, setting, NearMiss.Find(word, known) is { } near ? [("value", word), ("suggestion", near), .. others] : [("value", word), .. others]);

    public void Add(string code, Setting setting, params ReadOnlySpan<(string Name, string Value)> values)
        => diagnostics.Add(Diagnostic.Of(code, new Subject("scenario", -1, setting.Path), values));

    public void Notice(string code, Setting setting, params ReadOnlySpan<(string Name, string Value)> values)
        => diagnostics.Add(Diagnostic.Of(code, new Subject("scenario", -1, setting.Path), values) with { Severity = Severity.Notice });

    public static string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
