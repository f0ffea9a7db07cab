using System.Xml.Linq;

namespace Travesia.Architecture.Tests;

public class MannerTests
{
    private const int LongestFile = 400;
    private static readonly string[] EmptyWords = ["Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Manager", "Managers", "Common", "Misc"];

    [Fact]
    public void No_source_file_is_long()
    {
        string[] tooLong = [.. House.Sources.Where(f => File.ReadLines(f).Count() > LongestFile).Select(f => Path.GetRelativePath(House.Repository, f))];
        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_name_says_nothing()
    {
        string[] types = [.. House.Arrows.Keys.SelectMany(a => House.Load(a).GetTypes()).Where(t => t.Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) != true).Where(t => EmptyWords.Any(w => t.Name.EndsWith(w, StringComparison.Ordinal))).Select(t => t.FullName!)];
        Assert.Empty(types);
        string[] files = [.. House.Sources.Where(f => EmptyWords.Any(w => Path.GetFileNameWithoutExtension(f).EndsWith(w, StringComparison.Ordinal) || f.Contains($"/{w}/", StringComparison.Ordinal)))];
        Assert.Empty(files);
    }

    [Theory]
    [MemberData(nameof(House.All), MemberType = typeof(House))]
    public void Every_public_type_and_member_is_documented(string assembly)
    {
        HashSet<string> documented = [.. XDocument.Load(Path.ChangeExtension(House.PathOf(assembly), ".xml")).Descendants("member").Select(m => m.Attribute("name")!.Value)];
        string[] bare = [.. House.Load(assembly).GetExportedTypes().Select(t => "T:" + t.FullName!.Replace('+', '.')).Where(t => !documented.Contains(t))];
        Assert.Empty(bare);
    }

    [Theory]
    [MemberData(nameof(House.All), MemberType = typeof(House))]
    public void Public_types_are_not_made_to_be_derived_from_by_accident(string assembly)
    {
        string[] open = [.. House.Load(assembly).GetExportedTypes().Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(t => t.FullName!)];
        Assert.Empty(open);
    }

    [Fact]
    public void No_warning_is_silenced_in_a_source_file()
    {
        string[] warningsOff = [.. House.Sources.Where(f => File.ReadAllText(f).Contains("#pragma warning disable", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(House.Repository, f))];
        Assert.Empty(warningsOff);
        Assert.DoesNotContain(House.Sources, f => File.ReadAllText(f).Contains("NoWarn", StringComparison.Ordinal));
    }
}
