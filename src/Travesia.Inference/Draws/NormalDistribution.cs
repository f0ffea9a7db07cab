namespace Travesia.Inference.Draws;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>The probability of values below z.</summary>
    public static double Probability(double z)
        => double.IsNegativeInfinity(z) ? 0
            : double.IsPositiveInfinity(z) ? 1
            : z < 0 ? LeftTail(-z)
            : 1 - LeftTail(z);

    /// <summary>The value below which the distribution has a probability: Wichura's algorithm AS 241 (PPND16), relative error about 1e-16.</summary>
    public static double Quantile(double p)
    {
        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - (q * q);
            return q
                * Polynomial(r, 3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727)
                / Polynomial(r, 1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061, 28729.085735721942674, 5226.495278852545925);
        }

        double tail = Math.Sqrt(-Math.Log(q < 0 ? p : 1 - p));
        double z = tail <= 5
            ? Polynomial(tail - 1.6, 1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4)
                / Polynomial(tail - 1.6, 1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459, 0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9)
            : Polynomial(tail - 5, 6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7)
                / Polynomial(tail - 5, 1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15);
        return q < 0 ? -z : z;
    }

    /// <summary>The probability of values below -z, z 0 or more: Laplace's continued fraction far out, the power series near 0.</summary>
    private static double LeftTail(double z)
    {
        double density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        if (z < 3)
        {
            double term = z;
            double sum = z;
            for (int k = 3; Math.Abs(term) > 1e-17 * sum; k += 2)
            {
                term *= z * z / k;
                sum += term;
            }

            return 0.5 - (density * sum);
        }

        double fraction = 0;
        for (int k = 200; k >= 1; k--)
        {
            fraction = k / (z + fraction);
        }

        return density / (z + fraction);
    }

    private static double Polynomial(double x, params ReadOnlySpan<double> ascending)
    {
        double value = 0;
        for (int i = ascending.Length - 1; i >= 0; i--)
        {
            value = (value * x) + ascending[i];
        }

        return value;
    }
}
