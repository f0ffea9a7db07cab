using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Inference.Journeys;

/// <summary>
/// What is carried along with the people of a state: how many they are, sums and sums of squares of what they have paid and travelled,
/// how many were never harmed and never used a link, and how they are spread over stops, dollars and kilometres. All are linear in
/// people, so that one pass over the days is exact for all of them.
/// </summary>
internal sealed class CohortShape
{
    public const int People = 0;
    public const int Usd = 1;
    public const int UsdSquared = 2;
    public const int Km = 3;
    public const int KmSquared = 4;
    public const int NeverInjured = 5;
    public const int NeverAbused = 6;
    private const int FirstLeg = 7;

    public CohortShape(ImmutableArray<LinkId> legs, Lattice stops, Lattice usd, Lattice km)
    {
        Legs = legs;
        StopLattice = stops;
        UsdLattice = usd;
        KmLattice = km;
        StopAt = FirstLeg + legs.Length;
        UsdAt = StopAt + stops.Count;
        KmAt = UsdAt + usd.Count;
        Width = KmAt + km.Count;
    }

    /// <summary>Nothing but sums: a first look.</summary>
    public static CohortShape Sums { get; } = new([], Lattice.Of(0), Lattice.Of(0), Lattice.Of(0));

    /// <summary>Links of which it is carried who never used them.</summary>
    public ImmutableArray<LinkId> Legs { get; }

    public Lattice StopLattice { get; }

    public Lattice UsdLattice { get; }

    public Lattice KmLattice { get; }

    /// <summary>How many numbers a state has.</summary>
    public int Width { get; }

    private int StopAt { get; }

    private int UsdAt { get; }

    private int KmAt { get; }

    public Span<double> NeverUsed(Span<double> of) => of.Slice(FirstLeg, Legs.Length);

    public Span<double> StopsOf(Span<double> of) => of.Slice(StopAt, StopLattice.Count);

    public Span<double> UsdOf(Span<double> of) => of.Slice(UsdAt, UsdLattice.Count);

    public Span<double> KmOf(Span<double> of) => of.Slice(KmAt, KmLattice.Count);

    /// <summary>People at the start: nothing paid, nothing met.</summary>
    public void Begin(Span<double> of, double people)
    {
        of[People] += people;
        of[NeverInjured] += people;
        of[NeverAbused] += people;
        foreach (ref double never in NeverUsed(of))
        {
            never += people;
        }

        AddFirst(StopsOf(of));
        AddFirst(UsdOf(of));
        AddFirst(KmOf(of));

        void AddFirst(Span<double> lattice)
        {
            if (!lattice.IsEmpty)
            {
                lattice[0] += people;
            }
        }
    }

    /// <summary>A share of the people of a state make a move and join others.</summary>
    /// <param name="from">The state.</param>
    /// <param name="share">Their share.</param>
    /// <param name="facts">What the move brings.</param>
    /// <param name="to">The others.</param>
    public void Move(Span<double> from, double share, MoveFacts facts, Span<double> to)
    {
        (double people, double usd, double km) = (from[People], facts.Usd, facts.Km);
        to[People] += share * people;
        to[Usd] += share * (from[Usd] + (usd * people));
        to[UsdSquared] += share * (from[UsdSquared] + (usd * ((2 * from[Usd]) + (usd * people))));
        to[Km] += share * (from[Km] + (km * people));
        to[KmSquared] += share * (from[KmSquared] + (km * ((2 * from[Km]) + (km * people))));
        to[NeverInjured] += facts.Injures ? 0 : share * from[NeverInjured];
        to[NeverAbused] += facts.Abuses ? 0 : share * from[NeverAbused];
        if (Width == FirstLeg)
        {
            return;
        }

        Span<double> neverBefore = NeverUsed(from), never = NeverUsed(to);
        for (int i = 0; i < never.Length; i++)
        {
            never[i] += facts.Uses(i) ? 0 : share * neverBefore[i];
        }

        StopLattice.Add(StopsOf(from), share, facts.Stops, StopsOf(to));
        UsdLattice.Add(UsdOf(from), share, usd, UsdOf(to));
        KmLattice.Add(KmOf(from), share, km, KmOf(to));
    }
}
