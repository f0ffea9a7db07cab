using System.Globalization;
using System.Text;
using Travesia.Docs.Tests.Examples;
using Travesia.Inference;
using Travesia.Model;

namespace Travesia.Docs.Tests;

/// <summary>The picture of the README is what the model says; <c>TRAVESIA_REFRESH=1</c> draws it anew.</summary>
public sealed class PictureTests
{
    private const double Width = 900;
    private const double Height = 360;
    private const double Left = 60;
    private const double Right = 20;
    private const double Top = 46;
    private const double Bottom = 36;
    private const double Greatest = 5_000;
    private const double Beds = 3_600;

    [Fact]
    public async Task The_picture_of_the_README_is_what_the_tutorial_says()
    {
        EnsembleSummary summary = await FirstEnsemble.Summary(Repository.PathOf("scenarios/tutorial"));
        SeriesSummary present = summary.Series.Single(s => s.Measure is { Quantity: "present", Group: null } && s.Measure.Place == new PlaceId("puente"));
        string drawn = Draw(present);
        string path = Repository.PathOf("docs/images/puente.svg");
        if (Environment.GetEnvironmentVariable("TRAVESIA_REFRESH") == "1")
        {
            await File.WriteAllTextAsync(path, drawn, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), drawn);
    }

    private static string Draw(SeriesSummary present)
    {
        StringBuilder svg = new();
        void Add(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        double X(int day) => Left + ((Width - Left - Right) * day / (present.Dates.Length - 1));
        double Y(double people) => Height - Bottom - ((Height - Top - Bottom) * people / Greatest);
        string Line(int level) => string.Join(' ', Enumerable.Range(0, present.Dates.Length).Select(d => string.Create(CultureInfo.InvariantCulture, $"{X(d):F1},{Y(present.Quantiles[d][level]):F1}")));
        string Band(int low, int high) => Line(low) + " " + string.Join(' ', Line(high).Split(' ').Reverse());

        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"t d\" font-family=\"system-ui, sans-serif\" font-size=\"13\">");
        Add($"<title id=\"t\">People present in Puente, tutorial scenario, 2023</title>");
        Add($"<desc id=\"d\">Median and ranges that hold 50 and 80 percent of twenty futures, by day, against 3,600 beds. The town fills in spring.</desc>");
        Add($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>");
        Add($"<text x=\"{Left}\" y=\"24\" font-size=\"16\" fill=\"#1b1b1b\">People present in Puente (tutorial scenario): median, 50 % and 80 % of futures</text>");
        for (int people = 0; people <= Greatest; people += 1_000)
        {
            Add($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(people):F1}\" y2=\"{Y(people):F1}\" stroke=\"#dddddd\"/>");
            Add($"<text x=\"{Left - 8}\" y=\"{Y(people) + 4:F1}\" text-anchor=\"end\" fill=\"#444444\">{people:N0}</text>");
        }

        foreach ((int day, DateOnly date) in present.Dates.Index().Where(d => d.Item.Day == 1))
        {
            Add($"<text x=\"{X(day):F1}\" y=\"{Height - 12}\" fill=\"#444444\">{date.ToString("MMM", CultureInfo.InvariantCulture)}</text>");
        }

        Add($"<polygon points=\"{Band(2, 6)}\" fill=\"#0072b2\" fill-opacity=\"0.18\"/>");
        Add($"<polygon points=\"{Band(3, 5)}\" fill=\"#0072b2\" fill-opacity=\"0.28\"/>");
        Add($"<polyline points=\"{Line(4)}\" fill=\"none\" stroke=\"#0072b2\" stroke-width=\"2\"/>");
        Add($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(Beds):F1}\" y2=\"{Y(Beds):F1}\" stroke=\"#d55e00\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/>");
        Add($"<text x=\"{Width - Right}\" y=\"{Y(Beds) - 6:F1}\" text-anchor=\"end\" fill=\"#a34700\">3,600 beds</text>");
        svg.Append("</svg>\n");
        return svg.ToString();
    }
}
