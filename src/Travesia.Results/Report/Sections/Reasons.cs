using Travesia.Inference.Counts;

namespace Travesia.Results.Report.Sections;

/// <summary>Why the model says nothing of something, in words.</summary>
internal static class Reasons
{
    public static string Say(Page page, NotCounted? because)
    {
        string code = because?.Reason switch
        {
            NotCountedReason.NotSaid => "report.why.notSaid",
            NotCountedReason.UnknownArea or NotCountedReason.AmbiguousArea => "report.why.area",
            NotCountedReason.NotByGroup => "report.why.group",
            NotCountedReason.NotByPlace => "report.why.place",
            NotCountedReason.Never => "report.why.never",
            NotCountedReason.TooFewMembers => "report.why.members",
            NotCountedReason.NothingToCompareWith => "report.why.nothing",
            NotCountedReason.NoPeriod or NotCountedReason.OutsidePeriod or NotCountedReason.WithinMonth => "report.why.period",
            _ => "report.why.quantity",
        };
        return page.Say(code);
    }
}
