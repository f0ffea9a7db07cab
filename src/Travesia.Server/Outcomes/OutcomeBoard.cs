using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Inference.WhatIf;
using Travesia.Model;
using Travesia.Results;
using Travesia.Rules;
using Travesia.Server.Problems;
using Travesia.Server.Scenarios;

namespace Travesia.Server.Outcomes;

/// <summary>The outcomes that can be asked: those of switches, of futures that jobs compute, and of runs of the store. Of each kind the last asked stay.</summary>
internal sealed class OutcomeBoard(Shelf shelf, IWorkshop workshop) : IDisposable
{
    private const string RunPrefix = "run.";
    private const int MostExpected = 8;
    private const int MostOthers = 6;
    private const int MostSwitchesWaiting = 16;
    private const int WarmAnswers = 10;
    private const int MostWarmTries = 40;

    private readonly Lock finding = new();
    private readonly List<Outcome> kept = [];
    private readonly Dictionary<string, ExpectedModel> models = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1);
    private readonly CancellationTokenSource ending = new();
    private CancellationTokenSource warming = new();
    private Task warmth = Task.CompletedTask;
    private int answered;
    private int waiting;

    /// <summary>How many answers were worked out.</summary>
    public int Answered => Volatile.Read(ref answered);

    /// <summary>Ends when the machine knows its way.</summary>
    public Task Warmth => warmth;

    /// <summary>What a scenario becomes with edits, in real numbers; worked out unless it was just before.</summary>
    /// <exception cref="Refusal">The edits are wrong, or too many wait.</exception>
    public async Task<Outcome> ExpectedAsync(ServedScenario served, Edits edits, CancellationToken cancellation)
    {
        string id = $"expected.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{served.Scenario.Name} {edits.Key}")))[..16]}";
        if (Known(id) is { } known)
        {
            return known;
        }

        // What warms up makes room.
        Interlocked.Exchange(ref warming, new CancellationTokenSource()).Cancel();
        if (Interlocked.Increment(ref waiting) > MostSwitchesWaiting)
        {
            Interlocked.Decrement(ref waiting);
            throw Refusal.Of(StatusCodes.Status503ServiceUnavailable, ServerCodes.Busy);
        }

        try
        {
            await turn.WaitAsync(cancellation);
            try
            {
                return Known(id) ?? await Apart(() => Keep(Expect(id, served, edits, cancellation)));
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>
    /// Answers what a scenario is as it is, and then, while nobody asks anything, what it becomes without one policy after another, for nothing but
    /// that the machine knows its way: the first answers of a process take several times as long as those after. Whoever asks interrupts it.
    /// </summary>
    public async Task WarmAsync(ServedScenario served)
    {
        try
        {
            await ExpectedAsync(served, Edits.None, ending.Token);
            lock (finding)
            {
                if (!warmth.IsCompleted)
                {
                    return;
                }

                warmth = Task.Factory.StartNew(() => Warm(served), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or Refusal or RefusalException)
        {
            // The server ends; or who asks for the scenario is told what is wrong with it.
        }
    }

    /// <summary>Whether an outcome can still be asked.</summary>
    public bool IsKept(string id) => Known(id) is not null;

    /// <summary>Remembers an outcome that a job fills.</summary>
    public Outcome Keep(Outcome outcome)
    {
        lock (finding)
        {
            kept.RemoveAll(o => o.Id == outcome.Id);
            kept.Add(outcome);
            Forget(o => o.Kind == OutcomeKind.Expected, MostExpected);
            Forget(o => o.Kind != OutcomeKind.Expected, MostOthers);
        }

        return outcome;
    }

    /// <summary>An outcome by its id; a run of the store is read.</summary>
    /// <exception cref="Refusal">There is none.</exception>
    public async Task<Outcome> FindAsync(string id, CancellationToken cancellation)
    {
        if (Known(id) is { } known)
        {
            return known;
        }

        if (id.StartsWith(RunPrefix, StringComparison.Ordinal) && id[RunPrefix.Length..].LastIndexOf('.') is > 0 and int dot)
        {
            return await ReadAsync(id, id[RunPrefix.Length..][..dot], id[(RunPrefix.Length + dot + 1)..], cancellation);
        }

        throw Refusal.Of(StatusCodes.Status404NotFound, ServerCodes.OutcomeUnknown, ("value", id));
    }

    /// <summary>By which a run of the store is asked for.</summary>
    public static string IdOf(RunReader run) => $"{RunPrefix}{run.Manifest.Inputs.Scenario}.{run.Manifest.Inputs.Id}";

    /// <summary>A run of the store.</summary>
    /// <exception cref="Refusal">There is none.</exception>
    public RunReader RunOf(ServedScenario served, string run)
        => workshop.RunsOf(served).FirstOrDefault(r => r.Manifest.Inputs.Id == run)
            ?? throw Refusal.Of(StatusCodes.Status404NotFound, ServerCodes.RunUnknown, ("value", run), ("scenario", served.Scenario.Name));

    public void Dispose()
    {
        ending.Cancel();
        ending.Dispose();
        warming.Dispose();
        turn.Dispose();
    }

    private Outcome Expect(string id, ServedScenario served, Edits edits, CancellationToken cancellation)
    {
        Scenario changed = edits.Apply(served);
        Task<OutcomeForm>? form = null;
        ExpectedAnswer answer = ModelOf(served).Answer(changed, layout => form = Task.Run(() => OutcomeForm.ForMap(layout), CancellationToken.None), cancellation);
        Outcome outcome = new(id, OutcomeKind.Expected, form!.GetAwaiter().GetResult()) { Edits = edits };
        outcome.Add(answer.Member, isKept: true);
        Interlocked.Increment(ref answered);
        return outcome;
    }

    private ExpectedModel ModelOf(ServedScenario served)
    {
        lock (finding)
        {
            // A folder that was mended and read again is another scenario under the same name.
            if (!models.TryGetValue(served.Scenario.Name, out ExpectedModel? there) || !ReferenceEquals(there.Scenario, served.Scenario))
            {
                models[served.Scenario.Name] = there = new ExpectedModel(served.Scenario, served.RuleSet, Environment.ProcessorCount);
            }

            return there;
        }
    }

    private void Warm(ServedScenario served)
    {
        try
        {
            Policy[] policies = [.. served.Scenario.Policies.Where(p => !p.IsStanding)];
            for (int i = 0; i < MostWarmTries && policies.Length > 0 && Answered < WarmAnswers; i++)
            {
                // Who asks comes first.
                CancellationToken interrupted = Volatile.Read(ref warming).Token;
                turn.Wait(ending.Token);
                turn.Release();
                WarmBy(served, Edits.Of([policies[i % policies.Length].Id.Value], null), interrupted);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The server ends.
        }
    }

    private void WarmBy(ServedScenario served, Edits edits, CancellationToken interrupted)
    {
        try
        {
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(interrupted, ending.Token);
            _ = Packed.Of(MapJson.Of(Expect("", served, edits, either.Token)));
        }
        catch (Exception e) when ((e is OperationCanceledException && !ending.IsCancellationRequested) || e is RefusalException)
        {
            // Somebody asks, or the policy cannot be taken away.
        }
    }

    // On a thread of its own: the few that answer readers are not held up by work of a second.
    private static Task<T> Apart<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private async Task<Outcome> ReadAsync(string id, string scenario, string run, CancellationToken cancellation)
    {
        ServedScenario served = shelf.Open(scenario);
        RunReader reader = RunOf(served, run);
        await turn.WaitAsync(cancellation);
        try
        {
            if (Known(id) is { } known)
            {
                return known;
            }

            RunInputs inputs = reader.Manifest.Inputs;
            EnsembleLayout layout = Ensemble.Plan(served.Scenario, served.RuleSet, new EnsembleOptions { Members = inputs.Members, Seed = inputs.Seed, Mode = inputs.Mode });
            OutcomeForm form = new(layout);
            ModelCount[] counts = [.. form.All.OfType<ModelCount>()];
            CountTable answers = await reader.CountAsync(layout, counts, cancellation);
            Outcome outcome = new(id, OutcomeKind.Run, form) { Of = inputs.Members };
            outcome.Add(answers, inputs.Members, reader.Manifest.IsFluid);
            return Keep(outcome);
        }
        finally
        {
            turn.Release();
        }
    }

    private Outcome? Known(string id)
    {
        lock (finding)
        {
            int at = kept.FindIndex(o => o.Id == id);
            if (at < 0)
            {
                return null;
            }

            Outcome outcome = kept[at];
            kept.RemoveAt(at);
            kept.Add(outcome);
            return outcome;
        }
    }

    private void Forget(Predicate<Outcome> isOfKind, int most)
    {
        for (int at = 0; kept.Count(o => isOfKind(o)) > most && at < kept.Count;)
        {
            if (isOfKind(kept[at]))
            {
                kept.RemoveAt(at);
            }
            else
            {
                at++;
            }
        }
    }
}
