namespace Travesia.Scenarios.Csv;

/// <summary>What is wrong with the bytes of a line.</summary>
internal enum LineProblem : byte
{
    None,
    TooLong,
    NotUtf8,
    Utf16,
    ControlCharacter,
    CarriageReturn,
}
