using System.Reflection;
using System.Security.Cryptography;

namespace Travesia.Results;

/// <summary>
/// Tells builds of one version apart: two builds with the same mark give the same numbers. Made of the assemblies' module version ids, which the
/// compiler derives from what it compiles, so that the same sources under the same compiler have the same mark on any machine.
/// </summary>
public static class BuildMark
{
    private const int Length = 16;

    /// <summary>The mark of what makes numbers.</summary>
    /// <param name="assemblies">Those in which a change may change a number, in any order.</param>
    public static string Of(IEnumerable<Assembly> assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Guid id in assemblies.Distinct().OrderBy(a => a.GetName().Name, StringComparer.Ordinal).Select(a => a.ManifestModule.ModuleVersionId))
        {
            hash.AppendData(id.ToByteArray());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Length];
    }
}
