using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Journeys;

/// <summary>What a move is to who makes it, read from what it adds to.</summary>
internal sealed class MoveFacts
{
    /// <summary>Dollars.</summary>
    public required double Usd { get; init; }

    /// <summary>Kilometres.</summary>
    public required double Km { get; init; }

    /// <summary>Times stopped.</summary>
    public required double Stops { get; init; }

    /// <summary>Whether injured.</summary>
    public required bool Injures { get; init; }

    /// <summary>Whether abused.</summary>
    public required bool Abuses { get; init; }

    /// <summary>Whether an authority expels, moves or removes.</summary>
    public required bool SendsBack { get; init; }

    /// <summary>Links set out on or ended, in the order in which they are travelled.</summary>
    public required ImmutableArray<Link> Legs { get; init; }

    /// <summary>Places reached.</summary>
    public required ImmutableArray<PlaceId> Arrivals { get; init; }

    /// <summary>The place asked for that is reached first, and the move up to there; none if none is reached.</summary>
    public required MoveReach? Reach { get; init; }

    /// <summary>Bit for each link of <see cref="CohortShape.Legs"/>.</summary>
    public required ulong Used { get; init; }

    /// <summary>Whether a link of <see cref="CohortShape.Legs"/> is among the legs.</summary>
    public bool Uses(int leg) => (Used >> leg & 1) != 0;
}

/// <summary>A move that reaches a place asked for.</summary>
/// <param name="Place">Which.</param>
/// <param name="Facts">The move without the links beyond it. What no link tells (a stop, an injury) is that of the whole move.</param>
/// <param name="Beyond">The links beyond it.</param>
internal sealed record MoveReach(PlaceId Place, MoveFacts Facts, ImmutableArray<LinkId> Beyond);

/// <summary>The facts of a program's moves by what they add to, worked out when first met. Not for several threads.</summary>
internal sealed class MoveFactsTable
{
    /// <summary>The most links of a shape.</summary>
    public const int MostLegs = 64;

    private readonly Program program;
    private readonly Measure?[] measures;
    private readonly Dictionary<LinkId, Link> links;
    private readonly ImmutableHashSet<PlaceId> targets;
    private readonly ImmutableArray<LinkId> legs;
    private readonly MoveFacts?[] facts;

    public MoveFactsTable(CompiledScenario compiled, ImmutableArray<PlaceId> targets, ImmutableArray<LinkId> legs)
    {
        program = compiled.Program;
        measures = new Measure?[program.Tallies.Length];
        foreach (Measure measure in compiled.Measures)
        {
            // What is counted by day for all groups is counted by group as well.
            if (measure is { Tally: { } tally, Group: not null })
            {
                measures[tally.Index] = measure;
            }
        }

        links = compiled.Scenario.Links.ToDictionary(l => l.Id);
        this.targets = [.. targets];
        this.legs = legs;
        facts = new MoveFacts?[program.TallySetCount];
    }

    /// <summary>What a set of tallies says.</summary>
    public MoveFacts this[TallySetId set] => facts[set.Index] ??= Read(set);

    /// <summary>What a tally counts; none for what is counted a second time.</summary>
    public Measure? MeasureOf(TallyId tally) => measures[tally.Index];

    private MoveFacts Read(TallySetId set)
    {
        double usd = 0, km = 0, stops = 0;
        bool injures = false, abuses = false, sendsBack = false;
        List<PlaceId> arrivals = [];
        List<(Link Link, double Usd, double Km)> met = [];
        foreach (TallyWeight item in program.WeightsOf(set))
        {
            if (measures[item.Tally.Index] is not { } measure)
            {
                continue;
            }

            switch (measure.Quantity)
            {
                case MeasureNames.CostUsd:
                    usd += item.Weight;
                    Meet(measure, item.Weight, 0);
                    break;
                case MeasureNames.DistanceKm:
                    km += item.Weight;
                    Meet(measure, 0, item.Weight);
                    break;
                case MeasureNames.TravelDays or MeasureNames.Crossings or MeasureNames.Deaths:
                    Meet(measure, 0, 0);
                    break;
                case MeasureNames.Apprehensions:
                    stops += item.Weight;
                    break;
                case MeasureNames.Injuries:
                    injures = true;
                    break;
                case MeasureNames.Abuses:
                    abuses = true;
                    break;
                case MeasureNames.Expulsions or MeasureNames.Transfers or MeasureNames.Removals:
                    sendsBack = true;
                    break;
                case MeasureNames.Arrivals:
                    arrivals.Add(measure.Place!.Value);
                    break;
            }
        }

        List<(Link Link, double Usd, double Km)> travelled = Order(met);
        return Facts(usd, km, travelled, ReachOf());

        MoveFacts Facts(double withUsd, double withKm, List<(Link Link, double Usd, double Km)> over, MoveReach? reach) => new()
        {
            Usd = withUsd,
            Km = withKm,
            Stops = stops,
            Injures = injures,
            Abuses = abuses,
            SendsBack = sendsBack,
            Legs = [.. over.Select(t => t.Link)],
            Arrivals = [.. arrivals],
            Reach = reach,
            Used = UsedOf(over),
        };

        MoveReach? ReachOf()
        {
            if (!arrivals.Exists(targets.Contains))
            {
                return null;
            }

            int last = travelled.FindIndex(t => targets.Contains(t.Link.To) && arrivals.Contains(t.Link.To));
            PlaceId place = last < 0 ? arrivals.First(targets.Contains) : travelled[last].Link.To;
            List<(Link Link, double Usd, double Km)> until = last < 0 ? travelled : travelled[..(last + 1)];
            return new MoveReach(place, Facts(until.Sum(t => t.Usd), until.Sum(t => t.Km), until, null), [.. travelled[until.Count..].Select(t => t.Link.Id)]);
        }

        void Meet(Measure measure, double addedUsd, double addedKm)
        {
            if (measure.Link is not { } id)
            {
                return;
            }

            int known = met.FindIndex(m => m.Link.Id == id);
            if (known < 0)
            {
                met.Add((links[id], addedUsd, addedKm));
            }
            else
            {
                met[known] = (met[known].Link, met[known].Usd + addedUsd, met[known].Km + addedKm);
            }
        }
    }

    /// <summary>Several links in one day follow one another: first the one to whose beginning none of the others leads.</summary>
    private static List<(Link Link, double Usd, double Km)> Order(List<(Link Link, double Usd, double Km)> met)
    {
        if (met.Count < 2)
        {
            return met;
        }

        List<(Link Link, double Usd, double Km)> rest = [.. met], ordered = [];
        while (rest.Count > 0)
        {
            int next = ordered.Count > 0 ? rest.FindIndex(r => r.Link.From == ordered[^1].Link.To) : rest.FindIndex(r => !rest.Exists(o => o.Link.To == r.Link.From));
            next = Math.Max(next, 0);
            ordered.Add(rest[next]);
            rest.RemoveAt(next);
        }

        return ordered;
    }

    private ulong UsedOf(List<(Link Link, double Usd, double Km)> travelled)
    {
        ulong used = 0;
        for (int i = 0; i < legs.Length; i++)
        {
            used |= travelled.Exists(t => t.Link.Id == legs[i]) ? 1UL << i : 0;
        }

        return used;
    }
}
