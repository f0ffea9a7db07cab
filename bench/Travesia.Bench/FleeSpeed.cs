using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;
using Travesia.Rules.Flee;
using Travesia.Scenarios;
using Travesia.Scenarios.Files;
using Travesia.Scenarios.Flee;

namespace Travesia.Bench;

/// <summary>
/// Processor seconds (user and system) for a case of Flee with every person, reading, compiling and running apart, for several values of hasten; and
/// for a generated network of 20,000 locations. The case is not part of the project: TRAVESIA_FLEE names its folder.
/// </summary>
internal static class FleeSpeed
{
    private const int Repeats = 10;

    public static void Run(TextWriter output)
    {
        output.WriteLine("| case | people | reading, CPU s | compiling, first | compiling | one member, first | one member, mean of 10 |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        string folder = Path.Combine(FleeComparison.Folder, "cases", "burundi");
        if (Directory.Exists(folder))
        {
            foreach (int hasten in (int[])[1, 10, 1000])
            {
                output.WriteLine(Measure($"burundi, hasten {hasten}", () => FleeComparison.Read(folder, "", hasten)));
            }
        }
        else
        {
            output.WriteLine($"flee-speed: there is no folder {folder}; TRAVESIA_FLEE names another.");
        }

        output.WriteLine(Measure("20,000 locations, 23,000 routes, generated", Large));
    }

    private static string Measure(string name, Func<Scenario> read)
    {
        (Scenario scenario, double reading) = Timed(read);
        (CompiledScenario compiled, double compilingFirst) = Timed(() => new FleeRules().Compile(scenario, ParameterValues.Medians(scenario)));
        SimulationRun run = SimulationRun.Begin(compiled.Program, 1, 0);
        (_, double first) = Timed(() => Live(run, 0));
        (_, double compiling) = Timed(() => new FleeRules().Compile(scenario, ParameterValues.Medians(scenario)));
        (double people, double all) = Timed(() => Enumerable.Range(1, Repeats).Sum(member => Live(run, (uint)member)) / Repeats);
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {people:N0} | {reading:F3} | {compilingFirst:F3} | {compiling:F3} | {first:F3} | {all / Repeats:F4} |");
    }

    /// <summary>Runs a member to its end.</summary>
    /// <returns>The people who are then there.</returns>
    internal static double Live(SimulationRun run, uint member)
    {
        run.Restart(1, member);
        while (!run.IsOver)
        {
            run.Advance();
        }

        return run.TotalPeople;
    }

    private static (T Result, double Seconds) Timed<T>(Func<T> work)
    {
        TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
        T result = work();
        return (result, (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds);
    }

    /// <summary>A tree-like road network with some circles: lengths from 5 to 60 km, forty conflict zones, fifty camps.</summary>
    private static Scenario Large()
    {
        const int Places = 20_000, Extra = 3_001;
        StringBuilder locations = new("#name,region,country,lat,lon,location_type,conflict_date,population\n"), routes = new("#name1,name2,distance,forced_redirection\n");
        StringBuilder layout = new();
        ulong state = 88172645463325252;
        for (int i = 0; i < Places; i++)
        {
            string type = i % 500 == 0 ? "conflict_zone" : i % 400 == 399 ? "camp" : "town";
            locations.Append(CultureInfo.InvariantCulture, $"p{i},r,{(i % 400 == 399 ? "B" : "A")},{i % 90},{i % 180},{type},{(type == "conflict_zone" ? i / 500 : 0)},{(type == "conflict_zone" ? 10_000 : 0)}\n");
            if (type == "camp")
            {
                layout.Append(CultureInfo.InvariantCulture, $"p{i},camp.csv\n");
            }

            if (i > 0)
            {
                routes.Append(CultureInfo.InvariantCulture, $"p{i},p{Math.Max(0, i - 1 - Next(40))},{5 + Next(56)},0\n");
            }
        }

        for (int i = 0; i < Extra; i++)
        {
            int from = Next(Places - 60);
            routes.Append(CultureInfo.InvariantCulture, $"p{from},p{from + 1 + Next(50)},{5 + Next(56)},0\n");
        }

        ScenarioReading reading = FleeFolder.Read(new FleeFiles(
            Of(("simsetting.yml", "move_rules:\n  max_move_speed: 200\n")),
            Of(("locations.csv", locations.ToString()), ("routes.csv", routes.ToString()), ("sim_period.csv", "StartDate,2020-01-01\nLength,300\n")),
            Of(("data_layout.csv", layout.ToString()), ("camp.csv", "2020-01-01,0\n2020-10-27,2000\n"))));
        return reading.Scenario ?? throw new InvalidOperationException(string.Join('\n', reading.Diagnostics.Select(Text.Localizer.English.Line)));

        int Next(int below)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return (int)(state % (ulong)below);
        }
    }

    private static MemoryFiles Of(params (string Name, string Text)[] files)
        => new("large", files.ToImmutableSortedDictionary(f => f.Name, f => ImmutableArray.Create(Encoding.UTF8.GetBytes(f.Text)), StringComparer.Ordinal));
}
