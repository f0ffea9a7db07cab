using System.Globalization;
using Travesia.Results.Report.Charts;
using Travesia.Results.Report.Data;
using Travesia.Results.Report.Html;
using Travesia.Rules;

namespace Travesia.Results.Report.Sections;

/// <summary>What the sections of a report write with.</summary>
/// <param name="Html">The page.</param>
/// <param name="Words">Its language.</param>
/// <param name="Data">What it tells.</param>
internal sealed record Page(HtmlWriter Html, IReportWords Words, ReportData Data)
{
    /// <summary>A sentence.</summary>
    public string Say(string code, params ReadOnlySpan<(string Name, object Value)> values) => Words.Say(code, values);

    /// <summary>The same at the beginning of a cell or line.</summary>
    public string Head(string code)
    {
        string text = Words.Say(code);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>What a kind of harm is called at the head of a column or row.</summary>
    public string HeadOfHarm(string quantity) => Head(quantity switch
    {
        MeasureNames.DaysHeld => "name.held",
        MeasureNames.DaysWaiting => "name.waiting",
        _ => $"name.{quantity}",
    });

    /// <summary>Writes a paragraph.</summary>
    public void Paragraph(string text, string? name = null)
    {
        Html.Element("p", text, ("class", name));
        Html.Line();
    }

    /// <summary>Writes a table that is opened on demand.</summary>
    public void Folded(string summary, DataTable table)
    {
        using (Html.Open("details"))
        {
            Html.Element("summary", summary);
            table.Write(Html);
        }
    }

    /// <summary>What a source is called for short; that a number is an assumption, if it has none.</summary>
    public string SourceOf(Model.SourceId? source)
        => source is not { } id ? Say("report.assumption")
            : Data.Scenario.Sources.FirstOrDefault(s => s.Id == id) is { } found ? $"{found.Publisher}, {found.Date}" : id.Value;

    /// <summary>A number of any size: three digits that say something.</summary>
    public string Small(double value)
    {
        double size = Math.Abs(value);
        return size is 0 or >= 1000 ? Words.Number(Significant.Round(value))
            : size < 1e-6 ? value.ToString("0.#E0", CultureInfo.InvariantCulture)
            : Words.Number(value, Math.Clamp(2 - (int)Math.Floor(Math.Log10(size)), 0, 8));
    }

    /// <summary>The sentence of a chart, which also tells what the picture cuts off.</summary>
    public string WithCut(string sentence, BandChart chart)
        => chart.CutAt is { } most ? $"{sentence} {Say("report.chart.cut", ("most", Words.Number(Significant.Round(most))))}" : sentence;

    /// <summary>Things in a row of words: a, b and c.</summary>
    public string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "–",
        1 => items[0],
        _ => Say("report.and", ("first", string.Join(", ", items.Take(items.Count - 1))), ("last", items[^1])),
    };

    /// <summary>The first of many things, and how many more there are.</summary>
    public string Some(IReadOnlyList<string> items, int most)
        => items.Count <= most ? string.Join(", ", items) : Say("report.andMore", ("first", string.Join(", ", items.Take(most))), ("more", items.Count - most));
}
