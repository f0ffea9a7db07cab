using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Results.Report.Data;

/// <summary>A published figure and what the model says of it.</summary>
/// <param name="Figure">Which.</param>
/// <param name="Model">What the model says over its days.</param>
/// <param name="Reason">Why it says nothing.</param>
internal sealed record FigureCounts(Figure Figure, Counted? Model, NotCounted? Reason)
{
    /// <summary>Asks about a figure.</summary>
    public static FigureCounts Ask(Figure figure, Inquiry inquiry)
    {
        (CountQuery? query, NotCounted? reason) = CountQuery.Of(inquiry.Layout.Scenario, figure);
        if (query is null)
        {
            return new FigureCounts(figure, null, reason);
        }

        if (figure.From is not { } from || figure.To is not { } to)
        {
            return new FigureCounts(figure, null, new NotCounted(NotCountedReason.OutsidePeriod, query.Counts));
        }

        (Counted? model, reason) = inquiry.Ask(query, [new CountPeriod(from, to)]);
        return new FigureCounts(figure, model, reason);
    }
}
