namespace Travesia.Scenarios;

/// <summary>What the reader accepts at most, so that no input takes unbounded memory or time. Beyond is an error that says the limit.</summary>
public static class Limits
{
    /// <summary>Rows of a CSV file.</summary>
    public const int Rows = 5_000_000;

    /// <summary>Bytes of a line of a CSV file.</summary>
    public const int LineBytes = 1 << 20;

    /// <summary>Characters of a cell, or of a value in YAML.</summary>
    public const int CellCharacters = 10_000;

    /// <summary>Columns of a CSV file.</summary>
    public const int Columns = 200;

    /// <summary>Bytes of a YAML file.</summary>
    public const int YamlBytes = 16 << 20;

    /// <summary>Mappings and lists inside one another.</summary>
    public const int YamlDepth = 32;

    /// <summary>Values of a YAML file.</summary>
    public const int YamlNodes = 1_000_000;

    /// <summary>From this size on, a CSV file's lines are counted before a row is read.</summary>
    internal const long CountFirstBytes = 64L << 20;
}
