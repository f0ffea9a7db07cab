namespace Travesia.Results.Report.Html;

/// <summary>The style sheet that every page carries.</summary>
internal static class PageStyle
{
    private const string Name = "Travesia.Results.Report.Html.report.css";

    /// <summary>Reads it.</summary>
    public static string Read()
    {
        using StreamReader reader = new(typeof(PageStyle).Assembly.GetManifestResourceStream(Name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
