using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;
using Travesia.Rules.Corridor;
using Travesia.Scenarios;

namespace Travesia.Docs.Tests.Examples;

internal static class FirstRun
{
    public static double ArrivalsInNorte(string folder)
    {
        // <first-run>
        Scenario scenario = ScenarioFolder.Read(folder).Scenario!;
        CompiledScenario compiled = new CorridorRules().Compile(scenario, ParameterValues.Medians(scenario));
        Recording recording = Simulation.Run(compiled.Program, seed: 1, member: 0);

        Measure arrivals = compiled.Measures.First(m =>
            m is { Quantity: MeasureNames.Arrivals, Group: null, Resolution: Resolution.Day } && m.Place == new PlaceId("norte"));
        double people = 0;
        foreach (double ofDay in recording[arrivals.Tally!.Value])
        {
            people += ofDay;
        }

        // </first-run>
        return people;
    }
}
