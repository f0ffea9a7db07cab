using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Travesia.Model;
using Travesia.Model.Diagnostics;

namespace Travesia.Rules;

/// <summary>Turns scenarios into programs. Owns its section of scenario.yaml: its schema and its validation.</summary>
public interface IRuleSet
{
    /// <summary>The name by which scenarios choose it.</summary>
    string Name { get; }

    /// <summary>The JSON Schema of its section, for editors.</summary>
    JsonObject SectionSchema { get; }

    /// <summary>Everything that is wrong with a scenario under these rules, all at once. A scenario without errors compiles under every value of its parameters that its priors allow, or is refused with a reason that depends on the values.</summary>
    ImmutableArray<Diagnostic> Validate(Scenario scenario);

    /// <summary>Compiles a valid scenario.</summary>
    /// <param name="scenario">Valid under <see cref="Validate"/>.</param>
    /// <param name="parameters">A value for each of its parameters.</param>
    /// <exception cref="RefusalException">The values make a system that has no meaning, e.g. a journey that never ends.</exception>
    CompiledScenario Compile(Scenario scenario, ParameterValues parameters);
}
