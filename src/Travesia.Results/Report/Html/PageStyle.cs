namespace Travesia.Results.Report.Html;

/// <summary>The style sheet that every page carries.</summary>
internal static class PageStyle
{
    private const string Name = "Travesia.Results.Report.Html.report.css";

    /// <summary>Reads it.</summary>
    /// <param name="slide">What a telephone shows above what is wider than it.</param>
    public static string Read(string slide)
    {
        using StreamReader reader = new(typeof(PageStyle).Assembly.GetManifestResourceStream(Name)!);
        return $":root {{ --slide: \"{slide.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"; }}" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
