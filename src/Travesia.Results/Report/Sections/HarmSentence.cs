using Travesia.Results.Report.Data;

namespace Travesia.Results.Report.Sections;

/// <summary>The sentence of harm, which also names what is not counted.</summary>
internal static class HarmSentence
{
    public static string Say(Page page, Func<string, string?> amountOf)
    {
        string[] amounts = [.. HarmQuantities.All.Where(q => amountOf(q) is not null).Select(q => page.Say($"amount.{q}", ("amount", amountOf(q)!)))];
        string[] missing = [.. HarmQuantities.All.Where(q => amountOf(q) is null).Select(q => page.Say($"name.{q}"))];
        string listed = amounts.Length == 0 ? page.Say("amounts.none") : string.Join("; ", amounts);
        return missing.Length == 0
            ? page.Say("run.harm", ("amounts", listed))
            : page.Say("run.harm", ("amounts", listed), ("missing", string.Join(", ", missing)));
    }
}
