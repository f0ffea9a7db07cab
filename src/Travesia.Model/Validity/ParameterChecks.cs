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
            Prior(check, parameter.Prior, field => Of(parameter, field));
        }
    }

    /// <summary>Checks the numbers of a distribution.</summary>
    /// <param name="check">The check.</param>
    /// <param name="prior">The distribution.</param>
    /// <param name="of">Where a number of it stands.</param>
    internal static void Prior(Check check, Prior prior, Func<string, Subject> of)
    {
        switch (prior)
        {
            case FixedPrior p:
                check.Number(p.Value, Bounds.Any, of("value"));
                break;
            case UniformPrior p:
                check.Number(p.Min, Bounds.Any, of("min"));
                check.Number(p.Max, Bounds.Any, of("max"));
                Ordered(check, of, p.Min, p.Max);
                break;
            case NormalPrior p:
                Normal(check, p, of);
                break;
            case LogNormalPrior p:
                check.Number(p.MedianValue, Bounds.Positive, of("median"));
                check.Number(p.SdLog, Bounds.Positive with { Plausible = 10 }, of("sdLog"));
                break;
            case BetaPrior p:
                check.Number(p.Mean, Bounds.Chance, of("mean"));
                if (p.Mean is 0 or 1)
                {
                    check.Error(ModelCodes.PriorFar, of("mean"), ("value", Validity.Check.Write(p.Mean)), ("min", "0"), ("max", "1"));
                }

                check.Number(p.Strength, Bounds.Strength, of("strength"));
                break;
        }
    }

    private static void Normal(Check check, NormalPrior prior, Func<string, Subject> of)
    {
        check.Number(prior.Mean, Bounds.Any, of("mean"));
        check.Number(prior.Sd, Bounds.Positive, of("sd"));
        if (double.IsNaN(prior.Min) || double.IsNaN(prior.Max) || double.IsPositiveInfinity(prior.Min) || double.IsNegativeInfinity(prior.Max))
        {
            check.Error(ModelCodes.NumberNotFinite, of(double.IsFinite(prior.Min) ? "max" : "min"), ("value", "NaN"));
            return;
        }

        Ordered(check, of, prior.Min, prior.Max);
        double reach = FarInSd * prior.Sd;
        if (prior.Min < prior.Max && (prior.Mean < prior.Min - reach || prior.Mean > prior.Max + reach))
        {
            check.Error(ModelCodes.PriorFar, of("mean"), ("value", Validity.Check.Write(prior.Mean)), ("min", Validity.Check.Write(prior.Min)), ("max", Validity.Check.Write(prior.Max)));
        }
    }

    private static void Ordered(Check check, Func<string, Subject> of, double min, double max)
    {
        if (min >= max)
        {
            check.Error(ModelCodes.PriorBounds, of("max"), ("value", Validity.Check.Write(max)), ("min", Validity.Check.Write(min)));
        }
    }

    private static Subject Of(Parameter parameter, string? field)
        => new("scenario", -1, $"parameters.{parameter.Id.Value}{(field is null ? "" : "." + field)}");
}
