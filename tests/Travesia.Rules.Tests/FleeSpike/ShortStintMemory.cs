namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>
/// The memory of short stints as a whole number of kilometres. The rule folds recent = (recent + moved / max) / 2 and asks whether
/// (recent + moved / max) / 2 is under one half. With s = recent * max the fold is s = (s + moved) / 2 and the question s &lt; max - moved.
/// Distances and speeds are whole, so the question compares s with a whole number and only the whole part of s matters; and the
/// whole part of (s + moved) / 2 is that of ((whole part of s) + moved) / 2. The whole part is therefore a memory of its own, exact
/// for ever, with fewer than two times max values.
/// </summary>
internal static class ShortStintMemory
{
    /// <summary>
    /// With a grain above 1 the memory is cut to multiples of it, which is no longer exact: it is then less than two grains too small,
    /// because each day halves the error of the day before and adds less than one grain.
    /// </summary>
    public static int Fold(int memory, int movedToday, int grain = 1) => ((memory + movedToday) >> 1) / grain * grain;

    public static bool IsShort(int memory, int movedToday, int max) => memory + movedToday < max;
}
