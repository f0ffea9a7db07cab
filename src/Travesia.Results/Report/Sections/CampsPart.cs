using System.Collections.Immutable;
using Travesia.Results.Camps;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Sections;

/// <summary>People in camps under Flee's rules, beside their counts.</summary>
internal static class CampsPart
{
    /// <summary>Writes the errors, and the camps at the end.</summary>
    public static void Write(Page page, CampValidation camps)
    {
        if (camps.Errors is { } errors)
        {
            page.Paragraph(CampWords.Say(page.Words, errors));
        }

        (ImmutableArray<string> headers, ImmutableArray<ImmutableArray<string>> rows) = CampWords.Table(page.Words, camps);
        new DataTable(page.Say("run.camps.title", ("day", camps.Day)), headers, rows).Write(page.Html);
    }
}
