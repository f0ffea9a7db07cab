using System.Collections.Immutable;
using Travesia.Model.Calibrating;
using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>
/// What is to be fitted, to what. A window, target or policy that is not there is no error of the scenario, which runs as well when its
/// period is cut, its observations are left out or a policy is taken away: only the fit or the experiment cannot be made.
/// </summary>
internal static class CalibrationChecks
{
    public static void Run(Check check)
    {
        if (check.Scenario.Calibration is not { } plan)
        {
            return;
        }

        Window(check, plan);
        if (plan.Stages.IsEmpty)
        {
            check.Error(ModelCodes.CalibrationEmpty, Of("stages"), ("value", "stages"));
        }

        Dictionary<string, string> free = new(StringComparer.Ordinal);
        for (int s = 0; s < plan.Stages.Length; s++)
        {
            CalibrationStage stage = plan.Stages[s];
            string path = $"stages[{s}]";
            check.Text(stage.Title, Of($"{path}.title"));
            Free(check, stage, path, free);
            if (stage.Targets.IsEmpty)
            {
                check.Error(ModelCodes.CalibrationEmpty, Of($"{path}.targets"), ("value", "targets"));
            }

            for (int t = 0; t < stage.Targets.Length; t++)
            {
                Target(check, plan, stage.Targets[t], $"{path}.targets[{t}]");
            }
        }

        for (int e = 0; e < plan.Experiments.Length; e++)
        {
            Experiment(check, plan.Experiments[e], $"experiments[{e}]");
        }

        for (int p = 0; p < plan.Placebos.Length; p++)
        {
            check.Date(plan.Placebos[p], Of($"placebos[{p}]"));
        }
    }

    private static void Experiment(Check check, NaturalExperiment experiment, string path)
    {
        check.Text(experiment.Title, Of($"{path}.title"));
        check.Order(experiment.Date, experiment.After, Of($"{path}.date"), Of($"{path}.after"));
        if (experiment.After is { } after && experiment.MonthAfter == experiment.MonthBefore)
        {
            check.Error(ModelCodes.CalibrationSameMonth, Of($"{path}.after"), ("value", Validity.Check.Iso(after)));
        }

        if (experiment.Policies.IsEmpty)
        {
            check.Error(ModelCodes.CalibrationEmpty, Of($"{path}.policies"), ("value", "policies"));
        }

        for (int i = 0; i < experiment.Policies.Length; i++)
        {
            string entry = experiment.Policies[i];
            if (check.IsReadable("policies") && !check.Scenario.Policies.Any(p => CalibrationStage.Names(entry, p.Id.Value)))
            {
                check.Bag.Notice(ModelCodes.CalibrationPolicy, Of($"{path}.policies[{i}]"), ("value", entry));
            }
        }

        Where(check, experiment.Series, experiment.Areas, experiment.Groups, path);
        if (check.IsReadable("observations"))
        {
            Publisher(check, experiment.Series, experiment.Publisher, path);
        }
    }

    private static void Window(Check check, CalibrationPlan plan)
    {
        check.Order(plan.From, plan.To, Of("window.from"), Of("window.to"));
        check.Date(plan.CutOff, Of("window.cutOff"));
        if (plan.CutOff < plan.To)
        {
            check.Error(ModelCodes.CalibrationCutOff, Of("window.cutOff"), ("value", Validity.Check.Iso(plan.CutOff)), ("to", Validity.Check.Iso(plan.To)));
        }

        Scenario s = check.Scenario;
        if (check.IsReadable("scenario") && plan.From <= plan.To && (plan.From < s.From || plan.To > s.To))
        {
            DateOnly wrong = plan.From < s.From ? plan.From : plan.To;
            check.Bag.Notice(ModelCodes.CalibrationOutside, Of(plan.From < s.From ? "window.from" : "window.to"), ("value", Validity.Check.Iso(wrong)), ("from", Validity.Check.Iso(s.From)), ("to", Validity.Check.Iso(s.To)));
        }
    }

    private static void Free(Check check, CalibrationStage stage, string path, Dictionary<string, string> free)
    {
        if (stage.Free.IsEmpty)
        {
            check.Error(ModelCodes.CalibrationEmpty, Of($"{path}.free"), ("value", "free"));
        }

        for (int i = 0; i < stage.Free.Length; i++)
        {
            string entry = stage.Free[i];
            string here = $"{path}.free[{i}]";
            Parameter[] named = [.. check.Scenario.Parameters.Where(p => CalibrationStage.Names(entry, p.Id.Value))];
            if (named.Length == 0 && check.IsReadable("scenario"))
            {
                check.Unknown(entry, check.ParameterIds, ModelCodes.CalibrationParameter, Of(here));
            }

            foreach (Parameter parameter in named)
            {
                if (parameter.Prior is FixedPrior)
                {
                    check.Error(ModelCodes.CalibrationFixed, Of(here), ("value", parameter.Id.Value));
                }

                if (!free.TryAdd(parameter.Id.Value, here))
                {
                    check.Bag.Add(Diagnostic.Of(ModelCodes.CalibrationTwice, Of(here), ("value", parameter.Id.Value)) with { Related = Of(free[parameter.Id.Value]) });
                }
            }
        }
    }

    private static void Target(Check check, CalibrationPlan plan, CalibrationTarget target, string path)
    {
        check.Order(target.From, target.To, Of($"{path}.from"), Of($"{path}.to"));
        Inside(check, plan, target.From, Of($"{path}.from"));
        Inside(check, plan, target.To, Of($"{path}.to"));
        Errors(check, target.Error, $"{path}.error");
        if (Where(check, target.Series, target.Areas, target.Groups, path) && check.IsReadable("observations"))
        {
            Rows(check, plan, target, path);
        }
    }

    /// <summary>Whether the series is known, and with it what its areas are.</summary>
    private static bool Where(Check check, SeriesId id, ImmutableArray<string> areas, ImmutableArray<GroupId> groups, string path)
    {
        check.SeriesId(id.Value, Of($"{path}.series"));
        for (int g = 0; g < groups.Length; g++)
        {
            check.Group(groups[g], Of($"{path}.groups[{g}]"));
        }

        SeriesDefinition? series = check.Scenario.Series.FirstOrDefault(x => x.Id == id);
        if (series is null || !check.IsReadable("series"))
        {
            return false;
        }

        for (int a = 0; a < areas.Length; a++)
        {
            if (!series.Areas.ContainsKey(areas[a]) && !check.Places.Contains(areas[a]) && check.IsReadable("places"))
            {
                check.Unknown(areas[a], [.. series.Areas.Keys, .. check.Places.Count <= 10_000 ? check.Places : []], ModelCodes.UnknownArea, Of($"{path}.areas[{a}]"));
            }
        }

        return true;
    }

    /// <summary>Whether it is plain whose counts are meant.</summary>
    private static bool Publisher(Check check, SeriesId series, string? publisher, string path)
    {
        string[] publishers = [.. check.Scenario.Observations.Where(o => o.Series == series).Select(o => o.Publisher).Distinct().Order(StringComparer.Ordinal)];
        if (publisher is { } named && publishers.Length > 0 && !publishers.Contains(named))
        {
            check.Unknown(named, publishers, ModelCodes.CalibrationPublisher, Of($"{path}.publisher"));
            return false;
        }

        if (publisher is null && publishers.Length > 1)
        {
            check.Error(ModelCodes.CalibrationPublishers, Of(path), ("value", series.Value), ("allowed", string.Join(", ", publishers)));
            return false;
        }

        return true;
    }

    private static void Rows(Check check, CalibrationPlan plan, CalibrationTarget target, string path)
    {
        if (Publisher(check, target.Series, target.Publisher, path) && !VisibleScenario.RowsOf(target, plan, check.Scenario.Observations).Any())
        {
            check.Bag.Notice(ModelCodes.CalibrationTargetEmpty, Of(path), ("value", target.Series.Value), ("from", Validity.Check.Iso(plan.From)), ("to", Validity.Check.Iso(plan.To)), ("cutOff", Validity.Check.Iso(plan.CutOff)));
        }
    }

    private static void Inside(Check check, CalibrationPlan plan, DateOnly? date, Subject subject)
    {
        if (date is { } day && Calendar.Allows(day) && (day < plan.From || day > plan.To))
        {
            check.Error(ModelCodes.CalibrationTargetOutside, subject, ("value", Validity.Check.Iso(day)), ("from", Validity.Check.Iso(plan.From)), ("to", Validity.Check.Iso(plan.To)));
        }
    }

    private static void Errors(Check check, ErrorModel error, string path)
    {
        switch (error)
        {
            case LogNormalError e:
                check.Number(e.SdLog, Bounds.Positive with { Plausible = 10 }, Of($"{path}.sdLog"));
                check.Number(e.Offset, Bounds.Positive, Of($"{path}.offset"));
                break;
            case CountError e:
                check.Number(e.Dispersion, Bounds.Dispersion, Of($"{path}.dispersion"));
                break;
        }
    }

    private static Subject Of(string path) => new("calibration", -1, path);
}
