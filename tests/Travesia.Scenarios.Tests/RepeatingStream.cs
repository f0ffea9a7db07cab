using System.Text;

namespace Travesia.Scenarios.Tests;

/// <summary>A file of any length that takes no room: a beginning, then a line over and over.</summary>
internal sealed class RepeatingStream(string beginning, string line, long lines) : Stream
{
    private readonly byte[] first = Encoding.UTF8.GetBytes(beginning);
    private readonly byte[] repeated = Encoding.UTF8.GetBytes(line);

    /// <summary>Bytes that were taken from it.</summary>
    public long Taken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => first.Length + (repeated.Length * lines);

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int written = 0;
        while (written < count && Position < Length)
        {
            ReadOnlySpan<byte> rest = Position < first.Length ? first.AsSpan((int)Position) : repeated.AsSpan((int)((Position - first.Length) % repeated.Length));
            int part = Math.Min(rest.Length, count - written);
            rest[..part].CopyTo(buffer.AsSpan(offset + written));
            written += part;
            Position += part;
        }

        Taken += written;
        return written;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
