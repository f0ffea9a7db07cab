using CsCheck;

namespace Travesia.Scenarios.Tests;

/// <summary>Draws from generators by number, so that a test sees the same cases on every run and a failure names its own.</summary>
internal static class Draw
{
    public static IEnumerable<(uint Case, T Value)> Cases<T>(this Gen<T> gen, uint count)
    {
        for (uint i = 0; i < count; i++)
        {
            yield return (i, gen.Generate(new PCG(i, 20230919), null, out _));
        }
    }
}
