using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Inference.Counts;

namespace Travesia.Inference.Figures;

/// <summary>What the model says where a figure speaks.</summary>
/// <param name="Unit">Unit of what is counted: people, events, days, nights, USD or km; <c>times</c> where a figure compares.</param>
/// <param name="Mean">Mean over members.</param>
/// <param name="Median">Median.</param>
/// <param name="Low">Lower end of the 80 % interval, as everywhere.</param>
/// <param name="High">Upper end.</param>
public sealed record FigureAnswer(string Unit, double Mean, double Median, double Low, double High);

/// <summary>A figure and the model, side by side.</summary>
/// <param name="Figure">The figure's id.</param>
/// <param name="Answer">What the model says, if it counts it.</param>
/// <param name="Reason">Why it says nothing, or too little.</param>
/// <param name="Verdict">How they stand to each other.</param>
public sealed record LedgerEntry(FigureId Figure, FigureAnswer? Answer, NotCounted? Reason, FigureVerdict Verdict);

/// <summary>
/// The figures of a scenario, each with what in a layout answers it. First <see cref="Counts"/> are evaluated for all members, from
/// memory or from a run on the disk; then <see cref="Answer(Func{int, int, double[]})"/> draws up the ledger.
/// </summary>
public sealed class FigureLedger
{
    /// <summary>With fewer members an interval says nothing, and no verdict is given.</summary>
    public const int FewestMembers = 20;

    private readonly ImmutableArray<(int Count, NotCounted? Reason)> answers;

    private FigureLedger(EnsembleLayout layout, ImmutableArray<ModelCount> counts, ImmutableArray<(int, NotCounted?)> answers)
    {
        Layout = layout;
        Counts = counts;
        this.answers = answers;
    }

    /// <summary>What is counted at all.</summary>
    public EnsembleLayout Layout { get; }

    /// <summary>What has to be counted: over the figure's period, then over that with which it compares, if it does.</summary>
    public ImmutableArray<ModelCount> Counts { get; }

    /// <summary>The figures of a layout's scenario.</summary>
    public static FigureLedger Of(EnsembleLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ImmutableArray<ModelCount>.Builder counts = ImmutableArray.CreateBuilder<ModelCount>();
        ImmutableArray<(int, NotCounted?)>.Builder answers = ImmutableArray.CreateBuilder<(int, NotCounted?)>();
        foreach (Figure figure in layout.Scenario.Figures)
        {
            (ModelCount? count, NotCounted? reason) = Select(layout, figure);
            answers.Add((count is null ? -1 : counts.Count, reason));
            if (count is not null)
            {
                counts.Add(count);
            }
        }

        return new FigureLedger(layout, counts.ToImmutable(), answers.ToImmutable());
    }

    /// <summary>The ledger, in the order of the figures.</summary>
    /// <param name="valuesOf">The values of a count (a position in <see cref="Counts"/>) for a member, one for each period.</param>
    public ImmutableArray<LedgerEntry> Answer(Func<int, int, double[]> valuesOf) => Answer(valuesOf, Layout.Members);

    /// <summary>The ledger over the first members of an ensemble that is not done.</summary>
    /// <param name="valuesOf">The values of a count (a position in <see cref="Counts"/>) for a member, one for each period.</param>
    /// <param name="members">How many members there are, 1 or more.</param>
    public ImmutableArray<LedgerEntry> Answer(Func<int, int, double[]> valuesOf, int members)
    {
        ArgumentNullException.ThrowIfNull(valuesOf);
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        return [.. Layout.Scenario.Figures.Select((figure, i) => answers[i].Count < 0
            ? new LedgerEntry(figure.Id, null, answers[i].Reason, Judged(figure, FigureVerdict.NotTestable))
            : Hold(figure, Counts[answers[i].Count], [.. Enumerable.Range(0, members).Select(m => NumberOf(figure, Counts[answers[i].Count], valuesOf(answers[i].Count, m)))]))];
    }

    private static (ModelCount?, NotCounted?) Select(EnsembleLayout layout, Figure figure)
    {
        (CountQuery? query, NotCounted? reason) = CountQuery.Of(layout.Scenario, figure);
        if (query is null)
        {
            return (null, reason);
        }

        if (figure is not { From: { } from, To: { } to })
        {
            return (null, new NotCounted(NotCountedReason.NoPeriod, query.Counts));
        }

        CountAnswer answer = CountSelection.Of(
            layout, query, figure.ComparedWith is { } compared ? [new(from, to), new(compared.From, compared.To)] : [new(from, to)]);
        return (answer.Count, answer.Reason);
    }

    private static LedgerEntry Hold(Figure figure, ModelCount count, double[] members)
    {
        if (Array.Exists(members, double.IsNaN))
        {
            return new LedgerEntry(figure.Id, null, new NotCounted(NotCountedReason.NothingToCompareWith, count.Query.Counts), Judged(figure, FigureVerdict.NotTestable));
        }

        Array.Sort(members);
        FigureAnswer answer = new(
            figure.ComparedWith is null ? count.Unit : "times",
            members.Sum() / members.Length, Quantiles.At(members, 0.5), Quantiles.At(members, 0.1), Quantiles.At(members, 0.9));
        return figure.Role != FigureRole.Check ? new LedgerEntry(figure.Id, answer, null, FigureVerdict.None)
            : members.Length < FewestMembers ? new LedgerEntry(figure.Id, answer, new NotCounted(NotCountedReason.TooFewMembers, count.Query.Counts), FigureVerdict.NotTestable)
            : new LedgerEntry(figure.Id, answer, null, FigureVerdicts.Of(figure.Value, figure.Bound, answer.Low, answer.High));
    }

    /// <summary>A verdict, of figures that are held against the model; none of others.</summary>
    internal static FigureVerdict Judged(Figure figure, FigureVerdict verdict) => figure.Role == FigureRole.Check ? verdict : FigureVerdict.None;

    /// <summary>The number that a member has for a figure; not a number where it compares with nothing.</summary>
    private static double NumberOf(Figure figure, ModelCount count, double[] values)
    {
        double number = values[0] / Unit(0);
        return figure.ComparedWith is null ? number
            : values[1] > 0 ? number / (values[1] / Unit(1))
            : double.NaN;

        // People present are a mean day already.
        double Unit(int period) => count.IsStock || figure.Per == FigurePer.Period ? 1
            : figure.Per == FigurePer.Day ? count.Periods[period].Days
            : count.Periods[period].Months;
    }
}
