using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Comparing;

/// <summary>What a run is asked in a comparison: a list that is the same for both arms, whatever they count.</summary>
internal sealed class ComparedOutcomes
{
    private static readonly ImmutableArray<string> PeopleOfAll =
    [
        ComparedQuantities.ArrivalsAtDestinations, MeasureNames.Departures, MeasureNames.Undetected, MeasureNames.Apprehensions, MeasureNames.Expulsions,
        MeasureNames.Transfers, MeasureNames.Removals, MeasureNames.TurnedBack, MeasureNames.Settled,
    ];

    private static readonly ImmutableArray<string> PeopleAtPlace = [MeasureNames.Arrivals, MeasureNames.Apprehensions];

    private static readonly ImmutableArray<string> PeopleOfGroup =
        [ComparedQuantities.ArrivalsAtDestinations, MeasureNames.Departures, MeasureNames.Apprehensions, MeasureNames.Removals];

    private static readonly ImmutableArray<string> Harm =
    [
        MeasureNames.Deaths, MeasureNames.Injuries, MeasureNames.Abuses, MeasureNames.DaysHeld, MeasureNames.DaysWaiting, MeasureNames.NightsWithoutBed,
        ComparedQuantities.TravelDaysEach, ComparedQuantities.DistanceKmEach, ComparedQuantities.CostUsdEach,
    ];

    private readonly ImmutableArray<Ask> asks;
    private readonly ImmutableArray<(ComparedRow Form, int First)> rows;

    private ComparedOutcomes(ImmutableArray<Ask> asks, ImmutableArray<(ComparedRow, int)> rows)
    {
        this.asks = asks;
        this.rows = rows;
    }

    /// <summary>How many numbers a run gives.</summary>
    public int Length => asks.Length;

    /// <summary>What is asked of both arms.</summary>
    public static ComparedOutcomes Of(Scenario scenario)
    {
        List<Ask> asks = [];
        List<(ComparedRow, int)> rows = [];
        Add(null, null, PeopleOfAll);
        foreach (Place place in scenario.Places)
        {
            Add(place.Id, null, PeopleAtPlace);
        }

        foreach (Group group in scenario.Groups)
        {
            Add(null, group.Id, PeopleOfGroup);
        }

        return new ComparedOutcomes([.. asks], [.. rows]);

        void Add(PlaceId? place, GroupId? group, ImmutableArray<string> people)
        {
            rows.Add((new ComparedRow(place, group, [.. people.Select(Unasked)], Harmed([.. Harm.Select(Unasked)])), asks.Count));
            asks.AddRange(people.AddRange(Harm).Select(q => new Ask(q, place, group)));
        }
    }

    /// <summary>What answers in an arm.</summary>
    public ComparedReader ReaderOf(EnsembleLayout layout) => new(asks, layout);

    /// <summary>The rows of a finished comparison: everybody, then places, then groups; a place at which neither arm counts anything is left out.</summary>
    public ImmutableArray<ComparedRow> Rows(ComparedReader scenario, ComparedReader changed, Func<int, Difference> differenceOf)
    {
        Compared[] answers = [.. asks.Select((ask, i) => Answer(ask, i))];
        return [.. rows.Select(row => Filled(row.Form, row.First)).Where(r => r.Place is null || IsAnything(r))];

        Compared Answer(Ask ask, int i)
        {
            // What one arm counts and the other cannot do is 0 in the other.
            if (scenario.Reasons[i] is { } one && changed.Reasons[i] is { } other)
            {
                return new Compared(ask.Quantity, scenario.Units[i], null, one.Reason == NotCountedReason.Never ? other : one);
            }

            return new Compared(ask.Quantity, scenario.Reasons[i] is null ? scenario.Units[i] : changed.Units[i], differenceOf(i), null);
        }

        ComparedRow Filled(ComparedRow form, int first)
        {
            int people = form.People.Length;
            return form with { People = [.. answers.AsSpan(first, people)], Harm = Harmed([.. answers.AsSpan(first + people, Harm.Length)]) };
        }
    }

    private static bool IsAnything(ComparedRow row)
        => row.People.Concat(row.Harm.All).Any(c => c.Difference is { } d && (d.Scenario != 0 || d.Changed != 0));

    private static Compared Unasked(string quantity) => new(quantity, "", null, null);

    private static HarmBeside Harmed(Compared[] harm) => new(harm[0], harm[1], harm[2], harm[3], harm[4], harm[5], harm[6], harm[7], harm[8]);
}

/// <summary>A number that is asked of a run.</summary>
internal readonly record struct Ask(string Quantity, PlaceId? Place, GroupId? Group);

/// <summary>Answers what is asked of the runs of one arm.</summary>
internal sealed class ComparedReader
{
    private readonly ImmutableArray<(ModelCount? Count, ModelCount? Over)> counts;

    public ComparedReader(ImmutableArray<Ask> asks, EnsembleLayout layout)
    {
        ImmutableArray<CountPeriod> whole = [new(layout.Days[0], layout.Days[^1])];
        ImmutableArray<string> destinations = [.. layout.Scenario.Places.Where(p => p.Kind == PlaceKind.Destination).Select(p => p.Id.Value)];
        Dictionary<Ask, CountAnswer> known = [];
        (CountAnswer, CountAnswer?)[] answers = [.. asks.Select(Answer)];
        counts = [.. answers.Select(a => a.Item1.Count is null || a.Item2 is { Count: null } ? ((ModelCount?, ModelCount?))(null, null) : (a.Item1.Count, a.Item2?.Count))];
        Reasons = [.. answers.Select(a => a.Item1.Reason ?? a.Item2?.Reason)];
        Units = [.. asks.Select((a, i) => counts[i].Over is not null || counts[i].Count is not { } count ? UnitOf(a.Quantity) : count.IsStock ? "days" : count.Unit)];

        (CountAnswer, CountAnswer?) Answer(Ask ask) => ask.Quantity switch
        {
            ComparedQuantities.TravelDaysEach => (Counted(ask with { Quantity = MeasureNames.TravelDays }), Departures(ask)),
            ComparedQuantities.DistanceKmEach => (Counted(ask with { Quantity = MeasureNames.DistanceKm }), Departures(ask)),
            ComparedQuantities.CostUsdEach => (Counted(ask with { Quantity = MeasureNames.CostUsd }), Departures(ask)),
            MeasureNames.DaysHeld => (Either(ask, MeasureNames.Held), null),
            MeasureNames.DaysWaiting => (Either(ask, MeasureNames.Waiting), null),
            _ => (Counted(ask), null),
        };

        CountAnswer? Departures(Ask ask) => Counted(ask with { Quantity = MeasureNames.Departures });

        // A rule set that does not count days counts the people of each day.
        CountAnswer Either(Ask ask, string stock) => Counted(ask) is { Count: not null } found ? found : Counted(ask with { Quantity = stock }) is { Count: not null } other ? other : Counted(ask);

        CountAnswer Counted(Ask ask)
        {
            if (known.TryGetValue(ask, out CountAnswer answer))
            {
                return answer;
            }

            bool atDestinations = ask.Quantity == ComparedQuantities.ArrivalsAtDestinations;
            CountQuery query = new(
                atDestinations ? MeasureNames.Arrivals : ask.Quantity, atDestinations ? destinations : ask.Place is { } place ? [place.Value] : [], ask.Group, []);
            return known[ask] = atDestinations && destinations.IsEmpty
                ? new CountAnswer(null, new NotCounted(NotCountedReason.Never, ask.Quantity))
                : CountSelection.Of(layout, query, whole);
        }
    }

    /// <summary>Why something is not counted; none where it is.</summary>
    public ImmutableArray<NotCounted?> Reasons { get; }

    /// <summary>Units.</summary>
    public ImmutableArray<string> Units { get; }

    /// <summary>The numbers of a run; 0 where nothing is counted.</summary>
    public double[] Of(MemberResult run)
    {
        double[] numbers = new double[counts.Length];
        Dictionary<ModelCount, double> values = [];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (counts[i].Count is { } count)
            {
                double over = counts[i].Over is { } each ? Value(each) : 1;
                numbers[i] = over == 0 ? 0 : Value(count) / over;
            }
        }

        return numbers;

        double Value(ModelCount count)
        {
            if (!values.TryGetValue(count, out double value))
            {
                // Of people present each day counts.
                value = values[count] = count.Of(run)[0] * (count.IsStock ? count.Periods[0].Days : 1);
            }

            return value;
        }
    }

    private static string UnitOf(string quantity) => quantity switch
    {
        ComparedQuantities.TravelDaysEach => "days a person",
        ComparedQuantities.DistanceKmEach => "km a person",
        ComparedQuantities.CostUsdEach => "USD a person",
        _ => "",
    };
}
