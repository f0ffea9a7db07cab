using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

public sealed class AllocationTests
{
    [Fact]
    public void Draws_and_quantiles_allocate_nothing()
    {
        // The same draws once before: what is made when a sampler is first used, such as its table, is no cost of a draw.
        long sum = Enumerable.Range(1, 19).Sum(All);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < 20; i++)
            sum += All(i);
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, after - before);
        Assert.NotEqual(0, sum);
    }

    private static long All(int i)
    {
        DrawStream stream = Draws.Stream(i);
        Span<long> moves = stackalloc long[3];
        double u = stream.NextUniform();
        long sum = Binomial.Sample(ref stream, 1000, 0.4, 0.6) + Binomial.Quantile(u, 1_000_000, 0.4, 0.6);
        sum += Poisson.Sample(ref stream, 30) + Poisson.Quantile(u, 1e6);
        sum += NegativeBinomial.Sample(ref stream, 30, 3) + NegativeBinomial.Quantile(u, 30, 3);
        sum += Hypergeometric.Sample(ref stream, 100, 200, 90) + Hypergeometric.Quantile(u, 100, 200, 90);
        sum += BetaBinomial.Sample(ref stream, 100, 0.5, 9) + BetaBinomial.Quantile(u, 100, 0.5, 9);
        Multinomial.Split(100, [0.2, 0.4, 0.4], [1, 0.8, 0.4], moves, ref stream);
        DirichletMultinomial.Split(100, 7, [0.2, 0.4, 0.4], [1, 0.8, 0.4], moves, ref stream);
        MultivariateHypergeometric.Draw(50, moves, moves, ref stream);
        return sum + moves[0];
    }
}
