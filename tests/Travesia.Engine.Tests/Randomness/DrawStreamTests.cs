using CsCheck;
using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

public sealed class DrawStreamTests
{
    private const double Grain = 1.0 / (1L << 53);

    [Fact]
    public void The_counter_is_the_block_the_hash_the_day_and_the_purpose_under_the_key_of_the_run()
    {
        DrawStream stream = new(new RunKey(11, 22), 0x123456, 0xAABBCCDD_00112233, DrawPurpose.Thin);

        for (uint block = 0; block < 3; block++)
        {
            Philox4x32.Block(block, 0x00112233, 0xAABBCCDD, 0x12345603, 11, 22, out ulong low, out ulong high);
            Assert.Equal(((low >> 12) + 0.5) / (1L << 52), stream.NextUniform());
            Assert.Equal(((high >> 12) + 0.5) / (1L << 52), stream.NextUniform());
            Assert.Equal(block + 1, stream.BlocksUsed);
        }
    }

    [Fact]
    public void A_uniform_is_an_odd_multiple_of_2_to_the_minus_53_strictly_between_0_and_1()
        => Gen.Select(Gen.UInt, Gen.Int[0, DrawStream.MaxDay], Gen.ULong).Sample((seed, day, hash) =>
        {
            DrawStream stream = new(new RunKey(seed, 0), day, hash, DrawPurpose.Split);
            double u = stream.NextUniform();
            double multiple = u / Grain;
            return u > 0 && u < 1 && multiple == Math.Floor(multiple) && (long)multiple % 2 == 1 && 1 - (1 - u) == u;
        });

    [Fact]
    public void Another_seed_member_day_hash_or_purpose_is_another_stream()
    {
        HashSet<double> seen = [];
        int streams = 0;
        foreach (uint seed in (uint[])[0, 1, 0x80000000])
        foreach (uint member in (uint[])[0, 1, 0x80000000])
        foreach (int day in (int[])[0, 1, DrawStream.MaxDay])
        foreach (ulong hash in (ulong[])[0, 1, 1UL << 32, 1UL << 63])
        foreach (DrawPurpose purpose in Enum.GetValues<DrawPurpose>())
        {
            DrawStream stream = new(new RunKey(seed, member), day, hash, purpose);
            streams++;
            Assert.True(seen.Add(stream.NextUniform()), $"seed {seed}, member {member}, day {day}, hash {hash}, {purpose} repeats another stream");
        }

        Assert.Equal(streams, seen.Count);
    }

    [Fact]
    public void A_pair_comes_from_a_fresh_block_and_leaves_the_waiting_uniform_for_later()
    {
        DrawStream plain = Draws.Stream(5);
        double[] four = [plain.NextUniform(), plain.NextUniform(), plain.NextUniform(), plain.NextUniform()];
        DrawStream mixed = Draws.Stream(5);

        double first = mixed.NextUniform();
        mixed.NextPair(out double u, out double v);
        double second = mixed.NextUniform();

        Assert.Equal(four, (double[])[first, second, u, v]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Many_at_once_are_those_that_come_one_by_one(bool oneWaits)
    {
        double[] filled = new double[40];
        for (int count = 0; count <= filled.Length; count++)
        {
            DrawStream one = new(new RunKey(7, 8), 9, 10, DrawPurpose.Split);
            DrawStream many = one;
            if (oneWaits)
            {
                Assert.Equal(one.NextUniform(), many.NextUniform());
            }

            many.Fill(filled.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                Assert.Equal(one.NextUniform(), filled[i]);
            }

            Assert.Equal(one.BlocksUsed, many.BlocksUsed);
            Assert.Equal(one.NextUniform(), many.NextUniform());
        }
    }

    [Fact]
    public void Uniforms_are_uniform_and_neighbours_in_day_hash_and_block_are_not_correlated()
    {
        const int Streams = 200;
        const int Days = 100;
        int[] cells = new int[256];
        double[] products = new double[3];
        for (int h = 0; h < Streams; h++)
        {
            for (int day = 0; day < Days; day++)
            {
                DrawStream stream = new(new RunKey(1, 1), day, (ulong)h, DrawPurpose.Split);
                DrawStream nextDay = new(new RunKey(1, 1), day + 1, (ulong)h, DrawPurpose.Split);
                DrawStream nextHash = new(new RunKey(1, 1), day, (ulong)h + 1, DrawPurpose.Split);
                double u = stream.NextUniform();
                cells[(int)(u * 256)]++;
                products[0] += (u - 0.5) * (stream.NextUniform() - 0.5);
                products[1] += (u - 0.5) * (nextDay.NextUniform() - 0.5);
                products[2] += (u - 0.5) * (nextHash.NextUniform() - 0.5);
            }
        }

        double expected = Streams * Days / 256.0;
        Assert.InRange(Draws.Deviate([.. cells.Select(count => (expected, count))]), -4, 4);

        // A product of two centred uniforms has variance 1/144.
        Assert.All(products, sum => Assert.InRange(sum / Math.Sqrt(Streams * Days / 144.0), -4, 4));
    }

    [Fact]
    public void The_numbers_of_a_purpose_stay_as_they_are()
        => Assert.Equal(
            [(0, "None"), (1, "Split"), (2, "Party"), (3, "Thin"), (4, "Departure"), (5, "InitialStock"), (6, "PartyWhole")],
            Enum.GetValues<DrawPurpose>().Select(purpose => ((int)purpose, purpose.ToString())));
}
