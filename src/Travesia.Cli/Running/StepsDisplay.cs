using Spectre.Console;
using Travesia.Text;

namespace Travesia.Cli.Running;

/// <summary>Shows on standard error how far work of known length is, once it takes more than a second: a bar on a terminal, lines elsewhere.</summary>
/// <param name="surroundings">Where it is shown.</param>
/// <param name="words">The language.</param>
/// <param name="name">The word before <c>.bar</c> and <c>.progress</c> in the codes of what is said.</param>
internal sealed class StepsDisplay(Surroundings surroundings, Localizer words, string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly long started = surroundings.Clock.GetTimestamp();
    private TimeSpan next = Patience;

    /// <summary>How many steps were done when last told, and of how many.</summary>
    public (int Done, int Of) Reached { get; private set; }

    private TimeSpan Elapsed => surroundings.Clock.GetElapsedTime(started);

    /// <summary>Does the work while showing its progress.</summary>
    /// <param name="steps">How far a report says that the work is.</param>
    /// <param name="work">The work.</param>
    public async Task<T> ShowAsync<TProgress, T>(Func<TProgress, (int Done, int Of)> steps, Func<IProgress<TProgress>, Task<T>> work)
    {
        Teller<TProgress> Telling(Action show) => new(progress =>
        {
            Reached = steps(progress);
            show();
        });

        if (!surroundings.IsErrorTerminal)
        {
            return await work(Telling(() =>
            {
                if (Elapsed >= next)
                {
                    next = Elapsed + BetweenLines;
                    surroundings.Error.WriteLine(Line());
                }
            }));
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Error) });
        return await console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                ProgressTask bar = context.AddTask(words.Say($"{name}.bar"));
                return await work(Telling(() => (bar.MaxValue, bar.Value, bar.Description) = (Reached.Of, Reached.Done, Markup.Escape(Line()))));
            });
    }

    private string Line() => words.Say($"{name}.progress", ("done", Reached.Done), ("of", Reached.Of));

    private sealed class Teller<TProgress>(Action<TProgress> tell) : IProgress<TProgress>
    {
        public void Report(TProgress value) => tell(value);
    }
}
