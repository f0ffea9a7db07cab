using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Inference.Draws;
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
    private readonly ShownDays shown;

    private PlaceReport(RunReader run, Scenario scenario, Place place, ShownDays shown, string path, Localizer words, PlaceTable daily, PlaceTable monthly)
    {
        this.run = run;
        this.scenario = scenario;
        this.place = place;
        this.shown = shown;
        this.path = path;
        this.words = words;
        this.daily = daily;
        this.monthly = monthly;
    }

    public override string Status => "done";

    public static async Task<PlaceReport> ReadAsync(RunReader run, Scenario scenario, PlaceId place, ShownDays shown, string path, Localizer words, CancellationToken cancellation)
        => new(run, scenario, scenario.Places.First(p => p.Id == place), shown, path, words, await run.DailyOfAsync(place, cancellation), await run.MonthlyOfAsync(place, cancellation));

    public override void WriteScreen(Screen screen)
    {
        screen.Line(words.Say("place.title", [("place", place.Name), ("country", place.Country.Value), ("members", Members), ("title", scenario.Title), .. Days()]));
        WriteDays(screen);
        WriteGroups(screen);
        screen.Line(words.Say(Members > 1 ? "interval.explained" : "interval.one"));
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
        json.WriteString("from", Readings.Write(shown.From));
        json.WriteString("to", Readings.Write(shown.To));
        json.WriteStartArray("months");
        foreach (ShownDays month in shown.Months)
        {
            json.WriteStartObject();
            json.WriteString("month", Readings.Write(new DateOnly(month.From.Year, month.From.Month, 1)));
            WriteCounts(json, month);
            json.WriteStartObject("arrivalsByGroup");
            foreach (GroupId group in IsByMonth(month) ? monthly.Groups : [])
            {
                WriteAmount(json, group.Value, Sum(monthly[MeasureNames.Arrivals, group], month));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("total");
        WriteCounts(json, shown);
        json.WriteEndObject();
        WriteBeds(json);
        json.WriteStartArray("sentences");
        json.WriteStringValue(words.Say(Members > 1 ? "interval.explained" : "interval.one"));
        json.WriteStringValue(Beds());
        json.WriteStringValue(Harm());
        json.WriteEndArray();
    }

    private int Members => run.Manifest.Inputs.Members;

    // Groups are counted by month, of which a run has what it shows.
    private bool IsByMonth(ShownDays days)
        => (days.From.Day == 1 || days.From == run.Manifest.FirstDay) && (days.To.AddDays(1).Day == 1 || days.To == run.Manifest.LastDay);

    private (string, object)[] Days() => shown == new ShownDays(run.Manifest.FirstDay, run.Manifest.LastDay) ? [] : [("days", shown.NameIn(words))];

    /// <summary>A line for each day or month, and one for all of them. What is not counted here has no column.</summary>
    private void WriteDays(Screen screen)
    {
        ShownDays[] parts = [.. shown.Parts];
        (string Header, Func<ShownDays, double[]?> Of)[] columns =
        [
            .. ((string, Func<ShownDays, double[]?>)[])
            [
                ("place.arrivals", Arrivals), ("place.present", d => Mean(MeasureNames.Present, d)), ("place.waiting", d => Mean(MeasureNames.Waiting, d)),
                ("place.held", d => Mean(MeasureNames.Held, d)), ("place.bedless", d => Mean(MeasureNames.NightsWithoutBed, d)),
            ],
        ];
        columns = [.. columns.Where(c => c.Of(shown) is not null)];
        IEnumerable<(string, ShownDays)> lines = parts.Select(p => (p.NameIn(words), p)).Concat(parts.Length > 1 ? [(words.Say("place.total"), shown)] : []);
        screen.Table(
            [words.Say("place.days"), .. columns.Select(c => words.Say(c.Header))],
            lines.Select(l => (IReadOnlyList<string>)[l.Item1, .. columns.Select(c => Cell(c.Of(l.Item2)))]),
            textColumns: 1);
        screen.Line(words.Say("place.columns"));
        if (shown.AreByYear)
        {
            screen.Line(words.Say("place.years"));
        }
    }

    /// <summary>Who arrives on all the days that are shown.</summary>
    private void WriteGroups(Screen screen)
    {
        if (monthly.Groups.Count < 2)
        {
            return;
        }

        if (!IsByMonth(shown))
        {
            screen.Line(words.Say("place.groups.byMonth"));
            return;
        }

        (string Name, double[] Arrivals)[] groups =
        [
            .. monthly.Groups.Select(g => (scenario.Groups.FirstOrDefault(s => s.Id == g)?.Title ?? g.Value, Sum(monthly[MeasureNames.Arrivals, g], shown)))
                .Where(g => g.Item2 is { } arrivals && arrivals.Any(a => a > 0)).Select(g => (g.Item1, g.Item2!)).OrderByDescending(g => g.Item2.Sum()),
        ];
        screen.Table([words.Say("place.group"), words.Say("place.arrivals")], groups.Select(g => (IReadOnlyList<string>)[g.Name, Cell(g.Arrivals)]), textColumns: 1);
    }

    private string Cell(double[]? members) => members is null ? "" : Amounts.Say(Amounts.Of(members), words);

    private string Beds()
    {
        if (place.Beds is not { } beds)
        {
            return words.Say("place.beds.unknown");
        }

        string number = BedsInWords(beds);
        int[] first = [.. FirstShort().Order()];
        if (first.Length == 0)
        {
            return Members == 1
                ? words.Say("place.beds.enough", ("beds", number), ("members", Members))
                : words.Say("place.beds.enough", ("beds", number), ("members", Members), ("chance", words.Percent(Unseen(Members), 1)));
        }

        (double middle, double low, double high) = Amounts.Of(first.Select(d => (double)d));
        (string, object)[] range = Day(low) == Day(high) ? [] : [("low", Day(low)), ("high", Day(high))];
        return words.Say(
            range.Length == 0 && Day(middle) == shown.From ? "place.beds.shortAtOnce" : "place.beds.short",
            [("beds", number), ("short", first.Length), ("members", Members), ("chance", words.Percent((double)first.Length / Members)), ("first", Day(middle)), .. range]);
    }

    /// <summary>How many beds there are: with its range where the number is uncertain.</summary>
    private string BedsInWords(Quantity beds)
    {
        if (beds.Parameter is not { } id)
        {
            return words.Number(Math.Round(beds.Factor));
        }

        Prior belief = scenario.BeliefOf(scenario.Parameters.First(p => p.Id == id));
        return Amounts.Say((beds.Factor * belief.Median, beds.Factor * PriorQuantile.Of(belief, Amounts.Low), beds.Factor * PriorQuantile.Of(belief, Amounts.High)), words);
    }

    private string Harm() => AmountSentence.Harm("place.harm", quantity => Of(daily[quantity], shown) is { Length: > 0 } days ? Cell(Over(days)) : null, words);

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
        json.WriteNumber("chanceShort", (double)first.Length / Members);
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
        for (int member = 0; member < Members; member++)
        {
            foreach ((DateOnly day, double[] values) in nights.Where(n => shown.Contains(n.Key)))
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

    private double[]? Arrivals(ShownDays days) => Sum(daily[MeasureNames.Arrivals], days);

    private double[]? Mean(string quantity, ShownDays shownDays)
    {
        KeyValuePair<DateOnly, double[]>[] days = Of(daily[quantity], shownDays);
        return days.Length == 0 ? null : [.. Over(days).Select(v => v / days.Length)];
    }

    private double[]? Sum(IReadOnlyDictionary<DateOnly, double[]> series, ShownDays shownDays)
        => Of(series, shownDays) is { Length: > 0 } days ? Over(days) : null;

    private double[] Over(IEnumerable<KeyValuePair<DateOnly, double[]>> days)
    {
        double[] sums = new double[Members];
        foreach ((_, double[] values) in days)
        {
            for (int member = 0; member < sums.Length; member++)
            {
                sums[member] += values[member];
            }
        }

        return sums;
    }

    private static KeyValuePair<DateOnly, double[]>[] Of(IReadOnlyDictionary<DateOnly, double[]> series, ShownDays days) => [.. series.Where(d => days.Contains(d.Key))];

    private void WriteCounts(Utf8JsonWriter json, ShownDays days)
    {
        WriteAmount(json, "arrivals", Arrivals(days));
        WriteAmount(json, "present", Mean(MeasureNames.Present, days));
        WriteAmount(json, "waiting", Mean(MeasureNames.Waiting, days));
        WriteAmount(json, "held", Mean(MeasureNames.Held, days));
        WriteAmount(json, "withoutBed", Mean(MeasureNames.NightsWithoutBed, days));
    }

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
