namespace Travesia.Engine.Randomness;

/// <summary>Mixing of stable 64-bit keys.</summary>
public static class Hash
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The key of an ordered pair, e.g. (state, target): <c>Combine(a, b)</c> and <c>Combine(b, a)</c> differ.</summary>
    /// <remarks>
    /// For a fixed <paramref name="a"/> it is a bijection of <paramref name="b"/>, and the other way round, so that the pairs of one
    /// state never collide among themselves. Every bit of either argument flips every bit of the result about half of the time.
    /// </remarks>
    /// <param name="a">The first key.</param>
    /// <param name="b">The second key.</param>
    public static ulong Combine(ulong a, ulong b) => Mix(Mix(a + Golden) + b);

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014, with the constants of Stafford's thirteenth variant).
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
