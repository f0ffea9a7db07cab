using System.Numerics;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>A set of whole kilometres, one bit each.</summary>
internal sealed class KmSet(int limit)
{
    private readonly ulong[] words = new ulong[(limit >> 6) + 1];

    public int Count => words.Sum(BitOperations.PopCount);

    public IEnumerable<int> Members => Enumerable.Range(0, words.Length << 6).Where(km => (words[km >> 6] >> (km & 63) & 1) != 0);

    public void Add(int km) => words[km >> 6] |= 1UL << (km & 63);

    /// <summary>Adds the members of another set that are at least so many, each with so many kilometres more; true if some were new.</summary>
    public bool Add(KmSet other, int more = 0, int atLeast = 0)
    {
        bool grew = false;
        for (int word = Math.Max(atLeast, 0) >> 6; word < other.words.Length; word++)
        {
            ulong bits = other.words[word];
            if (word == atLeast >> 6)
            {
                bits &= ulong.MaxValue << (atLeast & 63);
            }

            if (bits != 0)
            {
                int target = word + (more >> 6);
                grew |= Or(target, bits << (more & 63));
                grew |= (more & 63) != 0 && bits >> (64 - (more & 63)) is not 0 and ulong carried && Or(target + 1, carried);
            }
        }

        return grew;
    }

    /// <summary>Half of each member, rounded down.</summary>
    public KmSet Halved()
    {
        KmSet half = new(limit);
        for (int word = 0; word < words.Length; word++)
        {
            half.words[word >> 1] |= (ulong)EvenBits(words[word] | words[word] >> 1) << ((word & 1) * 32);
        }

        return half;
    }

    /// <summary>Each member cut to a multiple of a grain.</summary>
    public KmSet Cut(int grain)
    {
        KmSet cut = new(limit);
        foreach (int km in Members)
        {
            cut.Add(km / grain * grain);
        }

        return cut;
    }

    private bool Or(int word, ulong bits)
    {
        bool grew = (bits & ~words[word]) != 0;
        words[word] |= bits;
        return grew;
    }

    private static uint EvenBits(ulong bits)
    {
        bits &= 0x5555555555555555;
        bits = (bits | bits >> 1) & 0x3333333333333333;
        bits = (bits | bits >> 2) & 0x0F0F0F0F0F0F0F0F;
        bits = (bits | bits >> 4) & 0x00FF00FF00FF00FF;
        bits = (bits | bits >> 8) & 0x0000FFFF0000FFFF;
        return (uint)(bits | bits >> 16);
    }
}
