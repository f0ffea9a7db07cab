using Spectre.Console;
using Travesia.Inference.Forecasting;
using Travesia.Text;

namespace Travesia.Cli.Running;

/// <summary>Shows on standard error how far a forecast is, once it takes more than a second: a bar on a terminal, lines elsewhere.</summary>
internal sealed class ForecastDisplay(Surroundings surroundings, Localizer words)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly long started = surroundings.Clock.GetTimestamp();
    private TimeSpan next = Patience;

    /// <summary>How far it came.</summary>
    public ForecastProgress Reached { get; private set; }

    private TimeSpan Elapsed => surroundings.Clock.GetElapsedTime(started);

    /// <summary>Does the work while showing its progress.</summary>
    public async Task<T> ShowAsync<T>(Func<IProgress<ForecastProgress>, T> work)
    {
        if (!surroundings.IsErrorTerminal)
        {
            return await Task.Run(() => work(new Teller(progress =>
            {
                Reached = progress;
                if (Elapsed >= next)
                {
                    next = Elapsed + BetweenLines;
                    surroundings.Error.WriteLine(Line(progress));
                }
            })));
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Error) });
        return await console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                ProgressTask bar = context.AddTask(words.Say("forecast.bar"));
                return await Task.Run(() => work(new Teller(progress =>
                {
                    Reached = progress;
                    (bar.MaxValue, bar.Value, bar.Description) = (progress.Of, progress.Done, Markup.Escape(Line(progress)));
                })));
            });
    }

    private string Line(ForecastProgress progress) => words.Say("forecast.progress", ("done", progress.Done), ("of", progress.Of));

    private sealed class Teller(Action<ForecastProgress> tell) : IProgress<ForecastProgress>
    {
        public void Report(ForecastProgress value) => tell(value);
    }
}
