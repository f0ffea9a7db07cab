using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference.Counts;
using Travesia.Inference.Figures;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Tests;

public class FigureLedgerTests
{
    private static readonly DateOnly First = new(2023, 1, 1);
    private static readonly DateOnly Last = new(2023, 2, 28);

    [Theory]
    [InlineData(100, FigureBound.About, 90, 120, FigureVerdict.Consistent)]
    [InlineData(100, FigureBound.About, 110, 120, FigureVerdict.Inconsistent)]
    [InlineData(100, FigureBound.About, 50, 80, FigureVerdict.Inconsistent)]
    [InlineData(100, FigureBound.About, 104, 120, FigureVerdict.Consistent)] // within what is rounded away
    [InlineData(100, FigureBound.About, 106, 120, FigureVerdict.Inconsistent)]
    [InlineData(788_089, FigureBound.About, 790_000, 800_000, FigureVerdict.Inconsistent)] // nothing is rounded away
    [InlineData(100, FigureBound.About, 50, 150, FigureVerdict.Consistent)] // three times: just narrow enough
    [InlineData(100, FigureBound.About, 49, 150, FigureVerdict.TooWide)]
    [InlineData(100, FigureBound.About, 0, 150, FigureVerdict.TooWide)]
    [InlineData(100, FigureBound.About, 200, 900, FigureVerdict.Inconsistent)] // outside, however wide
    [InlineData(0, FigureBound.About, 0, 0, FigureVerdict.Consistent)]
    [InlineData(100, FigureBound.AtLeast, 150, 900, FigureVerdict.Consistent)] // all of it keeps the bound
    [InlineData(100, FigureBound.AtLeast, 90, 120, FigureVerdict.Consistent)]
    [InlineData(100, FigureBound.AtLeast, 30, 120, FigureVerdict.TooWide)]
    [InlineData(100, FigureBound.AtLeast, 90, 99, FigureVerdict.Inconsistent)]
    [InlineData(100, FigureBound.AtMost, 1, 99, FigureVerdict.Consistent)]
    [InlineData(100, FigureBound.AtMost, 90, 120, FigureVerdict.Consistent)]
    [InlineData(100, FigureBound.AtMost, 30, 120, FigureVerdict.TooWide)]
    [InlineData(100, FigureBound.AtMost, 101, 120, FigureVerdict.Inconsistent)]
    public void A_verdict_says_no_more_than_the_interval_does(double value, FigureBound bound, double low, double high, FigureVerdict expected)
        => Assert.Equal(expected, FigureVerdicts.Of(value, bound, low, high));

    [Theory]
    [InlineData(500_000, 25_000)]
    [InlineData(520_085, 0.5)]
    [InlineData(73_700, 50)]
    [InlineData(6000, 300)]
    [InlineData(4.5, 0.05)]
    [InlineData(4, 0.2)]
    [InlineData(0, 0)]
    [InlineData(-20, 1)]
    public void A_number_stands_for_what_rounds_to_it(double value, double expected) => Assert.Equal(expected, FigureVerdicts.RoundingOf(value), 9);

    [Fact]
    public void Figures_are_held_against_totals_mean_days_and_other_months_and_only_checks_get_a_verdict()
    {
        // Of member m (from 0 to 20) 100 + m people arrive each day of January and twice as many in February.
        ImmutableArray<LedgerEntry> ledger = Ledger(
            Figure("total") with { Value = 31 * 110, To = new(2023, 1, 31) },
            Figure("day") with { Value = 110, To = new(2023, 1, 31), Per = FigurePer.Day },
            Figure("month") with { Value = 4700, Per = FigurePer.Month },
            Figure("times") with { Value = 1.8, From = new(2023, 2, 1), ComparedWith = new FigureBase(First, new(2023, 1, 31)) },
            Figure("times-a-day") with { Value = 4, From = new(2023, 2, 1), ComparedWith = new FigureBase(First, new(2023, 1, 31)), Per = FigurePer.Day },
            Figure("input") with { Value = 1, Role = FigureRole.Input },
            Figure("fitted") with { Value = 1, Role = FigureRole.Calibration, To = new(2023, 1, 31) });

        Assert.Equal(["total", "day", "month", "times", "times-a-day", "input", "fitted"], ledger.Select(e => e.Figure.Value));
        Answers(ledger[0], "events", 31 * 110, 31 * 102, 31 * 118, FigureVerdict.Consistent);
        Answers(ledger[1], "events", 110, 102, 118, FigureVerdict.Consistent);
        Answers(ledger[2], "events", (31 + 56) * 110 / 2.0, (31 + 56) * 102 / 2.0, (31 + 56) * 118 / 2.0, FigureVerdict.Consistent);
        Answers(ledger[3], "times", 56 / 31.0, 56 / 31.0, 56 / 31.0, FigureVerdict.Consistent);
        Answers(ledger[4], "times", 2, 2, 2, FigureVerdict.Inconsistent);
        Assert.All(ledger[5..], e => Assert.Equal((FigureVerdict.None, true), (e.Verdict, e.Answer is not null)));
    }

    [Fact]
    public void What_cannot_be_tested_has_its_reason()
    {
        ImmutableArray<LedgerEntry> ledger = Ledger(
            Figure("unsaid") with { Counts = null },
            Figure("undated") with { From = null },
            Figure("later") with { To = Last.AddDays(1) },
            Figure("elsewhere") with { Area = "b" },
            Figure("from-nothing") with { Counts = MeasureNames.Deaths, ComparedWith = new FigureBase(First, First) },
            Figure("journey") with { Counts = null, Journey = new FigureJourney(JourneyQuantity.Usd, new("walkers"), "a", "XAA") },
            Figure("input") with { Counts = null, Role = FigureRole.Input });
        Assert.Equal(
            [
                NotCountedReason.NotSaid, NotCountedReason.NoPeriod, NotCountedReason.OutsidePeriod, NotCountedReason.Never, NotCountedReason.NothingToCompareWith, NotCountedReason.IsJourney,
                NotCountedReason.NotSaid,
            ],
            ledger.Select(e => e.Reason!.Reason));
        Assert.Equal("--group walkers --from a --to XAA", ledger[5].Reason!.Value);
        Assert.All(ledger[..6], e => Assert.Equal((FigureVerdict.NotTestable, (FigureAnswer?)null), (e.Verdict, e.Answer)));
        Assert.Equal(FigureVerdict.None, ledger[6].Verdict);

        LedgerEntry few = Ledger(19, Figure("few"))[0];
        Assert.Equal((FigureVerdict.NotTestable, NotCountedReason.TooFewMembers, true), (few.Verdict, few.Reason!.Reason, few.Answer is not null));
    }

    [Fact]
    public void Of_people_present_a_mean_day_is_a_mean_day_whatever_is_said()
        => Answers(Ledger(Figure("present") with { Counts = MeasureNames.Present, Value = 7, Per = FigurePer.Day })[0], "people", 7, 7, 7, FigureVerdict.Consistent);

    private static void Answers(LedgerEntry entry, string unit, double median, double low, double high, FigureVerdict verdict)
    {
        Assert.Equal((verdict, unit), (entry.Verdict, entry.Answer!.Unit));
        Assert.Equal(median, entry.Answer.Median, 9);
        Assert.Equal(low, entry.Answer.Low, 9);
        Assert.Equal(high, entry.Answer.High, 9);
    }

    private static ImmutableArray<LedgerEntry> Ledger(params Figure[] figures) => Ledger(21, figures);

    private static ImmutableArray<LedgerEntry> Ledger(int members, params Figure[] figures)
    {
        Scenario scenario = Walk.Scenario() with
        {
            From = First,
            To = Last,
            Places = [Place("a"), Place("b")],
            Figures = [.. figures],
        };
        EnsembleLayout layout = EnsembleLayout.Of(
            scenario,
            [
                new Measure(MeasureNames.Arrivals, new("a"), null, null, "events", Resolution.Day, new TallyId(0), null),
                new Measure(MeasureNames.Deaths, new("a"), null, null, "people", Resolution.Day, new TallyId(1), null),
                new Measure(MeasureNames.Present, new("a"), null, null, "people", Resolution.Day, null, new StockId(0)),
            ],
            [0, 31],
            members);
        FigureLedger ledger = FigureLedger.Of(layout);
        return ledger.Answer((count, member) =>
        {
            double[] values = new double[layout.ValuesPerMember];
            values.AsSpan(layout.RangeOf(0))[..31].Fill(100 + member);
            values.AsSpan(layout.RangeOf(0))[31..].Fill(2 * (100 + member));
            values.AsSpan(layout.RangeOf(1))[40..].Fill(1);
            values.AsSpan(layout.RangeOf(2)).Fill(7);
            return ledger.Counts[count].Of(new MemberResult(layout, member, ParameterValues.Medians(scenario), values, false));
        });
    }

    private static Place Place(string id) => new() { Id = new(id), Name = id, Country = new("XAA"), Kind = PlaceKind.Transit, Latitude = 0, Longitude = 0 };

    private static Figure Figure(string id) => new()
    {
        Id = new(id),
        Statement = id,
        Value = 1,
        Unit = "people",
        From = First,
        To = Last,
        Area = "a",
        Source = new("s"),
        Role = FigureRole.Check,
        Counts = MeasureNames.Arrivals,
    };
}
