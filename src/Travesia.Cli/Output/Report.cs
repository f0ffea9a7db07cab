using System.Text.Json;

namespace Travesia.Cli.Output;

/// <summary>What a command has to tell at its end, as a screen or as one JSON object.</summary>
internal abstract class Report
{
    /// <summary>How the command ended.</summary>
    public virtual ExitCode Exit => ExitCode.Done;

    /// <summary>One word for how it ended.</summary>
    public abstract string Status { get; }

    /// <summary>Writes the screen.</summary>
    public abstract void WriteScreen(Screen screen);

    /// <summary>Writes properties of the one object.</summary>
    public abstract void WriteJson(Utf8JsonWriter json);
}
