using System.Globalization;
using Travesia.Cli.Output;
using Travesia.Model.Diagnostics;

namespace Travesia.Cli.Arguments;

/// <summary>Reads what options are given, independent of any culture.</summary>
internal static class Readings
{
    public static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Date(string option, string written)
        => Exact(written, "yyyy-MM-dd") is { } date
            ? date
            : throw CommandFailure.Wrong(CliCodes.Date, ("option", option), ("value", written));

    /// <summary>A day, or all days of a month.</summary>
    public static ShownDays DateOrMonth(string option, string written)
    {
        if (Exact(written, "yyyy-MM") is { } month)
        {
            return new(month, month.AddMonths(1).AddDays(-1));
        }

        return Exact(written, "yyyy-MM-dd") is { } day
            ? new(day, day)
            : throw CommandFailure.Wrong(CliCodes.DateOrMonth, ("option", option), ("value", written));
    }

    /// <summary>Two months in order, as 2023-01..2023-11.</summary>
    public static (DateOnly From, DateOnly To) Months(string written)
        => written.Split("..") is [string first, string last] && Exact(first, "yyyy-MM") is { } from && Exact(last, "yyyy-MM") is { } to && from <= to
            ? (from, to)
            : throw CommandFailure.Wrong(CliCodes.ForecastOrigins, ("value", written));

    public static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static long Whole(string option, string written, long least, long most, string example)
        => long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= least && number <= most
            ? number
            : throw CommandFailure.Wrong(
                CliCodes.Number,
                ("option", option),
                ("value", written),
                ("expected", string.Create(CultureInfo.InvariantCulture, $"{least}..{most}")),
                ("example", example));

    public static double Above0(string option, string written)
        => double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > 0 && double.IsFinite(number)
            ? number
            : throw CommandFailure.Wrong(CliCodes.Number, ("option", option), ("value", written), ("expected", "> 0"), ("example", "0.5"));

    public static string Word(string option, string written, params ReadOnlySpan<string> allowed)
    {
        string[] words = allowed.ToArray();
        return words.Contains(written)
            ? written
            : throw CommandFailure.Wrong(
                CliCodes.Word, ("option", option), ("value", written), ("suggestion", NearMiss.Find(written, words)), ("allowed", string.Join(", ", words)));
    }

    private static DateOnly? Exact(string written, string form)
        => DateOnly.TryParseExact(written, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;
}
