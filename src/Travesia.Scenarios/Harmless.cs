namespace Travesia.Scenarios;

/// <summary>Values that stand for what could not be read, chosen so that no check complains a second time.</summary>
internal static class Harmless
{
    public static DateOnly Date => new(2000, 1, 1);
}
