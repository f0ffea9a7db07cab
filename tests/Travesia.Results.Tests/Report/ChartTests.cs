using System.Text.RegularExpressions;
using CsCheck;
using Travesia.Inference.Counts;
using Travesia.Inference.Figures;
using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Results.Report;
using Travesia.Results.Report.Charts;
using Travesia.Results.Report.Data;
using Travesia.Results.Report.Html;
using Travesia.Results.Report.Map;
using Travesia.Rules;
using Travesia.Text;

namespace Travesia.Results.Tests.Report;

public sealed class ChartTests
{
    [Fact]
    public void Ticks_are_round_even_and_hold_the_largest_amount()
        => Gen.Double[1e-3, 1e9].Sample(largest =>
        {
            Scale scale = new(largest, 100, 0);
            Assert.True(scale.Top >= largest * (1 - 1e-9) && scale.Top <= largest * 2.01);
            Assert.InRange(scale.Ticks.Length, 3, 7);
            double step = scale.Ticks[1];
            Assert.Matches("^[125]0*$", Math.Round(step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9))).ToString("F0", System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(100, scale.At(0));
            Assert.Equal(0, scale.At(scale.Top), 1e-9);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_scale_of_nothing_is_still_a_scale(double largest) => Assert.Equal(1, new Scale(largest, 100, 0).Top);

    [Theory]
    [InlineData("2023-01-01", "2023-12-31", "1,3,5,7,9,11")]
    [InlineData("2022-01-01", "2023-12-31", "1,4,7,10,1,4,7,10")]
    [InlineData("2023-02-10", "2023-04-03", "2,3,4")]
    public void Months_are_labelled_as_often_as_there_is_room(string first, string last, string months)
    {
        TimeScale time = new(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), 0, 100);
        Assert.Equal(months, string.Join(',', time.Ticks.Select(t => t.Month)));
        Assert.Equal(0, time.At(time.First));
        Assert.Equal(100, time.At(time.Last.AddDays(1)));
    }

    [Fact]
    public void A_wide_band_does_not_press_the_rest_to_the_ground_and_says_that_it_is_cut()
    {
        DateOnly day = new(2023, 1, 1);
        BandChart Chart(double high95) => new()
        {
            Days = (day, day.AddDays(9)),
            Points = [.. Enumerable.Range(0, 10).Select(d => new BandPoint(day.AddDays(d), day.AddDays(d), new Spread(0, 5, 8, 10, 12, 15, high95)))],
        };
        Assert.Null(Chart(20).CutAt);
        Assert.Equal(1000, Chart(1000).CutAt);
    }

    [Fact]
    public void Labels_lie_neither_on_one_another_nor_on_marks_nor_outside()
        => Gen.Select(Gen.Double[0, 400], Gen.Double[0, 300], Gen.String[Gen.Char['a', 'z'], 1, 20]).List[1, 60].Sample(marks =>
        {
            LabelRoom room = new(400, 300);
            marks.ForEach(m => room.Keep(m.Item1, m.Item2, 3));
            List<(double Left, double Top, double Right, double Bottom)> placed = [];
            foreach ((double x, double y, string text) in marks)
            {
                if (room.Find(text, x, y, 3, 11) is { } at)
                {
                    placed.Add((at.X, at.Y - 10.1, at.X + Svg.WidthOf(text, 11), at.Y + 2.5));
                }
            }

            Assert.All(placed, p => Assert.True(p.Left >= 0 && p.Top >= 0 && p.Right <= 400 && p.Bottom <= 300));
            for (int i = 0; i < placed.Count; i++)
            {
                Assert.DoesNotContain(placed.Skip(i + 1), q => placed[i].Left < q.Right && q.Left < placed[i].Right && placed[i].Top < q.Bottom && q.Top < placed[i].Bottom);
                Assert.DoesNotContain(marks, m => m.Item1 > placed[i].Left && m.Item1 < placed[i].Right && m.Item2 > placed[i].Top && m.Item2 < placed[i].Bottom);
            }
        });

    [Fact]
    public void A_few_places_far_off_stand_at_the_edge_and_the_others_fill_the_map()
    {
        (double Latitude, double Longitude)[] points = [.. Enumerable.Range(0, 40).Select(i => (8.0 + (i % 8), -80.0 - (i / 4))), (40, 116), (28, 77)];
        IReadOnlyList<(double Latitude, double Longitude)> kept = MapExtent.Of(points);
        Assert.Equal(points[..40], kept);
        Assert.Equal(points[..8], MapExtent.Of(points[..8]));

        Projection map = new(kept, 760, 380, 900);
        Assert.All(kept, p => Assert.True(map.Shows(p.Latitude, p.Longitude)));
        (double x, double y) = map.AtOrEdge(40, 116, 9);
        Assert.True(x is > 700 and <= 751 && y is >= 9 and < 400);
    }

    [Fact]
    public void Outlines_hold_the_countries_of_the_corridor_and_are_cut_at_the_frame()
    {
        Outline[] all = [.. Outlines.Read()];
        string[] corridor = ["COL", "PAN", "CRI", "NIC", "HND", "SLV", "GTM", "BLZ", "MEX", "USA", "VEN", "ECU", "PER", "HTI", "CUB"];
        Assert.Equal([], corridor.Except(all.Select(o => o.Country)));
        Assert.All(all.SelectMany(o => o.Points), p => Assert.True(p is { Latitude: > -60 and < 84, Longitude: >= -180 and < -30 }));
        IReadOnlyList<(double X, double Y)> cut = Outlines.Clip([(-50, -50), (50, -50), (50, 50), (-50, 50)], 30, 20, 5);
        Assert.Equal([(-5, -5), (-5, 25), (35, -5), (35, 25)], cut.Select(p => (Math.Round(p.X, 6), Math.Round(p.Y, 6))).Select(p => (X: p.Item1, Y: p.Item2)).Distinct().OrderBy(p => p.X).ThenBy(p => p.Y));
    }

    [Fact]
    public void Beds_run_short_from_the_first_day_on_which_somebody_has_none()
    {
        DateOnly day = new(2023, 1, 1);
        double[][] people = [[0, 0, 0, 0], [0, 2, 0, 0], [1, 2, 0, 0], [0, 0, 0, 0]];
        BedShortage shortage = BedShortage.Of(4, day.AddDays, d => people[d]);
        Assert.Equal(0.5, shortage.Chance);
        Assert.Equal([day.AddDays(1), day.AddDays(2)], shortage.FirstDays);
        Assert.Equal(1 - Math.Pow(0.1, 0.25), shortage.Unseen);
    }

    [Fact]
    public void Every_kind_of_thing_has_a_name()
    {
        string[] codes =
        [
            .. EffectCatalogue.All.Select(e => $"report.effect.{e.Key}"),
            .. Enum.GetNames<TravelMode>().Select(m => $"report.mode.{m.ToLowerInvariant()}"),
            .. Enum.GetNames<PlaceKind>().Select(k => $"report.kind.{k.ToLowerInvariant()}"),
            .. Enum.GetNames<FigureRole>().Select(r => $"figures.role.{r.ToLowerInvariant()}"),
            .. Enum.GetValues<FigureVerdict>().Where(v => v != FigureVerdict.None).Select(v => $"figures.verdict.{FigureFile.Word(v)}"),
            .. Enum.GetValues<NotCountedReason>().Select(r => $"figures.reason.{FigureFile.Word(r)}"),
            .. MeasureNames.All.Select(q => $"quantity.{q}"),
            .. HarmQuantities.All.SelectMany(q => (string[])[$"name.{q}", $"amount.{q}", $"report.harm.chart.{q}"]),
        ];
        Assert.DoesNotContain(codes, c => MessageCatalogue.Find(c) is null);
    }

    [Theory]
    [InlineData(0, 7.0)]
    [InlineData(1, 7.0)]
    [InlineData(2, 7.0)]
    public void What_is_written_stands_out_from_the_paper_in_light_dark_and_print(int palette, double inkContrast)
    {
        Dictionary<string, string>[] palettes = [.. Regex.Matches(PageStyle.Read("slide"), "--paper:[^}]*").Select(m => Regex.Matches(m.Value, "--(\\w+): (#[0-9a-f]{6})").ToDictionary(c => c.Groups[1].Value, c => c.Groups[2].Value))];
        Assert.Equal(3, palettes.Length);
        Dictionary<string, string> colours = palettes[palette];
        Assert.True(Contrast(colours["ink"], colours["paper"]) >= inkContrast);
        Assert.All(["soft", "accent", "level"], c => Assert.True(Contrast(colours[c], colours["paper"]) >= 4.5, c));
        Assert.All(["ink", "soft"], c => Assert.True(Contrast(colours[c], colours["faint"]) >= 4.5, c));
        Assert.All(["mark0", "mark1", "mark2", "mark3", "median", "foot", "bus", "train", "boat", "air", "removal", "port"], c => Assert.True(Contrast(colours[c], colours["land"]) >= 3, c));
    }

    // WCAG 2.2, contrast ratio.
    private static double Contrast(string one, string two)
    {
        (double a, double b) = (Luminance(one), Luminance(two));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

        static double Luminance(string colour)
        {
            double[] parts = [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(colour.Substring(1 + (2 * i), 2), 16) / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
            return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
        }
    }
}
