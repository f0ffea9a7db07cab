using Travesia.Model.Diagnostics;

namespace Travesia.Scenarios.Yaml;

/// <summary>Finds the place of a path in a YAML file: of the value, or of the innermost mapping or list around it that is there.</summary>
internal sealed class YamlPositions(YamlFile file)
{
    private readonly Dictionary<int, Dictionary<string, (int Line, int Column)>> known = [];

    public SourceLocation Find(Subject subject)
    {
        YamlNode node = file.Root;
        if (file.IsList)
        {
            if (node is not YamlList list || subject.Row < 0 || subject.Row >= list.Items.Length)
            {
                return new(file.File, 0, 0);
            }

            node = list.Items[subject.Row];
        }

        if (!known.TryGetValue(subject.Row, out Dictionary<string, (int Line, int Column)>? paths))
        {
            paths = new(StringComparer.Ordinal);
            Index(node, null, paths);
            known[subject.Row] = paths;
        }

        for (string path = subject.Field ?? ""; path.Length > 0; path = Parent(path))
        {
            if (paths.TryGetValue(path, out (int Line, int Column) at))
            {
                return new(file.File, at.Line, at.Column);
            }
        }

        return file.IsList ? new(file.File, node.Line, node.Column) : new(file.File, 0, 0);
    }

    private static void Index(YamlNode node, string? path, Dictionary<string, (int Line, int Column)> paths)
    {
        switch (node)
        {
            case YamlMap map:
                foreach (YamlEntry entry in map.Entries)
                {
                    string key = YamlPath.Key(path, entry.Key.Text);

                    // A mapping is named by its key; a value is itself at fault.
                    YamlNode at = entry.Value is YamlScalar { IsNull: false } ? entry.Value : entry.Key;
                    paths.TryAdd(key, (at.Line, at.Column));
                    Index(entry.Value, key, paths);
                }

                break;
            case YamlList list:
                for (int i = 0; i < list.Items.Length; i++)
                {
                    string item = YamlPath.Item(path, i);
                    paths.TryAdd(item, (list.Items[i].Line, list.Items[i].Column));
                    Index(list.Items[i], item, paths);
                }

                break;
        }
    }

    private static string Parent(string path) => path.LastIndexOfAny(['.', '[']) is var end and > 0 ? path[..end] : "";
}
