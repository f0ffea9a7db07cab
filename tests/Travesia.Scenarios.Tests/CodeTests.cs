using System.Reflection;
using Travesia.Model.Diagnostics;
using Travesia.Text;

namespace Travesia.Scenarios.Tests;

/// <summary>Every code has a sentence, and every sentence about something wrong has a code.</summary>
public sealed class CodeTests
{
    private static readonly HashSet<string> Codes =
    [
        .. from assembly in new[] { typeof(Model.Scenario).Assembly, typeof(ScenarioFolder).Assembly, typeof(Rules.IRuleSet).Assembly }
           from type in assembly.GetTypes()
           where type.GetCustomAttribute<DiagnosticCodesAttribute>() is not null
           from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
           select (string)field.GetRawConstantValue()!,
    ];

    [Fact]
    public void Every_code_has_a_message() => Assert.Equal([], Codes.Where(c => MessageCatalogue.Find(c) is null));

    [Fact]
    public void Every_message_with_a_remedy_has_a_code()
        => Assert.Equal([], MessageCatalogue.All.Where(m => m.English.Remedy is not null && !IsOfHost(m.Code)).Select(m => m.Code).Where(c => !Codes.Contains(c)));

    /// <summary>What hosts refuse of a command or a request is no fault of a folder; their own tests hold it.</summary>
    private static bool IsOfHost(string code) => code.StartsWith("cli.", StringComparison.Ordinal) || code.StartsWith("server.", StringComparison.Ordinal);

    [Fact]
    public void Every_diagnostic_of_a_broken_folder_has_the_values_that_its_sentence_needs()
        => Assert.All(
            BrokenFolderTests.Cases.SelectMany(c => ScenarioFolder.Read(new OverlayFiles(Path.Combine(Repository.Tests, "Broken", c.Data)), BrokenFolderTests.Options).Diagnostics),
            d => Assert.True(FuzzTests.IsWhole(d), Localizer.English.Line(d)));
}
