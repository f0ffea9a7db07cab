using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Journeys;

/// <summary>From the numbers of the members to estimates over the parameters.</summary>
internal sealed class JourneySumming(JourneyQuestion question, CohortShape shape, DateOnly lastDay, IReadOnlyList<MemberNumbers> members)
{
    /// <summary>Used less than once by so many people, a link is not told.</summary>
    private const double LeastTraversals = 1e-6;

    private static readonly ImmutableArray<string> Told =
    [
        MeasureNames.Apprehensions, MeasureNames.RepeatApprehensions, MeasureNames.Expulsions, MeasureNames.Transfers, MeasureNames.Removals, MeasureNames.Injuries, MeasureNames.Abuses,
        MeasureNames.OutOfMoney, MeasureNames.Reneged, MeasureNames.DaysHeld, MeasureNames.DaysWaiting, MeasureNames.TravelDays, MeasureNames.CostUsd, MeasureNames.DistanceKm,
    ];

    public JourneyAnswer Answer() => new(
        question,
        members.Count,
        lastDay,
        members.Any(m => m.IsFluid),
        Starts(),
        Outcomes(key => new OutcomeKey(key.End, null, null)),
        Outcomes(key => key),
        SpreadOf(m => m.Outcomes, IsEnd, DaysLattice, ByDay, Mean(m => m.Outcomes, IsEnd, MeanDays)),
        SpreadOf(m => m.Outcomes, IsEnd, shape.UsdLattice, t => shape.UsdOf(t.Carried).ToArray(), Mean(m => m.Outcomes, IsEnd, t => t.Carried[CohortShape.Usd])),
        SpreadOf(m => m.Outcomes, IsEnd, shape.KmLattice, t => shape.KmOf(t.Carried).ToArray(), Mean(m => m.Outcomes, IsEnd, t => t.Carried[CohortShape.Km])),
        SpreadOf(m => m.Outcomes, _ => true, shape.StopLattice, t => shape.StopsOf(t.Carried).ToArray(), members.Select(m => m.Counts.GetValueOrDefault(MeasureNames.Apprehensions)))!,
        Told.ToImmutableSortedDictionary(q => q, q => Estimate.Of(members.Select(m => m.Counts.GetValueOrDefault(q)))!, StringComparer.Ordinal),
        Chance(CohortShape.NeverInjured),
        Chance(CohortShape.NeverAbused),
        Legs(),
        question.To.IsEmpty ? null : Reach(),
        members[0].Examples);

    private Lattice DaysLattice => Lattice.Of(members[0].Outcomes.Values.First().ByDay.Length);

    private static bool IsEnd(JourneyEnd end) => end != JourneyEnd.OnTheWay;

    private static double[] ByDay(OutcomeTotals totals) => totals.ByDay;

    private static double MeanDays(OutcomeTotals totals)
    {
        double sum = 0;
        for (int day = 0; day < totals.ByDay.Length; day++)
        {
            sum += day * totals.ByDay[day];
        }

        return sum;
    }

    private static double People(OutcomeTotals totals) => totals.Carried[CohortShape.People];

    private Estimate Chance(int never) => Estimate.Of(members.Select(m => 1 - m.Outcomes.OrderBy(Name, StringComparer.Ordinal).Sum(o => o.Value.Carried[never])))!;

    private static string Name(KeyValuePair<OutcomeKey, OutcomeTotals> outcome) => Name(outcome.Key);

    private static string Name(OutcomeKey key) => $"{(int)key.End}/{key.Place}/{key.Country}";

    private ImmutableArray<JourneyStart> Starts() => [.. members
        .SelectMany(m => m.Starts.Select(s => (s.Start.Group, Place: s.Start.Place!.Value)))
        .Distinct()
        .Select(key => new JourneyStart(
            key.Group, key.Place, Estimate.Of(members.Select(m => m.Starts.Where(s => s.Start.Group == key.Group && s.Start.Place == key.Place).Sum(s => s.Share)))!))
        .OrderByDescending(s => s.Share.Mean).ThenBy(s => s.Place.Value, StringComparer.Ordinal)];

    /// <summary>How journeys end, told apart as far as wanted.</summary>
    private ImmutableArray<JourneyOutcome> Outcomes(Func<OutcomeKey, OutcomeKey> told) => [.. members
        .SelectMany(m => m.Outcomes.Keys.Select(told))
        .Distinct()
        .OrderBy(Name, StringComparer.Ordinal)
        .Select(key => new JourneyOutcome(
            key.End,
            key.Place,
            key.Country,
            Estimate.Of(members.Select(m => Of(m, key).Sum(People)))!,
            Each(key, MeanDays),
            Each(key, t => t.Carried[CohortShape.Usd]),
            Each(key, t => t.Carried[CohortShape.Km])))
        .OrderByDescending(o => o.Share.Mean)];

    private static OutcomeTotals[] Of(MemberNumbers member, OutcomeKey key)
        => [.. member.Outcomes
            .Where(o => o.Key.End == key.End && (key.Place is null || o.Key.Place == key.Place) && (key.Country is null || o.Key.Country == key.Country))
            .OrderBy(Name, StringComparer.Ordinal)
            .Select(o => o.Value)];

    private Estimate? Each(OutcomeKey key, Func<OutcomeTotals, double> sum)
        => Estimate.Of(members.Select(m => Of(m, key) is { Length: > 0 } totals && totals.Sum(People) is > 0 and double people ? totals.Sum(sum) / people : double.NaN));

    private IEnumerable<double> Mean(Func<MemberNumbers, Dictionary<OutcomeKey, OutcomeTotals>> of, Func<JourneyEnd, bool> which, Func<OutcomeTotals, double> sum)
        => members.Select(m =>
        {
            OutcomeTotals[] chosen = Chosen(of(m), which);
            double people = chosen.Sum(People);
            return people > 0 ? chosen.Sum(sum) / people : double.NaN;
        });

    private static OutcomeTotals[] Chosen(Dictionary<OutcomeKey, OutcomeTotals> of, Func<JourneyEnd, bool> which)
        => [.. of.Where(o => which(o.Key.End)).OrderBy(Name, StringComparer.Ordinal).Select(o => o.Value)];

    private JourneySpread? SpreadOf(
        Func<MemberNumbers, Dictionary<OutcomeKey, OutcomeTotals>> of, Func<JourneyEnd, bool> which, Lattice lattice, Func<OutcomeTotals, double[]> people, IEnumerable<double> means)
    {
        double[][] laws = [.. members.Select(m =>
        {
            double[] law = new double[lattice.Count];
            foreach (OutcomeTotals totals in Chosen(of(m), which))
            {
                Lattice.AddScaled(people(totals), 1, law);
            }

            return law;
        })];
        if (Estimate.Of(means) is not { } mean)
        {
            return null;
        }

        double[] upTo = new double[lattice.Count];
        double[][] known = [.. laws.Where(l => Lattice.Sum(l) > 0)];
        foreach (double[] law in known)
        {
            double all = Lattice.Sum(law), below = 0;
            for (int i = 0; i < law.Length; i++)
            {
                below += law[i];
                upTo[i] += below / all / known.Length;
            }
        }

        return new JourneySpread(mean, Quantile(0.1), Quantile(0.5), Quantile(0.9), lattice.Step, [.. upTo]);

        Estimate Quantile(double level) => Estimate.Of(laws.Select(l => lattice.Quantile(l, level)))!;
    }

    private ImmutableArray<JourneyLeg> Legs()
    {
        LinkId[] links = [.. members.SelectMany(m => m.OnLinks.Keys.Select(k => k.Link)).Distinct()];
        return [.. links.Select(Leg).Where(l => l.Traversals.Mean > LeastTraversals).OrderByDescending(l => l.Traversals.Mean).ThenBy(l => l.Link.Value, StringComparer.Ordinal)];
    }

    private JourneyLeg Leg(LinkId link)
    {
        int carried = shape.Legs.IndexOf(link);
        return new JourneyLeg(
            link,
            Estimate.Of(members.Select(Traversals))!,
            carried < 0 ? null : Estimate.Of(members.Select(m => 1 - m.Outcomes.OrderBy(Name, StringComparer.Ordinal).Sum(o => shape.NeverUsed(o.Value.Carried)[carried]))),
            PerTraversal(MeasureNames.TravelDays),
            PerTraversal(MeasureNames.CostUsd),
            PerTraversal(MeasureNames.DaysWaiting),
            PerTraversal(MeasureNames.Deaths),
            PerTraversal(MeasureNames.Injuries),
            PerTraversal(MeasureNames.Abuses),
            PerTraversal(MeasureNames.Apprehensions));

        double Of(MemberNumbers member, string quantity) => member.OnLinks.GetValueOrDefault((quantity, link));

        // Each traversal ends in a crossing, whatever is met on it, or in death.
        double Traversals(MemberNumbers member) => Of(member, MeasureNames.Crossings) + Of(member, MeasureNames.Deaths);

        Estimate? PerTraversal(string quantity) => Estimate.Of(members.Select(m => Traversals(m) > 0 ? Of(m, quantity) / Traversals(m) : double.NaN));
    }

    private JourneyReach Reach()
    {
        Func<JourneyEnd, bool> reached = end => end == JourneyEnd.Reached;
        return new JourneyReach(
            Estimate.Of(members.Select(m => Chosen(m.Outcomes, reached).Sum(People)))!,
            SpreadOf(m => m.Outcomes, reached, DaysLattice, ByDay, Mean(m => m.Outcomes, reached, MeanDays)),
            SpreadOf(m => m.Outcomes, reached, shape.UsdLattice, t => shape.UsdOf(t.Carried).ToArray(), Mean(m => m.Outcomes, reached, t => t.Carried[CohortShape.Usd])),
            SpreadOf(m => m.Outcomes, reached, shape.KmLattice, t => shape.KmOf(t.Carried).ToArray(), Mean(m => m.Outcomes, reached, t => t.Carried[CohortShape.Km])));
    }
}
