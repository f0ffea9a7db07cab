namespace Travesia.Results.Report;

/// <summary>A language of a report and the name of its file.</summary>
/// <param name="Words">The language.</param>
/// <param name="FileName">The name of the file beside those of the other languages.</param>
public sealed record ReportLanguage(IReportWords Words, string FileName);
