using System.Collections.Immutable;

namespace Travesia.Inference.Counts;

/// <summary>
/// How far a model is from what was observed, beside two models that know nothing of the system. An error is the median over months of
/// the absolute difference in shares of what was observed; months without an observation, or with one of 0, have no such share and are left out.
/// </summary>
/// <param name="Months">How many months are compared.</param>
/// <param name="Model">The model's error, a share: 0.2 is 20 %.</param>
/// <param name="Constant">The error of the mean of the fitting period.</param>
/// <param name="Persistence">The error of the last observation of the fitting period, which holds from then on: like the model, it sees nothing later.</param>
/// <param name="PreviousMonth">The error of each month's predecessor: it sees what a free-running model does not, up to the month before.</param>
public sealed record FitMeasure(int Months, double? Model, double? Constant, double? Persistence, double? PreviousMonth)
{
    /// <summary>Compares over the months after a fitting period.</summary>
    /// <param name="observed">By month, the fitting period first.</param>
    /// <param name="model">What the model says for the same months.</param>
    /// <param name="fittedMonths">How many months, from the first, belong to the fitting period.</param>
    public static FitMeasure After(ImmutableArray<double?> observed, ReadOnlySpan<double> model, int fittedMonths)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(model.Length, observed.Length, nameof(model));
        ArgumentOutOfRangeException.ThrowIfNegative(fittedMonths);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fittedMonths, observed.Length);
        double?[] fitted = [.. observed.Take(fittedMonths).Where(o => o is not null)];
        double? mean = fitted.Length == 0 ? null : fitted.Average();
        double? last = fitted.Length == 0 ? null : fitted[^1];
        double?[] told = new double?[observed.Length];
        double?[] before = new double?[observed.Length];
        for (int i = 0; i < observed.Length; i++)
        {
            told[i] = model[i];
            before[i] = i == 0 ? null : observed[i - 1];
        }

        int months = observed.Skip(fittedMonths).Count(o => o > 0);
        return new FitMeasure(
            months,
            MedianAbsoluteError(observed.AsSpan(fittedMonths..), told.AsSpan(fittedMonths)),
            mean is null ? null : MedianAbsoluteError(observed.AsSpan(fittedMonths..), Repeat(mean, observed.Length - fittedMonths)),
            last is null ? null : MedianAbsoluteError(observed.AsSpan(fittedMonths..), Repeat(last, observed.Length - fittedMonths)),
            MedianAbsoluteError(observed.AsSpan(fittedMonths..), before.AsSpan(fittedMonths)));
    }

    /// <summary>The median over months of the absolute error as a share of what was observed (the median absolute percentage error over 100).</summary>
    /// <param name="observed">By month; none and 0 are left out.</param>
    /// <param name="told">What is said for the same months; a month of which nothing is said is left out.</param>
    /// <returns>None if no month is left.</returns>
    public static double? MedianAbsoluteError(ReadOnlySpan<double?> observed, ReadOnlySpan<double?> told)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(told.Length, observed.Length, nameof(told));
        List<double> errors = [];
        for (int i = 0; i < observed.Length; i++)
        {
            if (observed[i] is > 0 and { } value && told[i] is { } said)
            {
                errors.Add(Math.Abs(said - value) / value);
            }
        }

        errors.Sort();
        return errors.Count == 0 ? null : Quantiles.At([.. errors], 0.5);
    }

    private static double?[] Repeat(double? value, int times) => [.. Enumerable.Repeat(value, times)];
}
