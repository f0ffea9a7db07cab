namespace Travesia.Engine;

/// <summary>A program that cannot be run. It names states by key only; the rule set that built it says what they mean.</summary>
public sealed class ProgramException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="message">What is wrong and where.</param>
    public ProgramException(string message)
        : base(message)
    {
    }
}
