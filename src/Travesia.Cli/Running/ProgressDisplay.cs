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
    private TimeSpan lastLine;
    private TimeSpan lastLook;
    private int firstDone = -1;

    /// <summary>Members done so far.</summary>
    public int Done { get; private set; }

    private TimeSpan Elapsed => surroundings.Clock.GetElapsedTime(started);

    /// <summary>A line of its own.</summary>
    public void Say(string code, params ReadOnlySpan<(string Name, object Value)> values) => surroundings.Error.WriteLine(words.Say(code, values));

    /// <summary>Does the work while showing its progress.</summary>
    public async Task ShowAsync(int members, Func<IProgress<EnsembleProgress>, Task> work)
    {
        if (!surroundings.IsErrorTerminal)
        {
            await work(new Teller(Tell));
            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Error) });
        await console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                ProgressTask bar = context.AddTask(words.Say("progress.bar"), maxValue: members);
                await work(new Teller(progress =>
                {
                    Note(progress);
                    bar.Value = progress.Done;
                    bar.Description = Markup.Escape(!progress.SoFar.IsEmpty && Elapsed >= FirstLook ? $"{Line(progress)}. {Look(progress)}" : Line(progress));
                }));
            });
    }

    private void Tell(EnsembleProgress progress)
    {
        Note(progress);
        if (progress.Done == firstDone && progress.Done > 1)
        {
            Say("progress.resume", ("done", progress.Done), ("of", progress.Of));
        }
        else if (Elapsed - lastLine >= BetweenLines || progress.Done == progress.Of)
        {
            lastLine = Elapsed;
            surroundings.Error.WriteLine(Line(progress));
        }

        if (IsLookDue(progress))
        {
            lastLook = Elapsed;
            surroundings.Error.WriteLine(Look(progress));
        }
    }

    private void Note(EnsembleProgress progress)
    {
        firstDone = firstDone < 0 ? progress.Done : firstDone;
        Done = progress.Done;
    }

    private bool IsLookDue(EnsembleProgress progress)
        => !progress.SoFar.IsEmpty && progress.Done < progress.Of && Elapsed >= FirstLook && (lastLook == default || Elapsed - lastLook >= BetweenLooks);

    private string Line(EnsembleProgress progress)
    {
        int here = progress.Done - firstDone;
        return here > 0 && progress.Done < progress.Of
            ? words.Say("progress.line", ("done", progress.Done), ("of", progress.Of), ("elapsed", Duration(Elapsed)), ("left", Duration(Elapsed / here * (progress.Of - progress.Done))))
            : words.Say("progress.line", ("done", progress.Done), ("of", progress.Of), ("elapsed", Duration(Elapsed)));
    }

    private string Look(EnsembleProgress progress) => words.Say(
        "progress.soFar",
        ("done", progress.Done),
        ("arrived", Amounts.Say(progress.SoFar, Total.ArrivalsAtDestinations, words) ?? "–"),
        ("harm", words.Say("amount.deaths", ("amount", Amounts.Say(progress.SoFar, MeasureNames.Deaths, words) ?? "–"))));

    private string Duration(TimeSpan time)
        => time.TotalSeconds < 90 ? words.Say("duration.seconds", ("value", Math.Round(time.TotalSeconds)))
            : time.TotalMinutes < 90 ? words.Say("duration.minutes", ("value", Math.Round(time.TotalMinutes)))
            : words.Say("duration.hours", ("value", Math.Round(time.TotalHours)));

    private sealed class Teller(Action<EnsembleProgress> tell) : IProgress<EnsembleProgress>
    {
        public void Report(EnsembleProgress value) => tell(value);
    }
}
