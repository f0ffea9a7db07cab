using System.Xml.Linq;

namespace Travesia.Architecture.Tests;

public class ArrowTests
{
    [Theory]
    [MemberData(nameof(House.All), MemberType = typeof(House))]
    public void An_assembly_uses_types_only_of_those_below_it(string assembly)
    {
        string[] used = [.. House.Load(assembly).GetReferencedAssemblies().Select(r => r.Name!).Where(IsOurs)];
        Assert.Empty(used.Except(House.Arrows[assembly]));
    }

    [Theory]
    [MemberData(nameof(House.All), MemberType = typeof(House))]
    public void A_project_refers_only_to_those_below_it(string assembly)
    {
        string project = Assert.Single(Directory.EnumerateFiles(Path.Combine(House.Repository, "src"), "*.csproj", SearchOption.AllDirectories), f => NameOf(f) == assembly);
        string[] referred = [.. XDocument.Load(project).Descendants("ProjectReference").Select(r => NameOf(Path.Combine(Path.GetDirectoryName(project)!, r.Attribute("Include")!.Value)))];
        Assert.Empty(referred.Except(House.Arrows[assembly]));
    }

    [Fact]
    public void Every_project_has_its_place_in_the_house()
        => Assert.Equal(
            House.Arrows.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.Combine(House.Repository, "src"), "*.csproj", SearchOption.AllDirectories).Select(NameOf).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(House.AllPure), MemberType = typeof(House))]
    public void The_pure_ones_need_the_base_class_library_only(string assembly)
        => Assert.All(House.Load(assembly).GetReferencedAssemblies(), r => Assert.True(IsOurs(r.Name!) || r.Name!.StartsWith("System.", StringComparison.Ordinal), r.Name));

    [Theory]
    [MemberData(nameof(House.AllPure), MemberType = typeof(House))]
    public void The_pure_ones_are_packable_and_compile_ahead_of_time(string assembly)
    {
        string project = File.ReadAllText(Path.Combine(House.Repository, "src", assembly, assembly + ".csproj"));
        Assert.Contains("<IsPackable>true</IsPackable>", project, StringComparison.Ordinal);
        Assert.Contains("<IsAotCompatible>true</IsAotCompatible>", project, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_shows_its_inside_to_the_stranger()
    {
        string[] shown = [.. House.Arrows.Keys.SelectMany(a => House.Load(a).GetCustomAttributesData())
            .Where(a => a.AttributeType.Name == "InternalsVisibleToAttribute")
            .Select(a => (string)a.ConstructorArguments[0].Value!)];
        Assert.DoesNotContain(shown, s => s.Contains("Outside", StringComparison.Ordinal));
        Assert.DoesNotContain(shown, s => House.Arrows.ContainsKey(s));
    }

    private static bool IsOurs(string name) => name.StartsWith("Travesia", StringComparison.OrdinalIgnoreCase);

    private static string NameOf(string project)
        => XDocument.Load(project).Descendants("AssemblyName").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(project);
}
