using System.Collections.Immutable;

namespace Travesia.Inference;

/// <summary>Quantiles of members: linear between order statistics (type 7 of Hyndman and Fan), the same for any order of the members.</summary>
public static class Quantiles
{
    /// <summary>The levels that summaries keep; 0.1 and 0.9 bound the 80 % interval, 0.05 and 0.95 the 90 % interval.</summary>
    public static ImmutableArray<double> Levels { get; } = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];

    /// <summary>The quantiles of values in ascending order at <see cref="Levels"/>.</summary>
    public static ImmutableArray<double> OfSorted(ReadOnlySpan<double> ascending)
    {
        ImmutableArray<double>.Builder quantiles = ImmutableArray.CreateBuilder<double>(Levels.Length);
        foreach (double level in Levels)
        {
            quantiles.Add(At(ascending, level));
        }

        return quantiles.MoveToImmutable();
    }

    /// <summary>A quantile of values in ascending order.</summary>
    /// <param name="ascending">At least one value.</param>
    /// <param name="level">0 to 1.</param>
    public static double At(ReadOnlySpan<double> ascending, double level)
    {
        ArgumentOutOfRangeException.ThrowIfZero(ascending.Length, nameof(ascending));
        if (!(level >= 0 && level <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level is 0 to 1.");
        }

        double position = level * (ascending.Length - 1);
        int below = (int)position;
        double fraction = position - below;
        return fraction == 0 ? ascending[below] : ascending[below] + (fraction * (ascending[below + 1] - ascending[below]));
    }
}
