namespace Travesia.Engine.Building;

/// <summary>What makes a program refused, beside what its builder refuses at once.</summary>
internal static class ProgramChecks
{
    /// <summary>The largest mean or stock of people: beyond it whole numbers are no longer exact in double precision.</summary>
    public const double MostPeople = 1e15;

    /// <summary>The largest variance over mean, of departures and of parties.</summary>
    public const double MostDispersion = 1e9;

    /// <summary>The largest standard deviation of the logarithm of a period's effect.</summary>
    public const double MostSdLog = 3;

    /// <exception cref="ProgramException">An id was not issued by the builder.</exception>
    public static void Known(int index, int count, string what, string where)
    {
        if ((uint)index >= (uint)count)
        {
            throw new ProgramException($"{where}: there is no {what} {index}; there are {count}.");
        }
    }

    /// <exception cref="ProgramException">An id was not issued by the builder.</exception>
    public static void AllKnown(ReadOnlySpan<int> indices, int count, string what, string where)
    {
        foreach (int index in indices)
        {
            Known(index, count, what, where);
        }
    }

    /// <exception cref="ProgramException">A name is missing or used twice.</exception>
    public static void UniqueNames(IEnumerable<string> names, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (string.IsNullOrEmpty(name))
            {
                throw new ProgramException($"A {what} has no name.");
            }

            if (!seen.Add(name))
            {
                throw new ProgramException($"Two {what} entries are named '{name}'.");
            }
        }
    }

    /// <exception cref="ProgramException">A limit is negative or no number, days do not ascend, or the stock does not fit the kind.</exception>
    public static void Gate(Gate gate, int stocks)
    {
        string where = $"Gate '{gate.Name}'";
        switch (gate.Kind)
        {
            case GateKind.Capacity:
                Known(gate.Stock?.Index ?? throw new ProgramException($"{where} limits a stock but names none."), stocks, "stock", where);
                Refuse(gate.CarriesOver, $"{where}: a capacity has nothing to carry over.");
                break;
            case GateKind.PerDay or GateKind.PerPeriod:
                Refuse(gate.Stock is not null, $"{where} limits moves, so it has no stock.");
                break;
            default:
                throw new ProgramException($"{where} is of the unknown kind {(int)gate.Kind}.");
        }

        for (int i = 0; i < gate.Steps.Count; i++)
        {
            Refuse(!(gate.Steps[i].Limit >= 0), $"{where} has the limit {gate.Steps[i].Limit:R} from day {gate.Steps[i].FromDay}; a limit is 0 or more.");
            Refuse(i > 0 && gate.Steps[i].FromDay <= gate.Steps[i - 1].FromDay, $"{where}: the step from day {gate.Steps[i].FromDay} does not come after the one before it.");
        }
    }

    /// <exception cref="ProgramException">A mean is missing, negative or not finite, the dispersion is below 1, or an effect is out of its range.</exception>
    public static void Departure(Departure departure, int days, int states, int tallySets, Func<int, string> nameOf)
    {
        Known(departure.Target.Index, states, "state", "A departure");
        string where = $"The departure into state {nameOf(departure.Target.Index)}";
        Known(departure.Tallies.Index, tallySets, "tally set", where);
        Refuse(departure.MeanPerDay.Count != days, $"{where} has {departure.MeanPerDay.Count} means for {days} days.");
        Refuse(!(departure.Dispersion >= 1 && departure.Dispersion <= MostDispersion), $"{where} has the dispersion {departure.Dispersion:R}; it is 1 to {MostDispersion:R}.");
        foreach (PeriodEffect effect in departure.Effects ?? [])
        {
            Refuse(!(effect.SdLog >= 0 && effect.SdLog <= MostSdLog), $"{where} has an effect of the standard deviation {effect.SdLog:R}; it is 0 to {MostSdLog:R}.");
            Refuse(!(effect.Autocorrelation > -1 && effect.Autocorrelation < 1), $"{where} has an effect of the autocorrelation {effect.Autocorrelation:R}; it is above -1 and below 1.");
        }

        for (int day = 0; day < days; day++)
        {
            double mean = departure.MeanPerDay[day];
            Refuse(!(mean >= 0 && mean <= MostPeople), $"{where} has the mean {mean:R} on day {day}; it is 0 to {MostPeople:R}.");
        }
    }

    /// <exception cref="ProgramException">The number is negative, not finite, or not whole where it must be.</exception>
    public static void InitialStock(InitialStock stock, int states, Func<int, string> nameOf)
    {
        Known(stock.State.Index, states, "state", "An initial stock");
        string where = $"The initial stock of state {nameOf(stock.State.Index)}";
        Refuse(!(stock.People >= 0 && stock.People <= MostPeople), $"{where} is {stock.People:R}; it is 0 to {MostPeople:R}.");
        Refuse(stock.Law is not (InitialLaw.Fixed or InitialLaw.Poisson), $"{where} has the unknown law {(int)stock.Law}.");
        Refuse(stock.Law == InitialLaw.Fixed && stock.People != Math.Floor(stock.People), $"{where} is {stock.People:R}, which is not a whole number.");
    }

    private static void Refuse(bool wrong, string message)
    {
        if (wrong)
        {
            throw new ProgramException(message);
        }
    }
}
