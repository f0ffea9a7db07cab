namespace Travesia.Inference.Draws;

/// <summary>The beta distribution.</summary>
internal static class BetaDistribution
{
    /// <summary>The value below which the distribution has a probability.</summary>
    public static double Quantile(double p, double a, double b)
    {
        // The smaller tail is solved for, on the scale of the logit, where the answer keeps its digits next to 0.
        return p <= 0.5 ? LowerQuantile(p, a, b) : 1 - LowerQuantile(1 - p, b, a);
    }

    /// <summary>The probability of values below x.</summary>
    public static double Probability(double x, double a, double b)
        => x <= 0 ? 0
            : x >= 1 ? 1
            : x < (a + 1) / (a + b + 2) ? Front(x, a, b) * ContinuedFraction(x, a, b) / a
            : 1 - (Front(x, a, b) * ContinuedFraction(1 - x, b, a) / b);

    private static double LowerQuantile(double p, double a, double b)
    {
        double low = -740;
        double high = 40;
        while (true)
        {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high)
            {
                return Logistic(middle);
            }

            if (Probability(Logistic(middle), a, b) < p)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
    }

    private static double Logistic(double t) => 1 / (1 + Math.Exp(-t));

    private static double Front(double x, double a, double b)
        => Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b));

    /// <summary>Lentz's evaluation of the continued fraction of the incomplete beta function.</summary>
    private static double ContinuedFraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        double c = 1;
        double d = 1 / Away(1 - ((a + b) * x / (a + 1)), Tiny);
        double h = d;
        for (int m = 1; m < 10_000; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d), Tiny);
            c = Away(1 + (even / c), Tiny);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Away(1 + (odd * d), Tiny);
            c = Away(1 + (odd / c), Tiny);
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-15)
            {
                break;
            }
        }

        return h;
    }

    private static double Away(double value, double tiny) => Math.Abs(value) < tiny ? tiny : value;

    /// <summary>Lanczos' approximation (g = 7, nine terms), relative error about 1e-15.</summary>
    private static double LogGamma(double x)
    {
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        }

        ReadOnlySpan<double> terms =
        [
            676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
            12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        double series = 0.99999999999980993;
        for (int i = 0; i < terms.Length; i++)
        {
            series += terms[i] / (x + i);
        }

        double t = x + 6.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(series);
    }
}
