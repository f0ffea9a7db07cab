using Travesia.Inference.Counts;
using Travesia.Rules;

namespace Travesia.Results.Report.Sections;

/// <summary>Why the model says nothing of something, in words.</summary>
internal static class Reasons
{
    public static string Say(Page page, NotCounted because) => page.Say(
        $"figures.reason.{FigureFile.Word(because.Reason)}",
        ("counts", MeasureNames.All.Contains(because.Counts) ? page.Say($"quantity.{because.Counts}") : because.Counts),
        ("value", because.Value ?? because.Counts));
}
