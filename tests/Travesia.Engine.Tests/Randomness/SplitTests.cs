using System.Numerics;
using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

public sealed class SplitTests
{
    private static readonly double[] Chances = [0.2, 0.5, 0.1, 0.2];
    private static readonly double[] Rests = [1, 0.8, 0.3, 0.2];

    [Theory]
    [InlineData(4)]
    [InlineData(25)]
    public void A_multinomial_split_has_the_joint_law_of_persons_who_choose_one_by_one(long n)
        => AssertJoint(
            n,
            60_000,
            moves => (double)Ways(moves) * Chances.Zip(moves, (p, k) => Math.Pow(p, k)).Aggregate(1.0, (a, b) => a * b),
            (ref DrawStream stream, Span<long> moves) => Multinomial.Split(n, Chances, Rests, moves, ref stream));

    [Theory]
    [InlineData(1, 0.7)]
    [InlineData(4, 0.7)]
    [InlineData(4, 5.0)]
    [InlineData(20, 5.0)]
    [InlineData(25, 5.0)]
    public void A_Dirichlet_multinomial_split_has_the_joint_law_of_an_urn(long n, double concentration)
        => AssertJoint(
            n,
            60_000,
            moves => (double)Ways(moves) * Chances.Zip(moves, (p, k) => Rising(concentration * p, k)).Aggregate(1.0, (a, b) => a * b) / Rising(concentration, n),
            (ref DrawStream stream, Span<long> moves) => DirichletMultinomial.Split(n, concentration, Chances, Rests, moves, ref stream));

    // Few people, many, and more entries than are kept room for; some that hardly anybody takes, one that nobody can, of a sum that is not 1.
    [Theory]
    [InlineData(3, 6)]
    [InlineData(12, 6)]
    [InlineData(13, 6)]
    [InlineData(400, 6)]
    [InlineData(3, 90)]
    [InlineData(400, 90)]
    public void Each_entry_of_a_multinomial_split_is_binomial(long n, int entries)
    {
        (double[] share, double[] rest) = Uneven(entries);
        foreach (int which in (int[])[0, 1, 2, 3, entries - 1])
        {
            double p = share[which] / rest[0];
            double misfit = Draws.Misfit(ExactLaw.Binomial(n, p, 1 - p), 10_000, (ref DrawStream stream) =>
            {
                Span<long> moves = stackalloc long[100];
                Multinomial.Split(n, share, rest, moves[..entries], ref stream);
                return moves[which];
            });
            Assert.InRange(misfit, -4, 4);
        }
    }

    // All at the urn; some entries with shares of their own; none with one, and more people than at an urn; crowds as parties; long rows.
    [Theory]
    [InlineData(3, 6)]
    [InlineData(16, 6)]
    [InlineData(17, 6)]
    [InlineData(65, 6)]
    [InlineData(400, 6)]
    [InlineData(480, 6)]
    [InlineData(481, 6)]
    [InlineData(400, 60)]
    [InlineData(90, 90)]
    public void Each_entry_of_a_Dirichlet_multinomial_split_is_beta_binomial(long n, int entries)
    {
        const double Concentration = 40;
        (double[] share, double[] rest) = Uneven(entries);
        foreach (int which in (int[])[0, 1, 3, entries - 1])
        {
            double alpha = Concentration * share[which] / rest[0];
            long mode = alpha > 1 ? (long)((n + 1) * (alpha - 1) / (Concentration - 2)) : 0;
            double misfit = Draws.Misfit(ExactLaw.BetaBinomial(n, alpha, Concentration - alpha, mode), 10_000, (ref DrawStream stream) =>
            {
                Span<long> moves = stackalloc long[100];
                DirichletMultinomial.Split(n, Concentration, share, rest, moves[..entries], ref stream);
                return moves[which];
            });
            Assert.InRange(misfit, -4, 4);
        }
    }

    [Fact]
    public void Nobody_takes_an_entry_without_a_chance()
    {
        (double[] share, double[] rest) = Uneven(6);
        long[] moves = new long[6];
        for (int i = 0; i < 2000; i++)
        {
            DrawStream stream = Draws.Stream(i);
            Multinomial.Split(i, share, rest, moves, ref stream);
            Assert.Equal(0, moves[4]);
            DirichletMultinomial.Split(i, 3, share, rest, moves, ref stream);
            Assert.Equal(0, moves[4]);
        }
    }

    [Fact]
    public void An_infinite_concentration_is_the_multinomial_split()
    {
        long[] one = new long[4];
        long[] other = new long[4];
        DrawStream first = Draws.Stream(3);
        DrawStream second = Draws.Stream(3);

        DirichletMultinomial.Split(1000, double.PositiveInfinity, Chances, Rests, one, ref first);
        Multinomial.Split(1000, Chances, Rests, other, ref second);

        Assert.Equal(other, one);
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(1L)]
    [InlineData(1_000_000_000L)]
    public void Nobody_is_lost(long n)
    {
        long[] moves = new long[4];
        for (int i = 0; i < 1000; i++)
        {
            DrawStream stream = Draws.Stream(i);
            Multinomial.Split(n, Chances, Rests, moves, ref stream);
            Assert.Equal(n, moves.Sum());
            DirichletMultinomial.Split(n, 3, Chances, Rests, moves, ref stream);
            Assert.Equal(n, moves.Sum());
            Assert.All(moves, k => Assert.True(k >= 0));
        }
    }

    [Fact]
    public void An_entry_of_a_Dirichlet_multinomial_split_scatters_by_the_clustering()
    {
        const int Repeats = 20_000;
        const long People = 10_000;
        const double Concentration = 50;
        double[] square = new double[4];
        long[] moves = new long[4];
        for (int i = 0; i < Repeats; i++)
        {
            DrawStream stream = Draws.Stream(i);
            DirichletMultinomial.Split(People, Concentration, Chances, Rests, moves, ref stream);
            for (int j = 0; j < 4; j++)
            {
                double off = moves[j] - (People * Chances[j]);
                square[j] += off * off / (People * Chances[j] * (1 - Chances[j]));
            }
        }

        double clustering = (Concentration + People) / (Concentration + 1);
        Assert.All(square, sum => Assert.InRange(sum / Repeats / clustering, 0.95, 1.05));
    }

    [Fact]
    public void Spans_of_different_lengths_are_refused()
    {
        long[] moves = new long[3];
        Assert.Throws<ArgumentException>(() =>
        {
            DrawStream stream = Draws.Stream(0);
            Multinomial.Split(1, Chances, Rests, moves, ref stream);
        });
        Assert.Throws<ArgumentException>(() =>
        {
            DrawStream stream = Draws.Stream(0);
            DirichletMultinomial.Split(1, 1, [], [], [], ref stream);
        });
    }

    [Fact]
    public void Whom_a_limit_lets_through_has_the_joint_law_of_a_lottery()
    {
        long[] crowds = [2, 3, 0, 4];
        AssertJoint(
            5,
            60_000,
            drawn => (double)crowds.Zip(drawn, Choose).Aggregate(BigInteger.One, (a, b) => a * b) / (double)Choose(9, 5),
            (ref DrawStream stream, Span<long> drawn) => MultivariateHypergeometric.Draw(5, crowds, drawn, ref stream));
    }

    [Fact]
    public void Each_crowd_of_a_lottery_alone_is_hypergeometric()
    {
        long[] crowds = [300, 50, 2000, 700];
        for (int which = 0; which < crowds.Length; which++)
        {
            int j = which;
            ExactLaw law = ExactLaw.Hypergeometric(crowds[j], crowds.Sum() - crowds[j], 400);
            double misfit = Draws.Misfit(law, 10_000, (ref DrawStream stream) =>
            {
                Span<long> drawn = stackalloc long[4];
                MultivariateHypergeometric.Draw(400, crowds, drawn, ref stream);
                return drawn[j];
            });
            Assert.InRange(misfit, -4, 4);
        }
    }

    [Fact]
    public void A_lottery_draws_all_that_were_asked_for_and_nobody_twice()
    {
        long[] crowds = [1_000_000_000, 0, 3, 20_000];
        for (int i = 0; i < 1000; i++)
        {
            DrawStream stream = Draws.Stream(i);
            long draws = (long)(stream.NextUniform() * 1_000_020_003);
            long[] drawn = new long[4];
            MultivariateHypergeometric.Draw(draws, crowds, drawn, ref stream);
            Assert.Equal(draws, drawn.Sum());
            Assert.All(drawn.Zip(crowds), pair => Assert.InRange(pair.First, 0, pair.Second));
        }
    }

    [Fact]
    public void More_than_there_are_cannot_be_drawn()
        => Assert.Throws<ArgumentException>(() =>
        {
            DrawStream stream = Draws.Stream(0);
            MultivariateHypergeometric.Draw(6, [2, 3], new long[2], ref stream);
        });

    private static (double[] Share, double[] Rests) Uneven(int entries)
    {
        double[] share = [.. Enumerable.Range(0, entries).Select(i => i switch
        {
            0 => 0.002,
            1 => 0.9,
            3 => 0.3,
            4 => 0,
            _ => 0.6 / entries,
        })];
        double[] rest = new double[entries];
        TransitionTable.AddUp(share, rest);
        return (share, rest);
    }

    private delegate void Split(ref DrawStream stream, Span<long> moves);

    // All ways to spread n over four entries, each with its exact probability, against how often it was drawn.
    private static void AssertJoint(long n, int repeats, Func<long[], double> probability, Split split)
    {
        Dictionary<(long, long, long, long), int> seen = [];
        Span<long> moves = stackalloc long[4];
        for (int i = 0; i < repeats; i++)
        {
            DrawStream stream = Draws.Stream(i);
            split(ref stream, moves);
            (long, long, long, long) key = (moves[0], moves[1], moves[2], moves[3]);
            seen[key] = seen.GetValueOrDefault(key) + 1;
        }

        List<(double Expected, int Seen)> pools = [];
        (double Expected, int Seen) rare = (0, 0);
        double total = 0;
        for (long a = 0; a <= n; a++)
        {
            for (long b = 0; a + b <= n; b++)
            {
                for (long c = 0; a + b + c <= n; c++)
                {
                    double expected = repeats * probability([a, b, c, n - a - b - c]);
                    int count = seen.GetValueOrDefault((a, b, c, n - a - b - c));
                    total += expected;
                    if (expected == 0)
                        Assert.Equal(0, count);
                    else if (expected < 20)
                        rare = (rare.Expected + expected, rare.Seen + count);
                    else
                        pools.Add((expected, count));
                }
            }
        }

        if (rare.Expected > 5)
            pools.Add(rare);
        Assert.InRange(total / repeats, 1 - 1e-12, 1 + 1e-12);
        Assert.InRange(Draws.Deviate(pools), -4, 4);
    }

    private static BigInteger Ways(long[] moves)
    {
        BigInteger ways = 1;
        long left = moves.Sum();
        foreach (long k in moves)
        {
            ways *= Choose(left, k);
            left -= k;
        }

        return ways;
    }

    private static BigInteger Choose(long n, long k)
    {
        if (k < 0 || k > n)
            return 0;
        BigInteger ways = 1;
        for (long i = 0; i < k; i++)
            ways = ways * (n - i) / (i + 1);
        return ways;
    }

    private static double Rising(double x, long k)
    {
        double product = 1;
        for (long i = 0; i < k; i++)
            product *= x + i;
        return product;
    }
}
