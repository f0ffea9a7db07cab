using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Shapes;

namespace Travesia.Scenarios.Yaml;

/// <summary>A YAML file that was read, and where everything in it stands.</summary>
/// <param name="File">The file.</param>
/// <param name="Root">Its tree.</param>
/// <param name="IsList">Whether each of its items is a row of the model.</param>
internal sealed record YamlFile(string File, YamlNode Root, bool IsList)
{
    /// <summary>Parses and checks a file that is one mapping.</summary>
    public static YamlFile? Read(string file, string table, Stream stream, Func<YamlNode, Shape> shape, Findings findings)
    {
        if (YamlText.Read(stream, file, new Subject(table), findings) is not { } text || YamlParser.Parse(text, file, new Subject(table), findings) is not { } root)
        {
            return null;
        }

        new ShapeCheck(table, file, findings).Root(root, shape(root));
        return new(file, root, false);
    }

    /// <summary>Parses, checks and reads a file that is a list of items.</summary>
    public static YamlFile? ReadList<T>(string file, string table, Stream stream, Shape item, Func<YamlNode, T> read, Findings findings, List<T> items)
    {
        if (YamlText.Read(stream, file, new Subject(table), findings) is not { } text || YamlParser.Parse(text, file, new Subject(table), findings) is not { } root)
        {
            return null;
        }

        new ShapeCheck(table, file, findings).Items(root, item);
        items.AddRange(root is YamlList list ? list.Items.Select(read) : []);
        return new(file, root, true);
    }
}
