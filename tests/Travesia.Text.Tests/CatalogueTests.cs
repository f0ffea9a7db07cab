using System.Reflection;
using Travesia.Model;
using Travesia.Model.Diagnostics;

namespace Travesia.Text.Tests;

public sealed class CatalogueTests
{
    public static TheoryData<string> Codes { get; } = [.. MessageCatalogue.All.Select(m => m.Code)];

    [Fact]
    public void No_code_has_two_messages() => Assert.Equal([], MessageCatalogue.All.GroupBy(m => m.Code).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_code_of_the_model_has_a_message() => Assert.Equal([], CodesOf(typeof(Scenario).Assembly).Where(c => MessageCatalogue.Find(c) is null));

    /// <summary>As the numbers themselves are written in each language: 27% in English, 27 % in Spanish.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void Percent_is_written_as_each_language_writes_it(string code)
    {
        Message message = MessageCatalogue.Find(code)!;
        Assert.DoesNotMatch("[0-9] %", message.English.Text + message.English.Remedy);
        Assert.DoesNotMatch("[0-9]%", message.Spanish.Text + message.Spanish.Remedy);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Both_languages_say_as_much(string code)
    {
        Message message = MessageCatalogue.Find(code)!;
        Assert.Equal(Template.Names(message.English.Text), Template.Names(message.Spanish.Text));
        Assert.Equal(message.English.Remedy is null, message.Spanish.Remedy is null);
        Assert.Equal(Template.Names(message.English.Remedy ?? ""), Template.Names(message.Spanish.Remedy ?? ""));
        Assert.True(message.English != message.Spanish || !HasWords(message.English.Text), "Both languages say the same.");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Sentences_are_written_with_care(string code)
    {
        Message message = MessageCatalogue.Find(code)!;
        foreach (string text in new[] { message.English.Text, message.English.Remedy, message.Spanish.Text, message.Spanish.Remedy }.OfType<string>())
        {
            Assert.Equal(text.Trim(), text);
            Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?i)\\billegal(es|s)?\\b|\\bilegal(es)?\\b|\\baliens?\\b|\\bindocumentad[oa]s?\\b|!$", text);
            Assert.Equal(text.Count(c => c == '['), text.Count(c => c == ']'));
            Assert.Equal(text.Count(c => c == '{'), text.Count(c => c == '}'));
        }
    }

    /// <summary>Who counts one of something says so: the word behind a number is chosen by it, unless it is never one.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void Words_follow_their_numbers(string code)
    {
        // Limits and what exceeds them, and what cannot be one.
        string[] neverOne = ["limit", "least", "most", "max", "each", "draws", "futures", "legs", "known"];
        string[] many = ["corridor.tooManyPolicies", "corridor.tooManyLinks", "corridor.tooManyWaysInADay", "corridor.tooManyWaysInAll", "journeys.ends.more"];
        Message message = MessageCatalogue.Find(code)!;
        foreach (string text in many.Contains(code) ? [] : new[] { message.English.Text, message.English.Remedy, message.Spanish.Text, message.Spanish.Remedy }.OfType<string>())
        {
            Assert.DoesNotContain(
                System.Text.RegularExpressions.Regex.Matches(text, "[{](\\w+):number[}] (?:\\w+s)\\b"),
                m => !neverOne.Contains(m.Groups[1].Value) && !m.Value.EndsWith(" más", StringComparison.Ordinal));
        }
    }

    // Units and separators between placeholders are the same everywhere.
    private static bool HasWords(string text) => System.Text.RegularExpressions.Regex.IsMatch(System.Text.RegularExpressions.Regex.Replace(text, "[{].*?[}]", ""), "[a-z]{4}");

    internal static IEnumerable<string> CodesOf(Assembly assembly)
        => from type in assembly.GetTypes()
           where type.GetCustomAttribute<DiagnosticCodesAttribute>() is not null
           from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
           select (string)field.GetRawConstantValue()!;
}
