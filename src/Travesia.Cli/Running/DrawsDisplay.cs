using Spectre.Console;
using Travesia.Inference.Journeys;
using Travesia.Text;

namespace Travesia.Cli.Running;

/// <summary>Shows on standard error how far work over draws of the parameters is, once it takes more than a second: a bar on a terminal, lines elsewhere.</summary>
internal sealed class DrawsDisplay(Surroundings surroundings, Localizer words)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly long started = surroundings.Clock.GetTimestamp();
    private TimeSpan next = Patience;

    /// <summary>Draws done so far.</summary>
    public int Done { get; private set; }

    private TimeSpan Elapsed => surroundings.Clock.GetElapsedTime(started);

    /// <summary>Does the work while showing its progress.</summary>
    public async Task<T> ShowAsync<T>(Func<IProgress<JourneyProgress>, Task<T>> work)
    {
        if (!surroundings.IsErrorTerminal)
        {
            return await work(new Teller(progress =>
            {
                Done = progress.Done;
                if (Elapsed >= next)
                {
                    next = Elapsed + BetweenLines;
                    surroundings.Error.WriteLine(Line(progress));
                }
            }));
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Error) });
        return await console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                ProgressTask bar = context.AddTask(words.Say("journeys.bar"));
                return await work(new Teller(progress =>
                {
                    Done = progress.Done;
                    (bar.MaxValue, bar.Value, bar.Description) = (progress.Of, progress.Done, Markup.Escape(Line(progress)));
                }));
            });
    }

    private string Line(JourneyProgress progress) => words.Say("journeys.progress", ("done", progress.Done), ("of", progress.Of));

    private sealed class Teller(Action<JourneyProgress> tell) : IProgress<JourneyProgress>
    {
        public void Report(JourneyProgress value) => tell(value);
    }
}
