using System.Numerics;
using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Rows;

namespace Travesia.Rules.Tests.Flee;

/// <summary>The memory of short stints as <c>Lengths</c> keeps it, held against exact fractions.</summary>
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
        Lengths lengths = Of(max, 1);
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
                Assert.Equal(exact, lengths.IsShort(memory, arrived));

                asked++;
                ties += fraction == scaled ? 1 : 0;
                if ((recent + (double)arrived / max) / 2 < 0.5 != exact)
                {
                    binary++;
                    binaryApartFromTies += fraction == scaled ? 0 : 1;
                }

                int moved = luck.Below(3) == 0 ? 0 : arrived + luck.Below(max);
                memory = lengths.Remember(memory, moved);
                fraction += new BigInteger(moved) << day;
                recent = (recent + (double)moved / max) / 2;
                Assert.InRange(memory, 0, 2 * max - 1);
            }
        }

        output.WriteLine($"max {max}: {asked} questions, {ties} met exactly, binary fractions answer {binary} otherwise, {binaryApartFromTies} of them not met exactly");
        Assert.Equal(0, binaryApartFromTies);
    }

    [Fact]
    public void In_tenths_of_a_kilometre_the_memory_is_less_than_two_kilometres_too_small()
    {
        const int Max = 400;
        Lengths lengths = Of(Max, 5.5);
        for (int life = 0; life < Lives; life++)
        {
            Luck luck = new(life);
            double exact = 0;
            int memory = 0;
            for (int day = 0; day < Days; day++)
            {
                int moved = luck.Below(3) == 0 ? 0 : luck.Below(20 * Max);
                memory = lengths.Remember(memory, moved);
                exact = (exact + moved) / 2;
                Assert.InRange(exact - memory, 0, 20);
            }
        }
    }

    private static Lengths Of(int max, double km)
        => new(new CaseSketch(new FleeSettings { MaxMoveSpeed = max, AvoidShortStints = true }, 1).Place("a", FleeKind.Town).Place("b", FleeKind.Town).Route("a", "b", km).Draw());
}
