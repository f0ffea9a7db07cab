using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>Priors.</summary>
internal static class ParameterChecks
{
    private const double FarInSd = 6;

    public static void Run(Check check)
    {
        Scenario s = check.Scenario;
        check.Ids("scenario", s.Parameters.Select(p => p.Id.Value), s.Parameters.Length, row => Of(s.Parameters[row], null), id => IdForm.IsParameter(id));
        foreach (Parameter parameter in s.Parameters)
        {
            if (parameter.Id.Value is "nan" or "infinity" or "inf")
            {
                check.Error(ModelCodes.IdReserved, Of(parameter, null), ("value", parameter.Id.Value));
            }

            check.Text(parameter.Note, Of(parameter, "note"));
            check.Source(parameter.Source, Of(parameter, "source"));
            Prior(check, parameter);
        }
    }

    private static void Prior(Check check, Parameter parameter)
    {
        switch (parameter.Prior)
        {
            case FixedPrior p:
                check.Number(p.Value, Bounds.Any, Of(parameter, "value"));
                break;
            case UniformPrior p:
                check.Number(p.Min, Bounds.Any, Of(parameter, "min"));
                check.Number(p.Max, Bounds.Any, Of(parameter, "max"));
                Ordered(check, parameter, p.Min, p.Max);
                break;
            case NormalPrior p:
                Normal(check, parameter, p);
                break;
            case LogNormalPrior p:
                check.Number(p.MedianValue, Bounds.Positive, Of(parameter, "median"));
                check.Number(p.SdLog, Bounds.Positive with { Plausible = 10 }, Of(parameter, "sdLog"));
                break;
            case BetaPrior p:
                check.Number(p.Mean, Bounds.Chance, Of(parameter, "mean"));
                if (p.Mean is 0 or 1)
                {
                    check.Error(ModelCodes.PriorFar, Of(parameter, "mean"), ("value", Validity.Check.Write(p.Mean)), ("min", "0"), ("max", "1"));
                }

                check.Number(p.Strength, Bounds.Positive, Of(parameter, "strength"));
                break;
        }
    }

    private static void Normal(Check check, Parameter parameter, NormalPrior prior)
    {
        check.Number(prior.Mean, Bounds.Any, Of(parameter, "mean"));
        check.Number(prior.Sd, Bounds.Positive, Of(parameter, "sd"));
        if (double.IsNaN(prior.Min) || double.IsNaN(prior.Max) || double.IsPositiveInfinity(prior.Min) || double.IsNegativeInfinity(prior.Max))
        {
            check.Error(ModelCodes.NumberNotFinite, Of(parameter, double.IsFinite(prior.Min) ? "max" : "min"), ("value", "NaN"));
            return;
        }

        Ordered(check, parameter, prior.Min, prior.Max);
        double reach = FarInSd * prior.Sd;
        if (prior.Min < prior.Max && (prior.Mean < prior.Min - reach || prior.Mean > prior.Max + reach))
        {
            check.Error(ModelCodes.PriorFar, Of(parameter, "mean"), ("value", Validity.Check.Write(prior.Mean)), ("min", Validity.Check.Write(prior.Min)), ("max", Validity.Check.Write(prior.Max)));
        }
    }

    private static void Ordered(Check check, Parameter parameter, double min, double max)
    {
        if (min >= max)
        {
            check.Error(ModelCodes.PriorBounds, Of(parameter, "max"), ("value", Validity.Check.Write(max)), ("min", Validity.Check.Write(min)));
        }
    }

    private static Subject Of(Parameter parameter, string? field)
        => new("scenario", -1, $"parameters.{parameter.Id.Value}{(field is null ? "" : "." + field)}");
}
