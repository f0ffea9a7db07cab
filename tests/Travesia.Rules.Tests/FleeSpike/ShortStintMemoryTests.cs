using System.Numerics;

namespace Travesia.Rules.Tests.FleeSpike;

public sealed class ShortStintMemoryTests(ITestOutputHelper output)
{
    private const int Lives = 500;
    private const int Days = 120;

    [Theory]
    [InlineData(360)]
    [InlineData(400)]
    [InlineData(7)]
    public void The_whole_part_answers_every_question_as_the_exact_fraction_does(int max)
    {
        int asked = 0, ties = 0, binary = 0, binaryApartFromTies = 0;
        for (int life = 0; life < Lives; life++)
        {
            Luck luck = new(life);
            int memory = 0;
            BigInteger fraction = 0; // of 2^day
            double recent = 0;
            for (int day = 0; day < Days; day++)
            {
                int arrived = luck.Below(max);
                BigInteger scaled = new BigInteger(max - arrived) << day;
                bool exact = fraction < scaled;
                Assert.Equal(exact, ShortStintMemory.IsShort(memory, arrived, max));

                asked++;
                ties += fraction == scaled ? 1 : 0;
                if ((recent + (double)arrived / max) / 2 < 0.5 != exact)
                {
                    binary++;
                    binaryApartFromTies += fraction == scaled ? 0 : 1;
                }

                int moved = luck.Below(3) == 0 ? 0 : arrived + luck.Below(max);
                memory = ShortStintMemory.Fold(memory, moved);
                fraction += new BigInteger(moved) << day;
                recent = (recent + (double)moved / max) / 2;
                Assert.InRange(memory, 0, 2 * max - 1);
            }
        }

        output.WriteLine($"max {max}: {asked} questions, {ties} met exactly, binary fractions answer {binary} otherwise, {binaryApartFromTies} of them not met exactly");
        Assert.Equal(0, binaryApartFromTies);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    public void A_memory_cut_to_a_grain_is_less_than_two_grains_too_small(int grain)
    {
        const int Max = 400;
        int wrong = 0;
        for (int life = 0; life < Lives; life++)
        {
            Luck luck = new(life);
            int exact = 0, cut = 0;
            for (int day = 0; day < Days; day++)
            {
                int arrived = luck.Below(Max);
                wrong += ShortStintMemory.IsShort(exact, arrived, Max) == ShortStintMemory.IsShort(cut, arrived, Max) ? 0 : 1;
                int moved = luck.Below(3) == 0 ? 0 : arrived + luck.Below(Max);
                exact = ShortStintMemory.Fold(exact, moved);
                cut = ShortStintMemory.Fold(cut, moved, grain);
                Assert.InRange(exact - cut, 0, 2 * grain - 1);
            }
        }

        output.WriteLine($"grain {grain}: {100.0 * wrong / (Lives * Days):F2} % of questions answered otherwise");
        Assert.True(wrong <= Lives * Days * 2.0 * grain / Max, $"{wrong} answers differ.");
    }
}
