namespace Travesia.Rules.Corridor.Tables;

/// <summary>
/// Chances that compete: each alone would act with chance p; together they act with hazards h = -log(1 - p), something happens with
/// chance 1 - exp(-sum h), and each has its share h / sum h of it. Infinite hazards share alike and leave nothing to the others.
/// </summary>
internal static class CompetingRisks
{
    /// <summary>The hazard of a chance in 0 to 1; infinite for 1.</summary>
    public static double Hazard(double chance) => chance >= 1 ? double.PositiveInfinity : -LogOnePlus(-chance);

    /// <summary>A hazard times a factor; 0 if either is 0.</summary>
    public static double Scale(double hazard, double factor) => hazard == 0 || factor == 0 ? 0 : hazard * factor;

    /// <summary>Turns hazards into the chances that they have together, in place.</summary>
    /// <returns>The chance that nothing happens.</returns>
    public static double Share(Span<double> hazards)
    {
        double sum = 0;
        int infinite = 0;
        foreach (double h in hazards)
        {
            sum += h;
            infinite += double.IsPositiveInfinity(h) ? 1 : 0;
        }

        if (sum == 0)
        {
            return 1;
        }

        if (infinite > 0)
        {
            foreach (ref double h in hazards)
            {
                h = double.IsPositiveInfinity(h) ? 1.0 / infinite : 0;
            }

            return 0;
        }

        double something = -ExpMinusOne(-sum);
        foreach (ref double h in hazards)
        {
            h = something * (h / sum);
        }

        return Math.Exp(-sum);
    }

    /// <summary>log(1 + x) without loss of digits near 0; the base library's takes the logarithm of the rounded sum (Kahan's correction).</summary>
    public static double LogOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>exp(x) - 1 without loss of digits near 0 (Kahan's correction).</summary>
    public static double ExpMinusOne(double x)
    {
        double u = Math.Exp(x);
        return u == 1 ? x : u - 1 == -1 ? -1 : (u - 1) * (x / Math.Log(u));
    }
}
