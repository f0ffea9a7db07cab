using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference;

/// <summary>
/// The threads of an ensemble. Each takes the next member, runs it, and hands over whatever batch is then whole, while the others go on:
/// so many threads are busy as were asked for, and no more.
/// </summary>
internal sealed class EnsembleWorkers(EnsembleLayout layout, EnsembleOptions options, MemberCompiler compiler, MemberQueue queue, IMemberSink sink)
{
    /// <summary>Runs all members to the end, or to the first fault that is not a member's.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] workers = [.. Enumerable.Range(0, Math.Min(options.Threads, Math.Max(1, queue.Members)))
            .Select(_ => Task.Factory.StartNew(() => Work(ended), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        await Task.WhenAll(workers.Select(w => w.ContinueWith(static _ => { }, TaskScheduler.Default)));

        // A fault ends the other workers by cancellation; the fault is what the caller has to know.
        Exception? fault = workers.SelectMany(w => w.Exception?.InnerExceptions ?? Enumerable.Empty<Exception>()).FirstOrDefault(e => e is not OperationCanceledException);
        if (fault is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private void Work(CancellationTokenSource ended)
    {
        try
        {
            while (queue.Next(ended.Token) is { } member)
            {
                RunMember(member, ended.Token);
                while (queue.NextWhole() is { } batch)
                {
                    // Asked once the batch before is settled, so that nothing is taken after the take that ended the ensemble.
                    ended.Token.ThrowIfCancellationRequested();
                    sink.TakeAsync(batch, ended.Token).AsTask().GetAwaiter().GetResult();
                    queue.Settle();
                }
            }
        }
        catch
        {
            queue.Stop();
            ended.Cancel();
            throw;
        }
    }

    private void RunMember(int member, CancellationToken cancellation)
    {
        ParameterValues parameters = compiler.ParametersOf(member);
        try
        {
            CompiledScenario compiled = compiler.Compile(member, parameters, cancellation);
            Recording recording = Simulation.Run(compiled.Program, options.Seed, (uint)member, new RunOptions(options.Mode), cancellation);
            queue.Finish(MemberResult.Of(layout, member, parameters, recording));
        }
        catch (Exception reason) when (reason is not (OperationCanceledException or OutOfMemoryException))
        {
            queue.Fail(new MemberFailure(member, parameters, reason), options.OnError);
        }
    }
}
