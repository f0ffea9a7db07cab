using System.Globalization;

namespace Travesia.Cli;

/// <summary>How wide the terminal is.</summary>
internal static class TerminalWidth
{
    // Below, not even a word and its number stand side by side.
    private const int Least = 20;

    /// <summary>Columns of the terminal, or what <c>COLUMNS</c> says where there is none; otherwise none.</summary>
    public static int? OfProcess()
    {
        int columns = 0;
        try
        {
            columns = Console.IsOutputRedirected ? 0 : Console.WindowWidth;
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException)
        {
            // A terminal that does not know its width limits nothing.
        }

        if (columns == 0 && int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int said))
        {
            columns = said;
        }

        return columns > 0 ? Math.Max(columns, Least) : null;
    }
}
