using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Model;
using Travesia.Results;
using Travesia.Rules;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>One town: who arrives when, who is there, and whether the beds do.</summary>
internal sealed class PlaceReport : Report
{
    private readonly RunReader run;
    private readonly Scenario scenario;
    private readonly Place place;
    private readonly string path;
    private readonly Localizer words;
    private readonly PlaceTable daily;
    private readonly PlaceTable monthly;
    private readonly IReadOnlyList<DateOnly> months;

    private PlaceReport(RunReader run, Scenario scenario, Place place, string path, Localizer words, PlaceTable daily, PlaceTable monthly)
    {
        this.run = run;
        this.scenario = scenario;
        this.place = place;
        this.path = path;
        this.words = words;
        this.daily = daily;
        this.monthly = monthly;
        months = [.. daily[MeasureNames.Arrivals].Keys.Concat(daily[MeasureNames.Present].Keys).Select(d => new DateOnly(d.Year, d.Month, 1)).Distinct().Order()];
    }

    public override string Status => "done";

    public static async Task<PlaceReport> ReadAsync(RunReader run, Scenario scenario, Place place, string path, Localizer words, CancellationToken cancellation)
        => new(run, scenario, place, path, words, await run.DailyOfAsync(place.Id, cancellation), await run.MonthlyOfAsync(place.Id, cancellation));

    public override void WriteScreen(Screen screen)
    {
        screen.Line(words.Say("place.title", ("place", place.Name), ("country", place.Country.Value), ("members", run.Manifest.Inputs.Members), ("title", run.Manifest.Title)));
        string[] headers = [.. ((string[])["place.month", "place.group", "place.arrivals", "place.present", "place.waiting", "place.held"]).Select(h => words.Say(h))];
        screen.Table(headers, Rows(), textColumns: 2);
        screen.Line(words.Say("place.columns"));
        if (run.Manifest.Inputs.Members > 1)
        {
            screen.Line(words.Say("interval.explained"));
        }

        screen.Line(Beds());
        screen.Line(Harm());
        if (ModeLabel.Of(run.Manifest, words) is { } label)
        {
            screen.Line(label);
        }

        screen.Line();
        screen.Line(words.Say("run.path", ("path", path)));
        screen.Line(Stamp.Of(run.Manifest, words));
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("path", path);
        RunJson.WriteIdentity(json, run.Manifest);
        json.WriteString("place", place.Id.Value);
        json.WriteString("name", place.Name);
        json.WriteStartArray("months");
        foreach (DateOnly month in months)
        {
            json.WriteStartObject();
            json.WriteString("month", Readings.Write(month));
            WriteAmount(json, "arrivals", Sum(daily[MeasureNames.Arrivals], month));
            WriteAmount(json, "present", Mean(MeasureNames.Present, month));
            WriteAmount(json, "waiting", Mean(MeasureNames.Waiting, month));
            WriteAmount(json, "held", Mean(MeasureNames.Held, month));
            json.WriteStartObject("arrivalsByGroup");
            foreach (GroupId group in monthly.Groups)
            {
                WriteAmount(json, group.Value, Sum(monthly[MeasureNames.Arrivals, group], month));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteBeds(json);
        json.WriteStartArray("sentences");
        json.WriteStringValue(Beds());
        json.WriteStringValue(Harm());
        json.WriteEndArray();
    }

    private IEnumerable<IReadOnlyList<string>> Rows()
    {
        foreach (DateOnly month in months)
        {
            yield return
            [
                words.Month(month), words.Say("place.everybody"), Cell(Sum(daily[MeasureNames.Arrivals], month)),
                Cell(Mean(MeasureNames.Present, month)), Cell(Mean(MeasureNames.Waiting, month)), Cell(Mean(MeasureNames.Held, month)),
            ];
            foreach (GroupId group in monthly.Groups.Where(_ => monthly.Groups.Count > 1))
            {
                if (Sum(monthly[MeasureNames.Arrivals, group], month) is { } arrivals && arrivals.Any(a => a > 0))
                {
                    yield return ["", scenario.Groups.FirstOrDefault(g => g.Id == group)?.Title ?? group.Value, Cell(arrivals), "", "", ""];
                }
            }
        }
    }

    private string Cell(double[]? members) => members is null ? "" : Amounts.Say(Amounts.Of(members), words);

    private string Beds()
    {
        if (place.Beds is not { } beds)
        {
            return words.Say("place.beds.unknown");
        }

        string number = words.Number(Math.Round(beds.Under(ParameterValues.Medians(scenario))));
        int members = run.Manifest.Inputs.Members;
        int[] first = [.. FirstShort().Order()];
        if (first.Length == 0)
        {
            return members == 1
                ? words.Say("place.beds.enough", ("beds", number), ("members", members))
                : words.Say("place.beds.enough", ("beds", number), ("members", members), ("chance", words.Percent(Unseen(members), 1)));
        }

        (double middle, double low, double high) = Amounts.Of(first.Select(d => (double)d));
        return words.Say(
            "place.beds.short",
            ("beds", number), ("short", first.Length), ("members", members), ("chance", words.Percent((double)first.Length / members)),
            ("first", Day(middle)), ("low", Day(low)), ("high", Day(high)));
    }

    private string Harm() => AmountSentence.Harm("place.harm", quantity => daily[quantity] is { Count: > 0 } series ? Cell(Over(series)) : null, words);

    private void WriteBeds(Utf8JsonWriter json)
    {
        if (place.Beds is not { } beds)
        {
            json.WriteNull("beds");
            return;
        }

        int[] first = [.. FirstShort().Order()];
        json.WriteStartObject("beds");
        json.WriteNumber("beds", beds.Under(ParameterValues.Medians(scenario)));
        json.WriteNumber("chanceShort", (double)first.Length / run.Manifest.Inputs.Members);
        if (first.Length > 0)
        {
            (double middle, double low, double high) = Amounts.Of(first.Select(d => (double)d));
            json.WriteString("firstShort", Readings.Write(Day(middle)));
            json.WriteString("firstShortLow80", Readings.Write(Day(low)));
            json.WriteString("firstShortHigh80", Readings.Write(Day(high)));
        }

        json.WriteEndObject();
    }

    /// <summary>Of each member in which beds run short, the first day on which they do.</summary>
    private IEnumerable<int> FirstShort()
    {
        IReadOnlyDictionary<DateOnly, double[]> nights = daily[MeasureNames.NightsWithoutBed];
        for (int member = 0; member < run.Manifest.Inputs.Members; member++)
        {
            foreach ((DateOnly day, double[] values) in nights)
            {
                if (values[member] > 0)
                {
                    yield return day.DayNumber;
                    break;
                }
            }
        }
    }

    // The chance that would have stayed unseen in so many futures one time in ten.
    private static double Unseen(int members) => 1 - Math.Pow(0.1, 1.0 / members);

    private static DateOnly Day(double number) => DateOnly.FromDayNumber((int)Math.Round(number));

    private double[]? Mean(string quantity, DateOnly month)
    {
        KeyValuePair<DateOnly, double[]>[] days = Of(daily[quantity], month);
        return days.Length == 0 ? null : [.. Over(days).Select(v => v / days.Length)];
    }

    private double[]? Sum(IReadOnlyDictionary<DateOnly, double[]> series, DateOnly month)
        => Of(series, month) is { Length: > 0 } days ? Over(days) : null;

    private double[] Over(IEnumerable<KeyValuePair<DateOnly, double[]>> days)
    {
        double[] sums = new double[run.Manifest.Inputs.Members];
        foreach ((_, double[] values) in days)
        {
            for (int member = 0; member < sums.Length; member++)
            {
                sums[member] += values[member];
            }
        }

        return sums;
    }

    private static KeyValuePair<DateOnly, double[]>[] Of(IReadOnlyDictionary<DateOnly, double[]> series, DateOnly month)
        => [.. series.Where(d => d.Key.Year == month.Year && d.Key.Month == month.Month)];

    private static void WriteAmount(Utf8JsonWriter json, string name, double[]? members)
    {
        if (members is null)
        {
            json.WriteNull(name);
            return;
        }

        (double middle, double low, double high) = Amounts.Of(members);
        json.WriteStartObject(name);
        json.WriteNumber("median", middle);
        json.WriteNumber("low80", low);
        json.WriteNumber("high80", high);
        json.WriteEndObject();
    }
}
