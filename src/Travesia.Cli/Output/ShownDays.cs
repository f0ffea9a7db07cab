using Travesia.Cli.Arguments;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>The days that a screen shows, and their division into days or months.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
internal readonly record struct ShownDays(DateOnly From, DateOnly To)
{
    // As many as a month may have; beyond, months are read more easily.
    private const int MostByDay = 31;

    // Three years; beyond, years are.
    private const int MostByMonth = 36;

    /// <summary>The days that options ask for, of those that a scenario shows.</summary>
    /// <exception cref="CommandFailure">An option is wrong.</exception>
    public static ShownDays Of(string? from, string? to, ShownDays all)
    {
        ShownDays asked = new(from is null ? all.From : Read("--from", from).From, to is null ? all.To : Read("--to", to).To);
        return asked.From <= asked.To ? asked : throw CommandFailure.Wrong(CliCodes.DateOrder, ("value", Readings.Write(asked.From)));

        // Of a month that is shown in part, the part is meant.
        ShownDays Read(string option, string written)
        {
            ShownDays days = Readings.DateOrMonth(option, written);
            return days.To >= all.From && days.From <= all.To
                ? new(Max(days.From, all.From), Min(days.To, all.To))
                : throw CommandFailure.Wrong(
                    CliCodes.DateOutside, ("option", option), ("value", Readings.Write(days.From)), ("from", Readings.Write(all.From)), ("to", Readings.Write(all.To)));
        }
    }

    /// <summary>Whether they are told one by one.</summary>
    public bool AreByDay => To.DayNumber - From.DayNumber < MostByDay;

    /// <summary>Whether they are told year by year.</summary>
    public bool AreByYear => (12 * (To.Year - From.Year)) + To.Month - From.Month >= MostByMonth;

    /// <summary>Each day, or each month or year with those of its days that are shown.</summary>
    public IEnumerable<ShownDays> Parts => AreByDay ? EachDay() : AreByYear ? EachYear() : Months;

    /// <summary>Each month with those of its days that are shown.</summary>
    public IEnumerable<ShownDays> Months
    {
        get
        {
            for (DateOnly first = From; first <= To; first = new DateOnly(first.Year, first.Month, 1).AddMonths(1))
            {
                yield return new(first, Min(new DateOnly(first.Year, first.Month, 1).AddMonths(1).AddDays(-1), To));
            }
        }
    }

    private IEnumerable<ShownDays> EachYear()
    {
        for (int year = From.Year; year <= To.Year; year++)
        {
            yield return new(Max(new DateOnly(year, 1, 1), From), Min(new DateOnly(year, 12, 31), To));
        }
    }

    private IEnumerable<ShownDays> EachDay()
    {
        for (DateOnly day = From; day <= To; day = day.AddDays(1))
        {
            yield return new(day, day);
        }
    }

    public bool Contains(DateOnly day) => day >= From && day <= To;

    /// <summary>What a part is called.</summary>
    public string NameIn(Localizer words) => From == To ? words.Date(From)
        : From is { Month: 1, Day: 1 } && To == new DateOnly(From.Year, 12, 31) ? Readings.Write(From)[..4]
        : From.Day == 1 && To == From.AddMonths(1).AddDays(-1) ? words.Month(From) : words.Say("dates.fromTo", ("from", From), ("to", To));

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
