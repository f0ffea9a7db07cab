using System.Diagnostics;
using System.Globalization;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules;
using Travesia.Rules.Corridor;
using Travesia.Scenarios;

namespace Travesia.Bench;

/// <summary>
/// Compiling and running scenarios of the corridor rules: CPU seconds to prepare a plan (once for an ensemble), to compile a member, to run
/// one, and the peak of memory of the process so far.
/// </summary>
internal static class CorridorBench
{
    /// <summary>A corridor of 85 places, with and without limits on ports.</summary>
    public static void Run(TextWriter output)
    {
        Measure(output, "corridor, no limits", CorridorScenarios.Corridor(false), 5);
        Measure(output, "corridor, ports limited", CorridorScenarios.Corridor(true), 5);
    }

    /// <summary>A land of 20,000 places and 46,000 links.</summary>
    public static void RunLand(TextWriter output) => Measure(output, "land", CorridorScenarios.Land(), 1);

    /// <summary>The corridor of the Americas as it ships.</summary>
    public static void RunAmericas(TextWriter output)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "scenarios", "americas-2023");
        Measure(output, "americas-2023", ScenarioFolder.Read(folder).Scenario ?? throw new InvalidOperationException($"'{folder}' cannot be read."), 5);
    }

    private static void Measure(TextWriter output, string name, Scenario scenario, int repeats)
    {
        Write(output, $"{name}: {scenario.Places.Length} places, {scenario.Links.Length} links, {scenario.Groups.Length} groups, {scenario.Policies.Length} policies, {scenario.Days} days");
        IRuleSet rules = new CorridorRules();
        Diagnostic[] errors = [.. rules.Validate(scenario).Where(d => d.Severity == Severity.Error)];
        if (errors.Length > 0)
            throw new InvalidOperationException(string.Join("\n", errors.Select(e => $"{e.Code} {e.Subject} {string.Join(", ", e.Values)}")));
        ParameterValues values = ParameterValues.Medians(scenario);
        (IScenarioPlan plan, double preparing) = Best(repeats, () => rules.Prepare(scenario));
        (_, double solving) = Best(repeats, () => ((CorridorPlan)plan).Solve(values, new Rules.Corridor.Tables.Problems()));
        Write(output, $"  of which tables and choices {solving:F3}");
        (CompiledScenario compiled, double compiling) = Best(repeats, () => plan.Compile(values));
        (_, double expected) = Best(repeats, () => Simulation.Run(compiled.Program, 1, 0, new RunOptions(Mode.Expected)));
        (_, double sampled) = Best(repeats, () => Simulation.Run(compiled.Program, 1, 0));
        Write(output, $"  {compiled.Program.StateCount} states, {compiled.Program.RowCount} rows, {compiled.Program.TransitionCount} transitions, {compiled.Measures.Length} measures");
        Write(output, $"  CPU s: prepare {preparing:F3}, compile {compiling:F3}, run expected {expected:F3}, run sampled {sampled:F3}");
        Write(output, $"  peak memory of the process: {Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024):F0} MiB");
    }

    private static (T Result, double Seconds) Best<T>(int repeats, Func<T> action)
    {
        T result = default!;
        double best = double.PositiveInfinity;
        for (int i = 0; i < repeats; i++)
        {
            TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
            result = action();
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds);
        }

        return (result, best);
    }

    private static void Write(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
