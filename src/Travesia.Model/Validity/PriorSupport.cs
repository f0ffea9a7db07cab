namespace Travesia.Model.Validity;

/// <summary>The values that a prior can take.</summary>
public static class PriorSupport
{
    /// <summary>The closure of the support: its least and its greatest value, infinite if there is none.</summary>
    public static (double Low, double High) Of(Prior prior) => prior switch
    {
        FixedPrior p => (p.Value, p.Value),
        UniformPrior p => (p.Min, p.Max),
        NormalPrior p => (p.Min, p.Max),
        LogNormalPrior => (0, double.PositiveInfinity),
        BetaPrior => (0, 1),
        _ => (double.NegativeInfinity, double.PositiveInfinity),
    };

    /// <summary>Whether the least value itself has no probability, so that a bound that excludes it is kept.</summary>
    public static bool ExcludesLow(Prior prior) => prior is LogNormalPrior or BetaPrior;
}
