using Travesia.Model.Calibrating;
using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>What a calibration found.</summary>
internal static class FittedChecks
{
    // Loadings are written with six digits.
    private const double Rounding = 1e-4;

    public static void Run(Check check)
    {
        if (check.Scenario.Fitted is not { } fitted)
        {
            return;
        }

        check.Text(fitted.Maker.Command, Of("maker.command"));
        check.Text(fitted.Maker.Version, Of("maker.version"));
        check.Text(fitted.Maker.InputsSha256, Of("maker.inputsSha256"));
        check.Order(fitted.Maker.From, fitted.Maker.To, Of("maker.from"), Of("maker.to"));
        check.Date(fitted.Maker.CutOff, Of("maker.cutOff"));
        HashSet<string> earlier = new(StringComparer.Ordinal);
        foreach (Posterior posterior in fitted.Parameters)
        {
            string id = posterior.Id.Value;
            check.Reference(id, check.ParameterIds, "scenario", ModelCodes.CalibrationParameter, Of($"parameters.{id}"));
            ParameterChecks.Prior(check, posterior.Marginal, field => Of($"parameters.{id}.{field}"));
            Support(check, posterior);
            foreach ((string other, double loading) in posterior.With)
            {
                check.Number(loading, new Bounds(-1, 1), Of($"parameters.{id}.with.{other}"));
                if (!earlier.Contains(other))
                {
                    check.Error(ModelCodes.FittedWith, Of($"parameters.{id}.with.{other}"), ("value", other), ("parameter", id));
                }
            }

            if (posterior.With.Values.Sum(l => l * l) > 1 + Rounding)
            {
                check.Error(ModelCodes.FittedLoadings, Of($"parameters.{id}.with"), ("value", id));
            }

            earlier.Add(id);
        }
    }

    // What the fields of a scenario allow was checked against the prior.
    private static void Support(Check check, Posterior posterior)
    {
        if (!check.Parameters.TryGetValue(posterior.Id.Value, out Parameter? parameter))
        {
            return;
        }

        (double low, double high) = PriorSupport.Of(parameter.Prior);
        if (!(low <= high))
        {
            return; // The prior has bounds the wrong way round, and is reported itself.
        }

        (double from, double to) = PriorSupport.Of(posterior.Marginal);
        if (from < low || to > high || (PriorSupport.ExcludesLow(parameter.Prior) && from == low && !PriorSupport.ExcludesLow(posterior.Marginal)))
        {
            check.Error(
                ModelCodes.FittedSupport, Of($"parameters.{posterior.Id.Value}"),
                ("value", posterior.Id.Value), ("low", Validity.Check.Write(low)), ("high", Validity.Check.Write(high)));
        }
    }

    private static Subject Of(string path) => new("fitted", -1, path);
}
