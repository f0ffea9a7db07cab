using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Rows;
using Travesia.Rules.Flee.Section;

namespace Travesia.Rules.Flee;

/// <summary>A scenario under Flee's rules. Safe for threads.</summary>
internal sealed class FleePlan(Scenario scenario) : IScenarioPlan
{
    /// <inheritdoc/>
    public Scenario Scenario => scenario;

    /// <inheritdoc/>
    public ImmutableArray<Measure> Measures => Compile(ParameterValues.Medians(scenario)).Measures;

    /// <inheritdoc/>
    public CompiledScenario Compile(ParameterValues parameters, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        FleeCase flee = CaseReader.Read(scenario, parameters, diagnostics);
        if (diagnostics.Any(d => d.Severity == Severity.Error))
        {
            throw new RefusalException([.. diagnostics.Where(d => d.Severity == Severity.Error)]);
        }

        try
        {
            FleeProgram program = new(flee, PeriodStarts());
            return new CompiledScenario(InSimulatedPeople(flee.Settings.Hasten), program.Program, program.Measures);
        }
        catch (CaseTooLargeException)
        {
            throw new RefusalException([Diagnostic.Of(FleeDiagnostics.TooLarge, new Subject("scenario", -1, "flee"), ("most", SettingValues.Write(HopGraph.MostStops)))]);
        }
    }

    /// <summary>First days of months, of what is shown and of what is simulated.</summary>
    internal ImmutableArray<int> PeriodStarts()
        => [.. Enumerable.Range(0, scenario.Days).Where(day => day == 0 || scenario.FirstDay.AddDays(day) is var date && (date.Day == 1 || date == scenario.From))];

    // Counts are of simulated people, and beds are held against them.
    private Scenario InSimulatedPeople(int hasten) => hasten == 1 ? scenario : scenario with
    {
        Places = [.. scenario.Places.Select(place => place.Beds is { } beds ? place with { Beds = beds with { Factor = beds.Factor / hasten } } : place)],
    };
}
