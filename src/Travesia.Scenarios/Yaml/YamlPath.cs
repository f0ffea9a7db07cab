namespace Travesia.Scenarios.Yaml;

/// <summary>Paths into a YAML file, as <see cref="Travesia.Model.Diagnostics.Subject"/> and <see cref="Travesia.Model.Setting"/> use them.</summary>
internal static class YamlPath
{
    public static string Key(string? parent, string key) => string.IsNullOrEmpty(parent) ? key : $"{parent}.{key}";

    public static string Item(string? parent, int position) => $"{parent}[{Values.Of(position)}]";
}
