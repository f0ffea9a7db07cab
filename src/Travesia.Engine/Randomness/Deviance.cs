namespace Travesia.Engine.Randomness;

/// <summary>The deviance of a count from its mean: count · ln(count/mean) - (count - mean), the exponent of a saddle-point mass.</summary>
/// <remarks>Source: Loader (2000). Relative error a few 1e-16: the difference is an argument because its caller knows it better than count - mean does.</remarks>
internal static class Deviance
{
    /// <summary>The deviance, at least 0.</summary>
    /// <param name="count">What was counted, at least 0; need not be whole.</param>
    /// <param name="mean">What was expected, at least 0; only a count of 0 can be held against a mean of 0.</param>
    /// <param name="difference">count - mean, as exactly as it is known.</param>
    public static double Of(double count, double mean, double difference)
    {
        if (Math.Abs(difference) <= 0.25 * mean)
        {
            // With v = difference/(count + mean): ln(count/mean) = 2(v + v^3/3 + v^5/5 + ...), whose first term is done by hand.
            // |v| <= 1/7 here, so the term left out is below 1e-17 of the first.
            double v = difference / (count + mean);
            double w = v * v;

            // Summed pairwise (Estrin): a chain of nine additions would cost more than all the rest.
            double w2 = w * w;
            double w4 = w2 * w2;
            double low = Math.FusedMultiplyAdd(w2, Math.FusedMultiplyAdd(w, 1.0 / 9, 1.0 / 7), Math.FusedMultiplyAdd(w, 1.0 / 5, 1.0 / 3));
            double high = Math.FusedMultiplyAdd(w2, Math.FusedMultiplyAdd(w, 1.0 / 17, 1.0 / 15), Math.FusedMultiplyAdd(w, 1.0 / 13, 1.0 / 11));
            double tail = w * Math.FusedMultiplyAdd(w4, Math.FusedMultiplyAdd(w4, 1.0 / 19, high), low);
            return (difference * v) + (2 * count * v * tail);
        }

        return count > 0 ? (count * Math.Log(count / mean)) - difference : mean;
    }
}
