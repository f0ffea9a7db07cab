using System.Numerics;
using CsCheck;
using Hash = Travesia.Engine.Randomness.Hash;

namespace Travesia.Engine.Tests.Randomness;

public sealed class HashTests
{
    [Fact]
    public void The_order_of_a_pair_matters()
        => Gen.Select(Gen.ULong, Gen.ULong).Where((a, b) => a != b).Sample((a, b) => Hash.Combine(a, b) != Hash.Combine(b, a));

    [Fact]
    public void Pairs_of_small_numbers_do_not_collide()
    {
        HashSet<ulong> seen = [];
        for (ulong a = 0; a < 300; a++)
        {
            for (ulong b = 0; b < 300; b++)
                Assert.True(seen.Add(Hash.Combine(a, b)), $"({a}, {b}) collides");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_bit_of_either_key_flips_every_bit_of_the_hash_half_of_the_time(bool first)
    {
        const int Trials = 4000;
        for (int bit = 0; bit < 64; bit++)
        {
            int[] flips = new int[64];
            for (ulong i = 0; i < Trials; i++)
            {
                // Small, like keys that were not mixed well beforehand.
                ulong a = i;
                ulong b = 3 * i;
                ulong change = 1UL << bit;
                ulong difference = Hash.Combine(a, b) ^ (first ? Hash.Combine(a ^ change, b) : Hash.Combine(a, b ^ change));
                for (ulong rest = difference; rest != 0; rest &= rest - 1)
                    flips[BitOperations.TrailingZeroCount(rest)]++;
            }

            // Six standard deviations of a fair coin.
            Assert.All(flips, count => Assert.InRange(count, (Trials / 2) - 190, (Trials / 2) + 190));
        }
    }

    [Fact]
    public void The_hash_of_a_pair_is_part_of_every_result_and_stays_as_it_is()
        => Assert.Equal(0x081a5c1377856b73UL, Hash.Combine(1, 2));
}
