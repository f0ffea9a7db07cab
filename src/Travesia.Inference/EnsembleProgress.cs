using System.Collections.Immutable;

namespace Travesia.Inference;

/// <summary>How far an ensemble is, and what it sees so far. Not part of a result: its order depends on the threads.</summary>
/// <param name="Done">Members done, those taken over from before included.</param>
/// <param name="Of">Members in all.</param>
/// <param name="SoFar">The totals over the members that are done; empty until there is one.</param>
public sealed record EnsembleProgress(int Done, int Of, ImmutableArray<TotalSummary> SoFar);

/// <summary>A total over members.</summary>
/// <param name="Quantity">What.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="Mean">Mean over members.</param>
/// <param name="Quantiles">At <see cref="Inference.Quantiles.Levels"/>.</param>
public sealed record TotalSummary(string Quantity, string Unit, double Mean, ImmutableArray<double> Quantiles)
{
    /// <summary>The summaries of the totals of an ensemble.</summary>
    /// <param name="layout">What is counted.</param>
    /// <param name="members">The totals of each member, in any order.</param>
    public static ImmutableArray<TotalSummary> Of(EnsembleLayout layout, IReadOnlyCollection<ImmutableArray<double>> members)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0)
        {
            return [];
        }

        return [.. layout.Totals.Select((total, i) =>
        {
            double[] values = [.. members.Select(m => m[i]).Order()];
            return new TotalSummary(total.Quantity, total.Unit, values.Sum() / values.Length, Inference.Quantiles.OfSorted(values));
        })];
    }
}
