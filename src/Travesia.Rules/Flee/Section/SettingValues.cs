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
        => Read(setting, key, min, max, FleeDiagnostics.NotNumber);

    public int? Whole(Setting setting, string key, double min, double max)
    {
        (min, max) = (Math.Max(min, int.MinValue), Math.Min(max, int.MaxValue));
        if (Read(setting, key, min, max, FleeDiagnostics.NotWhole) is not { } value)
        {
            return null;
        }

        if (value == Math.Floor(value))
        {
            return (int)value;
        }

        Refuse(FleeDiagnostics.NotWhole, setting, key, ("allowed", Allowed(min, max)));
        return null;
    }

    public bool? Flag(Setting setting, string key)
    {
        if (setting is ScalarSetting scalar && IsOn(scalar) is { } value)
        {
            return value;
        }

        Refuse(FleeDiagnostics.NotFlag, setting, key);
        return null;
    }

    public string? Text(Setting setting, string key)
    {
        if (setting is ScalarSetting scalar)
        {
            return scalar.Text;
        }

        WrongKind(setting, key, $"{key}: name");
        return null;
    }

    public ImmutableArray<double>? Numbers(Setting setting, string key, double min = double.MinValue, double max = double.MaxValue)
    {
        if (setting is not ListSetting list)
        {
            WrongKind(setting, key, "[1.0, 0.5]");
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

        NotWord(setting, key, words.Select(w => w.Word));
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

        WrongKind(setting, key, $"{key}: {{name: value}}");
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
            WrongKind(setting, key, "[...]");
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

    /// <summary>Refuses what has not the form that it must have.</summary>
    /// <param name="setting">What stands there.</param>
    /// <param name="key">What it is called.</param>
    /// <param name="expected">The form, as it is written in YAML.</param>
    public void WrongKind(Setting setting, string key, string expected) => Refuse(FleeDiagnostics.WrongKind, setting, key, ("expected", expected));

    public void NotWord(Setting setting, string key, IEnumerable<string> words)
    {
        string[] all = [.. words];
        string? near = setting is ScalarSetting { Text: { Length: > 0 } text } ? NearMiss.Find(text, all) : null;
        Refuse(FleeDiagnostics.NotWord, setting, key, ("allowed", string.Join(", ", all)), ("suggestion", near));
    }

    public void Misspelt(string code, Setting setting, string word, IEnumerable<string> known, params ReadOnlySpan<(string Name, string Value)> others)
        => Add(code, setting, NearMiss.Find(word, known) is { } near ? [("value", word), ("suggestion", near), .. others] : [("value", word), .. others]);

    public void Add(string code, Setting setting, params ReadOnlySpan<(string Name, string Value)> values)
        => diagnostics.Add(Diagnostic.Of(code, new Subject("scenario", -1, setting.Path), values));

    public void Notice(string code, Setting setting, params ReadOnlySpan<(string Name, string Value)> values)
        => diagnostics.Add(Diagnostic.Of(code, new Subject("scenario", -1, setting.Path), values) with { Severity = Severity.Notice });

    public static string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private double? Read(Setting setting, string key, double min, double max, string noNumber)
    {
        string? names = scenario.Parameters.IsEmpty ? null : string.Join(", ", scenario.Parameters.Select(p => p.Id.Value));
        if (setting is not ScalarSetting scalar || !QuantityText.TryRead(scalar.Text, out Quantity quantity) || (quantity.Parameter is not null && names is null))
        {
            Refuse(noNumber, setting, key, ("allowed", Allowed(min, max)), ("parameters", names));
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

        Refuse(FleeDiagnostics.OutOfRange, setting, key, Write(value), ("allowed", Allowed(min, max)), ("parameter", quantity.Parameter?.Value));
        return null;
    }

    private static string? Allowed(double min, double max) => (min > double.MinValue, max < double.MaxValue) switch
    {
        (true, true) => $"{Write(min)} – {Write(max)}",
        (true, false) => $">= {Write(min)}",
        (false, true) => $"<= {Write(max)}",
        _ => null,
    };

    private void Refuse(string code, Setting setting, string key, params ReadOnlySpan<(string Name, string? Value)> values)
        => Refuse(code, setting, key, setting is ScalarSetting scalar ? scalar.Text : setting is ListSetting ? "[...]" : "{...}", values);

    private void Refuse(string code, Setting setting, string key, string value, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        List<(string, string)> all = [("key", key), ("value", value)];
        foreach ((string name, string? known) in values)
        {
            if (known is not null)
            {
                all.Add((name, known));
            }
        }

        Add(code, setting, [.. all]);
    }
}
