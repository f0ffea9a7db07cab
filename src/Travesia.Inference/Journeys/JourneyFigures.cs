using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Inference.Figures;
using Travesia.Model;

namespace Travesia.Inference.Journeys;

/// <summary>Published figures of a journey against what the model says of the same journey.</summary>
public static class JourneyFigures
{
    /// <summary>The figures that speak of the journey asked for (the same group, from where they start, to all of the places asked for and no other).</summary>
    /// <param name="scenario">Whose figures.</param>
    /// <param name="answer">What the model says.</param>
    public static ImmutableArray<LedgerEntry> Hold(Scenario scenario, JourneyAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(answer);
        return [.. from figure in scenario.Figures
                   where figure.Journey is { } journey && Speaks(scenario, journey, answer)
                   select Hold(figure, figure.Journey!.Quantity, answer)];
    }

    private static bool Speaks(Scenario scenario, FigureJourney journey, JourneyAnswer answer)
        => answer.Starts.All(s => s.Group == journey.Group && Names(scenario, journey.From).Contains(s.Place))
            && Names(scenario, journey.To).SetEquals(answer.Question.To);

    private static HashSet<PlaceId> Names(Scenario scenario, string placeOrCountry)
        => [.. scenario.Places.Where(p => p.Country.Value == placeOrCountry || p.Id.Value == placeOrCountry).Select(p => p.Id)];

    private static LedgerEntry Hold(Figure figure, JourneyQuantity quantity, JourneyAnswer answer)
    {
        (string unit, JourneySpread? spread) = quantity == JourneyQuantity.Usd ? ("USD", answer.Reaching?.Usd) : ("days", answer.Reaching?.Days);
        if (spread is null)
        {
            return new LedgerEntry(figure.Id, null, new NotCounted(NotCountedReason.Never, ""), FigureLedger.Judged(figure, FigureVerdict.NotTestable));
        }

        double At(double level) => spread.Mean.Quantiles[Quantiles.Levels.IndexOf(level)];
        FigureAnswer held = new(unit, spread.Mean.Mean, At(0.5), At(0.1), At(0.9));
        return answer.Members < FigureLedger.FewestMembers
            ? new LedgerEntry(figure.Id, held, new NotCounted(NotCountedReason.TooFewMembers, ""), FigureLedger.Judged(figure, FigureVerdict.NotTestable))
            : new LedgerEntry(figure.Id, held, null, FigureLedger.Judged(figure, FigureVerdicts.Of(figure.Value, figure.Bound, held.Low, held.High)));
    }
}
