using System.Collections.Immutable;
using System.Globalization;
using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>Sources.</summary>
internal static class SourceChecks
{
    private static readonly string[] Forms = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    public static void Run(Check check)
    {
        ImmutableArray<Source> all = check.Scenario.Sources;
        check.Ids("sources", all.Select(s => s.Id.Value), all.Length, row => Of(row, "id"));
        for (int row = 0; row < all.Length; row++)
        {
            Source source = all[row];
            check.Text(source.Publisher, Of(row, "publisher"));
            check.Text(source.Title, Of(row, "title"));
            if (!DateOnly.TryParseExact(source.Date, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                check.Error(ModelCodes.SourceDate, Of(row, "date"), ("value", source.Date));
            }
            else
            {
                check.Date(date, Of(row, "date"));
            }
        }
    }

    private static Subject Of(int row, string field) => new("sources", row, field);
}
