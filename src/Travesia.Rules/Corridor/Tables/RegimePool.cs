using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Tables;

/// <summary>The regimes that sites of a kind have on some day for some group, with the condition that each makes, worked out once.</summary>
/// <typeparam name="T">A condition.</typeparam>
/// <param name="sites">The sites.</param>
/// <param name="make">Makes the condition of a site in a regime.</param>
internal sealed class RegimePool<T>(Site[] sites, Func<int, Regime, T> make)
    where T : class
{
    private readonly List<Regime>?[] regimes = new List<Regime>?[sites.Length];
    private readonly T?[] constants = new T?[sites.Length];
    private readonly List<T>?[] conditions = new List<T>?[sites.Length];

    /// <summary>The sites.</summary>
    public Site[] Sites => sites;

    /// <summary>The number of a regime at a site: 0 for the only one of a constant site.</summary>
    public int Number(int site, Regime regime)
    {
        if (sites[site].IsConstant)
        {
            return 0;
        }

        List<Regime> known = regimes[site] ??= [];
        int number = known.IndexOf(regime);
        if (number < 0)
        {
            number = known.Count;
            known.Add(regime);
            (conditions[site] ??= []).Add(make(site, regime));
        }

        return number;
    }

    /// <summary>Works out the conditions of constant sites.</summary>
    public void MakeConstants()
    {
        for (int s = 0; s < sites.Length; s++)
        {
            constants[s] ??= sites[s].IsConstant ? make(s, Regime.None) : null;
        }
    }

    /// <summary>The condition of a site in a numbered regime.</summary>
    public T this[int site, int number] => sites[site].IsConstant ? constants[site] ??= make(site, Regime.None) : conditions[site]![number];

    /// <summary>A numbered regime.</summary>
    public Regime RegimeAt(int site, int number) => sites[site].IsConstant ? Regime.None : regimes[site]![number];
}
