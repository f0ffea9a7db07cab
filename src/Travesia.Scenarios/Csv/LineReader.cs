using System.Buffers;
using System.Text.Unicode;

namespace Travesia.Scenarios.Csv;

/// <summary>
/// The lines of a UTF-8 stream one after another, in two buffers that never grow beyond the longest line accepted. A line ends at LF or
/// CRLF; a byte order mark is passed over. A malformed line is reported and the next one read; after one that is too long nothing is.
/// </summary>
internal sealed class LineReader(Stream stream)
{
    private static readonly SearchValues<char> Control = SearchValues.Create([.. Enumerable.Range(0, 32).Where(c => c != '\t').Select(c => (char)c), '\u007F', '\u2028', '\u2029', '\u0085']);

    private byte[] bytes = new byte[64 * 1024];
    private char[] text = new char[64 * 1024];
    private int start;
    private int end;
    private int length;
    private bool atEnd;
    private bool tooLong;

    /// <summary>The line's number, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>The line; empty if it has a problem.</summary>
    public ReadOnlySpan<char> Line => text.AsSpan(0, length);

    public LineProblem Problem { get; private set; }

    /// <summary>Where the problem is, from 1.</summary>
    public int ProblemColumn { get; private set; }

    public bool Next()
    {
        Problem = LineProblem.None;
        length = 0;
        if (tooLong)
        {
            return false;
        }

        int line = FindLine();
        if (line < 0)
        {
            return false;
        }

        Number++;
        ReadOnlySpan<byte> raw = bytes.AsSpan(start, line);
        start = Math.Min(end, start + line + 1);
        if (tooLong)
        {
            Problem = LineProblem.TooLong;
            ProblemColumn = Limits.LineBytes + 1;
            return true;
        }

        if (Number == 1 && raw.StartsWith("\uFEFF"u8))
        {
            raw = raw[3..];
        }

        Decode(raw is [.., (byte)'\r'] ? raw[..^1] : raw);
        return true;
    }

    /// <summary>Length of the next line in bytes, without its end; -1 at the end of the stream.</summary>
    private int FindLine()
    {
        int searched = 0;
        while (true)
        {
            int found = bytes.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                tooLong = searched + found > Limits.LineBytes;
                return searched + found;
            }

            searched = end - start;
            if (searched > Limits.LineBytes)
            {
                tooLong = true;
                return searched;
            }

            if (atEnd)
            {
                return searched > 0 ? searched : -1;
            }

            Fill();
        }
    }

    private void Fill()
    {
        bytes.AsSpan(start, end - start).CopyTo(bytes);
        (start, end) = (0, end - start);
        if (end == bytes.Length)
        {
            Array.Resize(ref bytes, bytes.Length * 2);
        }

        int read = stream.Read(bytes, end, bytes.Length - end);
        atEnd = read == 0;
        end += read;
    }

    private void Decode(ReadOnlySpan<byte> raw)
    {
        if (text.Length < raw.Length)
        {
            text = new char[Math.Max(raw.Length, text.Length * 2)];
        }

        OperationStatus status = Utf8.ToUtf16(raw, text, out _, out int written, replaceInvalidSequences: false);
        int control = text.AsSpan(0, written).IndexOfAny(Control);
        if (control >= 0)
        {
            (Problem, ProblemColumn) = (text[control] == '\r' ? LineProblem.CarriageReturn : LineProblem.ControlCharacter, control + 1);
        }
        else if (status != OperationStatus.Done)
        {
            bool utf16 = Number == 1 && (raw is [0xFF, 0xFE, ..] || raw is [0xFE, 0xFF, ..]);
            (Problem, ProblemColumn) = (utf16 ? LineProblem.Utf16 : LineProblem.NotUtf8, written + 1);
        }
        else
        {
            length = written;
        }
    }
}
