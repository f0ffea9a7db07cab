using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Results.Report.Charts;

namespace Travesia.Results.Report.Sections;

/// <summary>
/// Policies as rows of a timeline. One rule is often written as many policies, a place or a group each: those with the same dates and source
/// whose titles begin alike share a row. The table behind the timeline has each by itself.
/// </summary>
internal static class TimelineRows
{
    private const int ShortestTitle = 8;

    public static ImmutableArray<TimelineItem> Of(Page page, IReadOnlyList<Policy> policies)
    {
        ImmutableArray<TimelineItem>.Builder rows = ImmutableArray.CreateBuilder<TimelineItem>();
        foreach (IGrouping<(DateOnly? From, DateOnly? To, DateOnly? Announced, SourceId? Source, string Stem), Policy> alike
            in policies.GroupBy(p => (p.From, p.To, p.Announced, p.Source, StemOf(p.Title))))
        {
            Policy[] all = [.. alike];
            string title = all.Length == 1 ? all[0].Title : page.Say("report.policies.many", ("title", Common(all)), ("count", all.Length));
            rows.Add(new TimelineItem(title, all[0].From, all[0].To, all[0].Announced));
        }

        return rows.ToImmutable();
    }

    // The part before the first comma or colon says what the rule is; a shorter one says too little to bring titles together.
    private static string StemOf(string title)
    {
        int end = title.IndexOfAny([',', ':']);
        return end >= ShortestTitle ? title[..end] : title;
    }

    private static string Common(Policy[] policies)
    {
        string common = policies[0].Title;
        foreach (Policy policy in policies)
        {
            while (!policy.Title.StartsWith(common, StringComparison.Ordinal))
            {
                common = common[..^1];
            }
        }

        // Titles that part within a word are cut before it.
        int end = policies.All(p => p.Title.Length == common.Length) ? common.Length : common.LastIndexOfAny([',', ':', ' ']);
        string whole = (end > 0 ? common[..end] : common).TrimEnd(',', ':', ' ');
        return whole.Length > 0 ? whole : policies[0].Title;
    }
}
