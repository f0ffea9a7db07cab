using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Results;
using Travesia.Rules;
using Travesia.Scenarios;
using Travesia.Text;

namespace Travesia.Cli.Loading;

/// <summary>A scenario that can be run.</summary>
/// <param name="Scenario">The scenario, with the changes that options make.</param>
/// <param name="RuleSet">What compiles it.</param>
/// <param name="Files">What it was read from.</param>
/// <param name="Notices">What a person should look at.</param>
/// <param name="Map">Where its parts stand.</param>
/// <param name="Inputs">The same files with their bytes, as a run keeps them beside its tables.</param>
internal sealed record LoadedScenario(
    Scenario Scenario, IRuleSet RuleSet, ImmutableArray<InputFile> Files, ImmutableArray<Diagnostic> Notices, SourceMap Map, ImmutableArray<RunDocument> Inputs)
{
    /// <summary>Counts of the user's own that were added.</summary>
    public ImmutableArray<Observation> OwnObservations { get; init; } = [];

    /// <summary>The scenario as a language shows it.</summary>
    public Scenario In(Localizer words) => Scenario.In(words.Code);
}
