using Travesia.Inference.Calibration;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Text;

namespace Travesia.Cli.Running;

/// <summary>Shows how far a calibration is, in lines on standard error: how many steps it will take is not known before.</summary>
internal sealed class CalibrationProgressDisplay(Surroundings surroundings, Localizer words) : IProgress<CalibrationProgress>
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly long started = surroundings.Clock.GetTimestamp();
    private TimeSpan lastLine;

    /// <summary>What is to be fitted.</summary>
    public void Begin(Scenario scenario)
    {
        CalibrationPlan plan = scenario.Calibration!;
        int free = scenario.Parameters.Count(p => plan.Stages.Any(s => s.Free.Any(f => CalibrationStage.Names(f, p.Id.Value))));
        surroundings.Error.WriteLine(words.Say("calibrate.start", ("title", scenario.In(words.Code).Title), ("free", free), ("from", plan.From), ("to", plan.To), ("cutOff", plan.CutOff)));
    }

    public void Report(CalibrationProgress value)
    {
        TimeSpan elapsed = surroundings.Clock.GetElapsedTime(started);
        if (elapsed - lastLine < BetweenLines)
        {
            return;
        }

        lastLine = elapsed;
        surroundings.Error.WriteLine(words.Say(
            "calibrate.progress",
            ("stage", value.Stage), ("stages", value.Stages), ("pass", value.Pass), ("objective", words.Number(value.Objective, 1)), ("runs", value.Runs),
            ("elapsed", words.Say("duration.seconds", ("value", Math.Round(elapsed.TotalSeconds))))));
    }
}
