using Spectre.Console;
using Travesia.Cli.Output;
using Travesia.Inference;
using Travesia.Rules;
using Travesia.Text;

namespace Travesia.Cli.Running;

/// <summary>Shows how far an ensemble is, on standard error: a bar on a terminal, lines elsewhere; from ten seconds on with what it sees so far.</summary>
internal sealed class ProgressDisplay(Surroundings surroundings, Localizer words)
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    private readonly long started = surroundings.Clock.GetTimestamp();
    private readonly Lock screen = new();
    private EnsembleProgress last = new(0, 0, []);
    private TimeSpan lastLine;
    private int firstDone = -1;
    private bool owesLook;

    /// <summary>Members done so far.</summary>
    public int Done => last.Done;

    private TimeSpan Elapsed => surroundings.Clock.GetElapsedTime(started);

    /// <summary>A line of its own.</summary>
    public void Say(string code, params ReadOnlySpan<(string Name, object Value)> values) => surroundings.Error.WriteLine(words.Say(code, values));

    /// <summary>Does the work while showing its progress.</summary>
    public async Task ShowAsync(int members, Func<IProgress<EnsembleProgress>, Task> work)
    {
        last = new EnsembleProgress(0, members, []);
        if (!surroundings.IsErrorTerminal)
        {
            await WithLooksAsync(TellLook, () => work(new Teller(Tell)));
            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Error) });
        await console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                ProgressTask bar = context.AddTask(words.Say("progress.bar"), maxValue: members);
                void Draw()
                {
                    bar.Value = last.Done;
                    bar.Description = Markup.Escape(Elapsed >= FirstLook ? $"{Line(last)}. {Look(last)}" : Line(last));
                }

                await WithLooksAsync(Draw, () => work(new Teller(progress =>
                {
                    lock (screen)
                    {
                        Note(progress);
                        Draw();
                    }
                })));
            });
    }

    /// <summary>Looks by the clock, not when a member is done: the first may take longer than people wait.</summary>
    private async Task WithLooksAsync(Action look, Func<Task> work)
    {
        await using ITimer timer = surroundings.Clock.CreateTimer(
            _ =>
            {
                lock (screen)
                {
                    if (last.Done < last.Of)
                    {
                        look();
                    }
                }
            },
            null,
            TimeSpan.FromTicks(Math.Max(0, (FirstLook - Elapsed).Ticks)),
            BetweenLooks);
        await work();
    }

    private void TellLook()
    {
        surroundings.Error.WriteLine(Look(last));
        owesLook = last.SoFar.IsEmpty;
    }

    private void Tell(EnsembleProgress progress)
    {
        lock (screen)
        {
            Note(progress);
            if (owesLook)
            {
                TellLook();
            }

            if (progress.Done == firstDone && progress.Done > 1)
            {
                Say("progress.resume", ("done", progress.Done), ("of", progress.Of));
            }
            else if (Elapsed - lastLine >= BetweenLines || progress.Done == progress.Of)
            {
                lastLine = Elapsed;
                surroundings.Error.WriteLine(Line(progress));
            }
        }
    }

    private void Note(EnsembleProgress progress)
    {
        firstDone = firstDone < 0 ? progress.Done : firstDone;
        last = progress;
    }

    private string Line(EnsembleProgress progress)
    {
        int here = progress.Done - firstDone;
        return here > 0 && progress.Done < progress.Of
            ? words.Say("progress.line", ("done", progress.Done), ("of", progress.Of), ("elapsed", Duration(Elapsed)), ("left", Duration(Elapsed / here * (progress.Of - progress.Done))))
            : words.Say("progress.line", ("done", progress.Done), ("of", progress.Of), ("elapsed", Duration(Elapsed)));
    }

    private string Look(EnsembleProgress progress)
    {
        if (progress.SoFar.IsEmpty)
        {
            return words.Say("progress.noneYet", ("elapsed", Duration(Elapsed)));
        }

        string? arrived = Amount(Total.ArrivalsAtDestinations);
        return arrived is null && Amount(MeasureNames.Departures) is { } departures
            ? words.Say("progress.soFar.camps", [("done", progress.Done), ("departures", departures), .. Amount(Total.InSheltersAtEnd) is { } present ? [("present", present)] : Array.Empty<(string, object)>()])
            : words.Say("progress.soFar", ("done", progress.Done), ("arrived", arrived ?? "–"), ("harm", words.Say("amount.deaths", ("amount", Amount(MeasureNames.Deaths) ?? "–"))));

        string? Amount(string quantity) => Amounts.Say(progress.SoFar, quantity, words);
    }

    private string Duration(TimeSpan time)
        => time.TotalSeconds < 90 ? words.Say("duration.seconds", ("value", Math.Round(time.TotalSeconds)))
            : time.TotalMinutes < 90 ? words.Say("duration.minutes", ("value", Math.Round(time.TotalMinutes)))
            : words.Say("duration.hours", ("value", Math.Round(time.TotalHours)));

    private sealed class Teller(Action<EnsembleProgress> tell) : IProgress<EnsembleProgress>
    {
        public void Report(EnsembleProgress value) => tell(value);
    }
}
