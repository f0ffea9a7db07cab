using System.Collections.Immutable;

namespace Travesia.Rules.Flee.Days;

/// <summary>Tables by the level of a flood.</summary>
internal static class FloodTable
{
    /// <summary>A table by level: linear between whole levels, its last value from there on.</summary>
    public static double At(ImmutableArray<double> table, double level)
    {
        int below = (int)Math.Floor(level);
        return table.IsEmpty ? 0
            : below >= table.Length - 1 ? table[^1]
            : table[below] + ((level - below) * (table[below + 1] - table[below]));
    }
}
