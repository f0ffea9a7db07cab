using System.Runtime.InteropServices;

namespace Travesia.Cli;

/// <summary>Turns Ctrl-C and a polite request to end (SIGTERM) into a cancellation: the command ends by itself, and says so.</summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;

    public Signals()
        => registrations = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM]).Select(s => PosixSignalRegistration.Create(s, Cancel))];

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        // Asked a second time, the process ends where it stands, as when a pipe is waited for that nobody writes to.
        context.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
