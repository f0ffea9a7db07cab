using System.Globalization;
using Travesia.Model.Calibrating;
using Travesia.Scenarios.Parts;
using Travesia.Scenarios.Tables;

namespace Travesia.Scenarios.Writing;

/// <summary>Writes calibration.yaml and fitted.yaml.</summary>
internal static class CalibrationYaml
{
    public static string Write(CalibrationPlan plan)
    {
        YamlWriter yaml = new();
        yaml.Map("window", () => yaml.Plain("from", Cells.Of(plan.From)).Plain("to", Cells.Of(plan.To)).Plain("cutOff", plan.CutOff == plan.To ? null : Cells.Of(plan.CutOff)));
        yaml.Map("stages", () =>
        {
            foreach (CalibrationStage stage in plan.Stages)
            {
                yaml.Item(() =>
                {
                    yaml.Text("title", stage.Title).Texts("free", stage.Free);
                    yaml.Map("targets", () =>
                    {
                        foreach (CalibrationTarget target in stage.Targets)
                        {
                            yaml.Item(() => Target(yaml, target));
                        }
                    });
                });
            }
        });
        if (!plan.Experiments.IsEmpty)
        {
            yaml.Map("experiments", () =>
            {
                foreach (NaturalExperiment experiment in plan.Experiments)
                {
                    yaml.Item(() => Experiment(yaml, experiment));
                }
            });
        }

        yaml.Plain("placebos", plan.Placebos.IsEmpty ? null : $"[{string.Join(", ", plan.Placebos.Select(Cells.Of))}]");
        return yaml.ToString();
    }

    public static string Write(Fitted fitted)
    {
        YamlWriter yaml = new();
        (FittedMaker maker, FittedQuality quality) = (fitted.Maker, fitted.Quality);
        yaml.Map("maker", () => yaml
            .Text("command", maker.Command)
            .Text("version", maker.Version)
            .Plain("from", Cells.Of(maker.From))
            .Plain("to", Cells.Of(maker.To))
            .Plain("cutOff", Cells.Of(maker.CutOff))
            .Text("inputsSha256", maker.InputsSha256));
        yaml.Map("quality", () => yaml
            .Plain("freeParameters", Values.Of(quality.FreeParameters))
            .Plain("observations", Values.Of(quality.Observations))
            .Plain("converged", Flag(quality.Converged))
            .Plain("steps", Values.Of(quality.Steps))
            .Plain("objectiveBefore", Cells.Of(quality.ObjectiveBefore))
            .Plain("objectiveAfter", Cells.Of(quality.ObjectiveAfter))
            .Plain("misfit", Cells.Of(quality.Misfit)));
        yaml.Map("parameters", () =>
        {
            foreach (Posterior posterior in fitted.Parameters)
            {
                yaml.Map(posterior.Id.Value, () =>
                {
                    foreach ((string key, object value) in PriorPart.Write(posterior.Marginal))
                    {
                        yaml.Plain(key, value is double number ? Cells.Of(number) : (string)value);
                    }

                    yaml.Plain("moved", Flag(posterior.Moved));
                    if (!posterior.With.IsEmpty)
                    {
                        yaml.Plain("with", $"{{ {string.Join(", ", posterior.With.Select(w => string.Create(CultureInfo.InvariantCulture, $"{YamlWriter.Quote(w.Key)}: {Cells.Of(w.Value)}")))} }}");
                    }
                });
            }
        });
        return yaml.ToString();
    }

    private static void Experiment(YamlWriter yaml, NaturalExperiment experiment) => yaml
        .Text("title", experiment.Title)
        .Plain("date", Cells.Of(experiment.Date))
        .Plain("after", experiment.After is { } after ? Cells.Of(after) : null)
        .Texts("policies", experiment.Policies)
        .Text("series", experiment.Series.Value)
        .Text("publisher", experiment.Publisher)
        .Texts("areas", experiment.Areas)
        .Texts("groups", [.. experiment.Groups.Select(g => g.Value)]);

    private static void Target(YamlWriter yaml, CalibrationTarget target)
    {
        yaml.Text("series", target.Series.Value)
            .Text("publisher", target.Publisher)
            .Texts("areas", target.Areas)
            .Texts("groups", [.. target.Groups.Select(g => g.Value)])
            .Plain("from", target.From is { } from ? Cells.Of(from) : null)
            .Plain("to", target.To is { } to ? Cells.Of(to) : null)
            .Plain("sumOver", target.SumOver == SumOver.Nothing ? null : Words<SumOver>.Of(target.SumOver));
        yaml.Map("error", () => _ = target.Error switch
        {
            CountError e => yaml.Plain("kind", "counts").Plain("dispersion", Cells.Of(e.Dispersion)),
            LogNormalError e => yaml.Plain("kind", "lognormal").Plain("sdLog", Cells.Of(e.SdLog)).Plain("offset", Cells.Of(e.Offset, LogNormalError.DefaultOffset)),
            _ => throw new ArgumentException($"No such error: {target.Error.GetType().Name}.", nameof(target)),
        });
    }

    private static string Flag(bool value) => value ? "true" : "false";
}
