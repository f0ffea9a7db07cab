using System.Globalization;
using Travesia.Cli.Arguments;
using Travesia.Model;
using Travesia.Model.Validity;

namespace Travesia.Cli.Loading;

/// <summary>The changes that options make to a scenario.</summary>
internal static class Adjustment
{
    public static Scenario Apply(Scenario scenario, RunSettings settings)
    {
        Check("--from", settings.From, scenario);
        Check("--to", settings.To, scenario);
        DateOnly from = settings.From ?? scenario.From;
        DateOnly to = settings.To ?? scenario.To;
        if (from.Day != 1 && from != scenario.From)
        {
            throw CommandFailure.Wrong(CliCodes.DateMonth, ("value", Readings.Write(from)), ("example", Readings.Write(from.AddDays(1 - from.Day).AddMonths(1))));
        }

        if (from > to)
        {
            throw CommandFailure.Wrong(CliCodes.DateOrder, ("value", Readings.Write(from)));
        }

        // What comes before the first day shown is still simulated: people are on their way by then.
        Scenario shown = scenario with { From = from, To = to, SpinUpFrom = from == scenario.FirstDay ? null : scenario.FirstDay };
        return settings.PeopleScale == 1 ? shown : Scale(shown, settings.PeopleScale);
    }

    private static Scenario Scale(Scenario scenario, double factor)
    {
        // What a scaled number exceeds was never written in a file: it is the option that is told of it.
        ParameterValues medians = ParameterValues.Medians(scenario);
        double most = scenario.Departures.Select(d => Bounds.PeopleADay.Plausible / d.PerDay.Under(medians))
            .Concat(scenario.Initial.Select(i => Bounds.People.Plausible / i.People.Under(medians)))
            .Where(m => m > 0).DefaultIfEmpty(double.PositiveInfinity).Min();
        return factor <= most ? Scaled(scenario, factor) : throw CommandFailure.Wrong(
            CliCodes.ScaleTooLarge,
            ("value", factor.ToString("R", CultureInfo.InvariantCulture)),
            ("most", Math.Floor(most).ToString("R", CultureInfo.InvariantCulture)));
    }

    private static Scenario Scaled(Scenario scenario, double factor) => scenario with
    {
        Departures = [.. scenario.Departures.Select(d => d with { PerDay = d.PerDay with { Factor = d.PerDay.Factor * factor } })],
        Initial = [.. scenario.Initial.Select(i => i with { People = Times(i, factor) })],
    };

    // A number that is exact counts people, and people are whole.
    private static Quantity Times(InitialPeople initial, double factor)
    {
        double product = initial.People.Factor * factor;
        return initial.People with { Factor = initial.IsMean || initial.People.Parameter is not null ? product : Math.Round(product, MidpointRounding.AwayFromZero) };
    }

    private static void Check(string option, DateOnly? date, Scenario scenario)
    {
        if (date is { } day && (day < scenario.From || day > scenario.To))
        {
            throw CommandFailure.Wrong(
                CliCodes.DateOutside, ("option", option), ("value", Readings.Write(day)), ("from", Readings.Write(scenario.From)), ("to", Readings.Write(scenario.To)));
        }
    }
}
