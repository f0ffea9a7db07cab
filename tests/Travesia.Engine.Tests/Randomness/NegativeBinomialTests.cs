using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

public sealed class NegativeBinomialTests
{
    public static TheoryData<double, double> Laws => new()
    {
        { 0.01, 3 },
        { 4, 2.5 },
        { 9.9, 16 },
        { 9.9, 16.1 },
        { 0.3, 40 },
        { 60, 1.001 },
        { 60, 3 },
        { 60, 300 },
        { 20_000, 3 },
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void Draws_follow_the_exact_law(double mean, double dispersion)
        => Assert.InRange(
            Draws.Misfit(ExactLaw.NegativeBinomial(mean, dispersion), 20_000, (ref DrawStream s) => NegativeBinomial.Sample(ref s, mean, dispersion)),
            -4,
            4);

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_quantile_inverts_the_exact_law_in_both_tails(double mean, double dispersion)
        => Quantiles.AssertInverts(ExactLaw.NegativeBinomial(mean, dispersion), u => NegativeBinomial.Quantile(u, mean, dispersion));

    [Theory]
    [InlineData(0.01, 3.0)]
    [InlineData(9.9, 16.0)]
    [InlineData(9.9, 1.0000001)]
    [InlineData(5.0, 1.5)]
    public void The_steps_of_the_inversion_are_those_of_the_exact_law(double mean, double dispersion)
        => Assert.InRange(
            Draws.LargestThresholdError(ExactLaw.NegativeBinomial(mean, dispersion), u => NegativeBinomial.InvertAt(u, mean, dispersion)),
            0,
            1e-12);

    [Theory]
    [InlineData(3.0)]
    [InlineData(300.0)]
    [InlineData(1e7)]
    public void It_becomes_Poisson_as_the_dispersion_falls_to_one(double mean)
    {
        foreach (double excess in (double[])[0, 2.3e-16, 1e-13])
        {
            NegativeBinomialLaw law = new(mean, 1 + Math.Max(excess, 2.3e-16));
            PoissonLaw limit = new(mean);
            for (double z = -4; z <= 4; z++)
            {
                double k = Math.Max(0, Math.Floor(mean + (z * Math.Sqrt(mean))));

                // To first order in the excess the masses differ by a factor 1 + excess (z² - 1)/2.
                Assert.InRange(law.Mass(k) / limit.Mass(k), 1 - 2e-12, 1 + 2e-12);
            }

            foreach (double u in (double[])[1e-6, 0.3, 0.9])
                Assert.Equal(Poisson.Quantile(u, mean), NegativeBinomial.Quantile(u, mean, 1 + excess));
        }
    }

    [Theory]
    [InlineData(2_000.0, 1.0000000001)]
    [InlineData(2_000.0, 3.0)]
    [InlineData(2_000.0, 1000.0)]
    public void Its_variance_is_the_dispersion_times_the_mean(double mean, double dispersion)
    {
        const int Repeats = 20_000;
        double sum = 0;
        double square = 0;
        for (int i = 0; i < Repeats; i++)
        {
            DrawStream stream = Draws.Stream(i, DrawPurpose.Departure);
            double off = NegativeBinomial.Sample(ref stream, mean, dispersion) - mean;
            sum += off;
            square += off * off;
        }

        double variance = mean * dispersion;
        Assert.InRange(sum / Math.Sqrt(Repeats * variance), -4, 4);

        // The squares of a gamma-like law of shape 2 scatter more than those of a normal one: five times 2/n is enough for all three.
        Assert.InRange(square / (Repeats * variance), 1 - (4 * Math.Sqrt(10.0 / Repeats)), 1 + (4 * Math.Sqrt(10.0 / Repeats)));
    }
}
