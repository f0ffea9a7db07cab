namespace Travesia.Rules.Corridor.Tables;

/// <summary>
/// The days that a journey on a link takes: a distribution on whole numbers with exactly a given mean and, if asked for, a given
/// standard deviation. With none, or less than whole numbers allow, the two whole numbers next to the mean; else p(k) proportional to
/// exp(a (k - d) - b (k - d)^2), the flattest with these two moments.
/// </summary>
internal sealed class TravelDays
{
    /// <summary>The most days that a journey on one link may take.</summary>
    public const int MostDays = 4000;

    /// <summary>Chances below this are left out.</summary>
    private const double Negligible = 1e-13;

    private TravelDays(int first, double[] chances)
    {
        First = first;
        Chances = chances;
    }

    /// <summary>The least number of days with a chance.</summary>
    public int First { get; }

    /// <summary>Chances of the least number of days and the next ones; they sum to 1.</summary>
    public double[] Chances { get; }

    /// <summary>The greatest number of days with a chance.</summary>
    public int Last => First + Chances.Length - 1;

    /// <summary>The chance of so many days.</summary>
    public double this[int days] => days >= First && days <= Last ? Chances[days - First] : 0;

    /// <summary>The greatest standard deviation that can be had with a mean.</summary>
    public static double GreatestSpread(double mean) => Math.Sqrt(mean * (mean + 1));

    /// <summary>The distribution of a mean, 0 or more, and a standard deviation, or 0 for the least.</summary>
    /// <returns>None if the spread cannot be had, or if more than <see cref="MostDays"/> are needed.</returns>
    public static TravelDays? Of(double mean, double sd)
    {
        if (!(mean <= MostDays))
        {
            return null;
        }

        int floor = (int)Math.Floor(mean);
        double part = mean - floor;
        double least = part * (1 - part);
        if (sd * sd <= least + 1e-9)
        {
            return part == 0 ? new TravelDays(floor, [1]) : new TravelDays(floor, [1 - part, part]);
        }

        return sd >= GreatestSpread(mean) ? null : Flattest(mean, sd * sd);
    }

    /// <summary>
    /// Newton's method on the convex function log Z(a, b) whose gradient is the difference of moments; steps are halved until it falls.
    /// </summary>
    private static TravelDays? Flattest(double mean, double variance)
    {
        double sd = Math.Sqrt(variance);
        int first = Math.Max(0, (int)Math.Floor(mean - 12 * sd));
        int last = (int)Math.Ceiling(mean + 12 * sd + 2);
        if (last > MostDays)
        {
            return null;
        }

        double[] p = new double[last - first + 1];
        double a = 0, b = 0.5 / variance;
        double objective = Weigh(p, first, mean, variance, a, b);
        for (int step = 0; step < 200; step++)
        {
            Moments moments = Moments.Of(p, first, mean);
            double offMean = moments.M1, offVariance = moments.M2 - variance;
            if (Math.Abs(offMean) < 1e-13 * Math.Max(1, mean) && Math.Abs(offVariance) < 1e-10 * variance)
            {
                break;
            }

            // The objective is log Z - 0 a + variance b in (a, -b); its Hessian is the covariance of (x, x^2), x = k - mean.
            double haa = moments.M2 - moments.M1 * moments.M1;
            double hab = moments.M3 - moments.M1 * moments.M2;
            double hbb = moments.M4 - moments.M2 * moments.M2;
            double determinant = haa * hbb - hab * hab;
            if (!(determinant > 1e-300))
            {
                break;
            }

            double da = (hbb * offMean - hab * offVariance) / determinant;
            double db = (haa * offVariance - hab * offMean) / determinant;
            double size = 1;
            bool better = false;
            for (int halving = 0; halving < 60 && !better; halving++, size /= 2)
            {
                double next = Weigh(p, first, mean, variance, a - size * da, b + size * db);
                if (next <= objective)
                {
                    (a, b, objective, better) = (a - size * da, b + size * db, next, true);
                }
            }

            if (!better)
            {
                Weigh(p, first, mean, variance, a, b);
                break;
            }
        }

        Moments final = Moments.Of(p, first, mean);
        return Math.Abs(final.M1) < 1e-6 * Math.Max(1, mean) && Math.Abs(final.M2 - variance) <= 1e-6 * Math.Max(variance, 1) ? Trimmed(p, first, mean) : null;
    }

    /// <summary>Fills the chances and gives log Z(a, b) + variance * b.</summary>
    private static double Weigh(double[] p, int first, double mean, double variance, double a, double b)
    {
        double greatest = double.NegativeInfinity;
        for (int i = 0; i < p.Length; i++)
        {
            double x = first + i - mean;
            p[i] = a * x - b * x * x;
            greatest = Math.Max(greatest, p[i]);
        }

        double sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = Math.Exp(p[i] - greatest);
            sum += p[i];
        }

        for (int i = 0; i < p.Length; i++)
        {
            p[i] /= sum;
        }

        return greatest + Math.Log(sum) + variance * b;
    }

    /// <summary>Leaves out negligible tails, then moves what is missing of the mean between the two largest neighbours.</summary>
    private static TravelDays Trimmed(double[] p, int first, double mean)
    {
        int from = 0, to = p.Length - 1;
        while (from < to && p[from] < Negligible)
        {
            from++;
        }

        while (to > from && p[to] < Negligible)
        {
            to--;
        }

        double[] kept = p[from..(to + 1)];
        double sum = kept.Sum();
        int top = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] /= sum;
            top = kept[i] > kept[top] ? i : top;
        }

        if (kept.Length > 1)
        {
            top = Math.Min(top, kept.Length - 2);
            double off = mean - (first + from);
            for (int i = 0; i < kept.Length; i++)
            {
                off -= i * kept[i];
            }

            kept[top] -= off;
            kept[top + 1] += off;
        }

        return new TravelDays(first + from, kept);
    }

    /// <summary>Means of powers of x = k - mean.</summary>
    private readonly record struct Moments(double M1, double M2, double M3, double M4)
    {
        public static Moments Of(double[] p, int first, double mean)
        {
            double m1 = 0, m2 = 0, m3 = 0, m4 = 0;
            for (int i = 0; i < p.Length; i++)
            {
                double x = first + i - mean;
                double w = p[i] * x;
                m1 += w;
                m2 += w *= x;
                m3 += w *= x;
                m4 += w * x;
            }

            return new Moments(m1, m2, m3, m4);
        }
    }
}
