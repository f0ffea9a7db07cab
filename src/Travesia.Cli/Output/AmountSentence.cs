using Travesia.Rules;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>A sentence that lists amounts, and names those that a rule set does not count: nothing is left out in silence.</summary>
internal static class AmountSentence
{
    private static readonly string[] HarmQuantities = [MeasureNames.Deaths, MeasureNames.Abuses, MeasureNames.Held, MeasureNames.NightsWithoutBed];
    private static readonly string[] AuthorityQuantities = [MeasureNames.Apprehensions, MeasureNames.Waiting];

    /// <summary>What authorities do on the way.</summary>
    public static string Authorities(Func<string, string?> amountOf, Localizer words) => Say("run.authorities", AuthorityQuantities, amountOf, words);

    /// <summary>What people suffer.</summary>
    /// <param name="code">The sentence.</param>
    /// <param name="amountOf">The amount of a quantity, or none if it is not counted.</param>
    /// <param name="words">The language.</param>
    public static string Harm(string code, Func<string, string?> amountOf, Localizer words) => Say(code, HarmQuantities, amountOf, words);

    private static string Say(string code, string[] quantities, Func<string, string?> amountOf, Localizer words)
    {
        string[] amounts = [.. quantities.Where(q => amountOf(q) is not null).Select(q => words.Say($"amount.{q}", ("amount", amountOf(q)!)))];
        string[] missing = [.. quantities.Where(q => amountOf(q) is null).Select(q => words.Say($"name.{q}"))];
        string listed = amounts.Length == 0 ? words.Say("amounts.none") : string.Join("; ", amounts);
        return missing.Length == 0
            ? words.Say(code, ("amounts", listed))
            : words.Say(code, ("amounts", listed), ("missing", string.Join(", ", missing)));
    }
}
