namespace Travesia.Engine;

/// <summary>
/// A 64-bit name that does not depend on where in a program a thing stands. Random numbers are drawn under it, so that a program
/// with one more state draws the same numbers everywhere else.
/// </summary>
/// <remarks>FNV-1a over the UTF-16 code units of the parts with a separator, then the finaliser of MurmurHash3. A program with two states of one key is refused.</remarks>
/// <param name="Value">The hash.</param>
public readonly record struct StableKey(ulong Value)
{
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The key of a sequence of names; ("ab", "c") and ("a", "bc") differ.</summary>
    /// <param name="parts">Names from the general to the particular, e.g. group, place, phase.</param>
    public static StableKey Of(params ReadOnlySpan<string> parts)
    {
        ulong hash = OffsetBasis;
        foreach (string part in parts)
        {
            foreach (char unit in part)
            {
                hash = (hash ^ unit) * Prime;
            }

            hash = (hash ^ 0xFFFF_FFFF) * Prime;
        }

        return new StableKey(Finalise(hash));
    }

    /// <summary>The key of a part of this thing.</summary>
    /// <param name="number">Which part, e.g. the days to go on a link.</param>
    public StableKey With(long number) => new(Finalise((Value ^ (ulong)number) * Prime ^ OffsetBasis));

    private static ulong Finalise(ulong x)
    {
        x = (x ^ (x >> 33)) * 0xff51afd7ed558ccd;
        x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53;
        return x ^ (x >> 33);
    }
}
