using Travesia.Results.Storage;

namespace Travesia.Results.Tests;

/// <summary>A disk that works for so many steps and then fails, in the middle of a write if it is one. It does not wait for the real one.</summary>
internal sealed class FailingDisk(int steps = int.MaxValue) : IDisk
{
    private readonly LocalDisk real = new();

    public int Taken { get; private set; }

    public Stream Create(string path)
    {
        Step();
        return new FailingStream(real.Create(path), this);
    }

    public void Flush(Stream file)
    {
        Step();
        file.Flush();
    }

    public void MoveFolder(string from, string to)
    {
        Step();
        real.MoveFolder(from, to);
    }

    private void Step()
    {
        if (++Taken > steps)
        {
            throw new IOException("No space left on device");
        }
    }

    private sealed class FailingStream(Stream inner, FailingDisk disk) : Stream
    {
        public override bool CanRead => inner.CanRead;

        public override bool CanSeek => inner.CanSeek;

        public override bool CanWrite => inner.CanWrite;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => inner.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (disk.Taken + 1 > disk.Limit)
            {
                inner.Write(buffer, offset, count / 2);
                inner.Flush();
            }

            disk.Step();
            inner.Write(buffer, offset, count);
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }

    private int Limit => steps;
}
