using System.Text;

namespace Travesia.Cli.Output;

/// <summary>Standard error of the process. Where it is closed or full nothing is said, and the command goes on: a service may have none.</summary>
internal sealed class StandardError : TextWriter
{
    private TextWriter? writer;

    private StandardError(TextWriter? writer) => this.writer = writer;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>That of this process.</summary>
    public static TextWriter OfProcess()
    {
        try
        {
            return new StandardError(Console.Error);
        }
        catch (Exception e) when (IsOfWriting(e))
        {
            return new StandardError(null);
        }
    }

    public override void Write(char value) => Try(w => w.Write(value));

    public override void Write(string? value) => Try(w => w.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(w => w.Write(buffer, index, count));

    public override void Flush() => Try(w => w.Flush());

    private void Try(Action<TextWriter> write)
    {
        try
        {
            if (writer is not null)
            {
                write(writer);
            }
        }
        catch (Exception e) when (IsOfWriting(e))
        {
            writer = null;
        }
    }

    private static bool IsOfWriting(Exception e) => e is IOException or UnauthorizedAccessException or ObjectDisposedException;
}
