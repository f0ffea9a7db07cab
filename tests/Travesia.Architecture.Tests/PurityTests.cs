using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Travesia.Architecture.Tests;

public class PurityTests
{
    private static readonly string[] ForbiddenTypes =
    [
        "System.Console", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream",
        "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.Path", "System.IO.DriveInfo", "System.Net", "System.Random", "Microsoft.Win32",
        "System.Threading.Timer", "System.AppContext", "System.Security.Cryptography.RandomNumberGenerator",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider.get_System", "System.Guid.NewGuid", "System.Globalization.CultureInfo.get_CurrentCulture", "System.Globalization.CultureInfo.get_CurrentUICulture",
        "System.Globalization.CultureInfo.set_CurrentCulture", "System.Threading.Thread.Sleep", "System.HashCode.Combine", "System.HashCode.Add",
    ];

    // Iterators ask on which thread they are, and the compiler writes that.
    private static readonly string[] AllowedOfEnvironment = ["get_CurrentManagedThreadId"];

    private static readonly Type[] MutableCollections =
        [typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(Queue<>), typeof(Stack<>), typeof(SortedDictionary<,>), typeof(SortedSet<>), typeof(ConditionalWeakTable<,>)];

    [Theory]
    [MemberData(nameof(House.AllPure), MemberType = typeof(House))]
    public void The_pure_ones_touch_no_file_clock_console_culture_or_global(string assembly)
    {
        using PEReader image = new(File.OpenRead(House.PathOf(assembly)));
        MetadataReader reader = image.GetMetadataReader();
        string[] types = [.. reader.TypeReferences.Select(h => NameOf(reader, h)).Where(t => ForbiddenTypes.Any(f => t == f || t.StartsWith(f + ".", StringComparison.Ordinal)))];
        Assert.Empty(types);

        (string Type, string Member)[] members = [.. reader.MemberReferences.Select(reader.GetMemberReference)
            .Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => (NameOf(reader, (TypeReferenceHandle)m.Parent), reader.GetString(m.Name)))];
        Assert.Empty(members.Select(m => $"{m.Type}.{m.Member}").Intersect(ForbiddenMembers));
        (string Type, string Member)[] surroundings = [.. members.Where(m => m.Type == "System.Environment" && !AllowedOfEnvironment.Contains(m.Member))];
        Assert.Empty(surroundings);
    }

    [Theory]
    [MemberData(nameof(House.All), MemberType = typeof(House))]
    public void No_static_field_can_be_set_again(string assembly)
    {
        string[] fields = [.. StaticFields(assembly).Where(f => !f.IsInitOnly && !f.IsLiteral).Select(f => $"{f.DeclaringType}.{f.Name}")];
        Assert.Empty(fields);
    }

    [Theory]
    [MemberData(nameof(House.AllPure), MemberType = typeof(House))]
    public void No_static_field_of_the_pure_ones_can_be_filled(string assembly)
    {
        string[] fields = [.. StaticFields(assembly)
            .Where(f => f.FieldType.IsGenericType && MutableCollections.Contains(f.FieldType.GetGenericTypeDefinition()))
            .Select(f => $"{f.DeclaringType}.{f.Name}")];
        Assert.Empty(fields);
    }

    private static IEnumerable<FieldInfo> StaticFields(string assembly) => House.Load(assembly).GetTypes()
        .Where(t => !IsWrittenByCompiler(t))
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => !f.Name.Contains("k__BackingField", StringComparison.Ordinal) || !f.IsInitOnly)
        .Where(f => !f.Name.StartsWith("<>", StringComparison.Ordinal));

    private static bool IsWrittenByCompiler(Type type)
        => type.Name.Contains('<', StringComparison.Ordinal) || (type.DeclaringType is { } outer && IsWrittenByCompiler(outer)) || type.Namespace is null or "System.Runtime.CompilerServices" or "Microsoft.CodeAnalysis";

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
