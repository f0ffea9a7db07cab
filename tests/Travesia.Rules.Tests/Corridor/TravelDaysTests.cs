using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Tests.Corridor;

public sealed class TravelDaysTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.06)]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(17.999)]
    public void Without_a_spread_the_two_whole_numbers_next_to_the_mean_have_it(double mean)
    {
        TravelDays days = TravelDays.Of(mean, 0)!;

        Assert.InRange(days.Chances.Length, 1, 2);
        Assert.Equal(1, days.Chances.Sum(), 15);
        Assert.Equal(mean, Mean(days), 12);
    }

    [Theory]
    [InlineData(5, 1.5)]
    [InlineData(5, 0.6)]
    [InlineData(0.5, 0.7)]
    [InlineData(1, 1.3)]
    [InlineData(3.3, 3.5)]
    [InlineData(40, 12)]
    [InlineData(2.5, 0.51)]
    [InlineData(10, 10.4)]
    [InlineData(300, 30)]
    public void With_a_spread_mean_and_standard_deviation_are_met(double mean, double sd)
    {
        TravelDays days = TravelDays.Of(mean, sd)!;

        Assert.True(days.First >= 0);
        Assert.All(days.Chances, p => Assert.True(p > 0));
        Assert.Equal(1, days.Chances.Sum(), 13);
        Assert.Equal(mean, Mean(days), 11);
        Assert.Equal(sd * sd, Variance(days), 1e-6 * Math.Max(1, sd * sd));
    }

    [Fact]
    public void The_spread_is_that_of_a_bell_where_it_is_not_cut_at_0()
    {
        TravelDays days = TravelDays.Of(20, 3)!;

        Assert.Equal(Math.Exp(-0.5 * 9 / 9.0), days[23] / days[20], 1e-3);
        Assert.Equal(days[23], days[17], 1e-9);
    }

    [Theory]
    [InlineData(2, 2.5)]
    [InlineData(0, 0.1)]
    [InlineData(0.1, 1)]
    public void A_spread_that_whole_numbers_do_not_have_is_refused(double mean, double sd) => Assert.Null(TravelDays.Of(mean, sd));

    [Fact]
    public void A_spread_below_the_least_is_the_least() => Assert.Equal([0.5, 0.5], TravelDays.Of(2.5, 0.2)!.Chances);

    [Fact]
    public void More_days_than_are_kept_are_refused() => Assert.Null(TravelDays.Of(TravelDays.MostDays + 1.0, 0));

    [Fact]
    public void Means_and_spreads_are_met_over_a_grid()
    {
        for (double mean = 0.05; mean < 30; mean *= 1.37)
        {
            double part = mean - Math.Floor(mean);
            for (double share = 0.02; share < 0.99; share += 0.07)
            {
                double least = part * (1 - part), most = mean * (mean + 1), variance = least + share * (most - least);
                TravelDays? days = TravelDays.Of(mean, Math.Sqrt(variance));
                Assert.True(days is not null, $"mean {mean} variance {variance}");
                Assert.True(Math.Abs(Mean(days) - mean) < 1e-10 && Math.Abs(Variance(days) - variance) < 2e-6 * Math.Max(1, variance), $"mean {mean} {Mean(days)} variance {variance} {Variance(days)}");
            }
        }
    }

    private static double Mean(TravelDays days) => days.Chances.Select((p, i) => p * (days.First + i)).Sum();

    private static double Variance(TravelDays days)
    {
        double mean = Mean(days);
        return days.Chances.Select((p, i) => p * (days.First + i - mean) * (days.First + i - mean)).Sum();
    }
}
