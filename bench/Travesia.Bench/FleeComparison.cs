using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;
using Travesia.Rules.Flee;
using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Days;
using Travesia.Rules.Flee.Validation;
using Travesia.Scenarios;
using Travesia.Scenarios.Files;
using Travesia.Scenarios.Flee;

namespace Travesia.Bench;

/// <summary>
/// Runs cases of Flee and holds their means and spreads against those of many runs of the reference program. The cases are not part of the
/// project: TRAVESIA_FLEE names their folder (default <c>../shared/flee</c>), TRAVESIA_FLEE_CASES picks some by their names' beginnings.
/// </summary>
internal static class FleeComparison
{
    private const int Members = 200;

    /// <summary>Where the cases lie.</summary>
    internal static string Folder => Environment.GetEnvironmentVariable("TRAVESIA_FLEE") ?? Path.Combine("..", "shared", "flee");

    public static void Run(TextWriter output)
    {
        string folder = Folder;
        string results = Path.Combine(folder, "results");
        if (!Directory.Exists(results))
        {
            output.WriteLine($"flee: there is no folder {results}; TRAVESIA_FLEE names another.");
            return;
        }

        string[] picked = Environment.GetEnvironmentVariable("TRAVESIA_FLEE_CASES")?.Split(',') ?? [];
        bool isWordy = Environment.GetEnvironmentVariable("TRAVESIA_FLEE_WORDY") is not null;
        output.WriteLine("| result | pairs within | worst pair | largest gap at the end | spread, ours / reference | pairs of spread within | of spread beyond its error | averaged relative difference, rescaled; ours | of an equal split, a split by capacity, persistence | reference days | CPU s |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (string file in Directory.EnumerateFiles(results, "*.csv").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            if (picked.Length == 0 || picked.Any(p => name.StartsWith(p, StringComparison.Ordinal)))
            {
                output.WriteLine(Compare(folder, name, File.ReadAllLines(file), isWordy ? output : null));
                output.Flush();
            }
        }
    }

    private static string Compare(string folder, string name, string[] lines, TextWriter? wordy)
    {
        int at = name.IndexOf("-hasten", StringComparison.Ordinal);
        string caseName = at < 0 ? name : name[..at];
        int hasten = at < 0 ? 1 : int.Parse(string.Concat(name[(at + 7)..].TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
        Scenario scenario = Read(Path.Combine(folder, "cases", caseName), Path.Combine(folder, "results", $"{name}.simsetting.yml"), hasten);
        TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
        CompiledScenario compiled = new FleeRules().Compile(scenario, ParameterValues.Medians(scenario));
        FleeCase flee = FleeCase.Read(scenario, out _);
        FleeNumbers numbers = new(flee);
        Dictionary<string, int> places = scenario.Places.Select((p, i) => (p.Name, i)).ToDictionary(p => p.Name, p => p.i);
        StockId[] present = [.. flee.Places.Select(p => compiled.Measures.First(m => m.Quantity == MeasureNames.Present && m.Place == p.Id).Stock!.Value)];
        List<double[,]> runs = [];
        int members = int.TryParse(Environment.GetEnvironmentVariable("TRAVESIA_FLEE_MEMBERS"), out int few) ? few : Members;
        SimulationRun run = SimulationRun.Begin(compiled.Program, 1, 0);
        for (uint member = 0; member < members; member++)
        {
            FleeSpeed.Live(run, member);
            double[,] counts = new double[flee.Days, flee.Places.Length];
            Recording recording = run.Recording;
            for (int place = 0; place < present.Length; place++)
            {
                ReadOnlySpan<double> series = recording[present[place]];
                for (int day = 0; day < flee.Days; day++)
                {
                    counts[day, place] = series[day + 1];
                }
            }

            runs.Add(counts);
        }

        foreach (string watched in Environment.GetEnvironmentVariable("TRAVESIA_FLEE_WATCH")?.Split(',') ?? [])
        {
            wordy?.WriteLine($"  {watched}: " + string.Join(' ', Enumerable.Range(0, flee.Days).Where(d => d % 20 == 0 || d < 12).Select(d => $"{d}:{runs.Average(r => r[d, places[watched]]):F1}")));
        }

        double seconds = (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds;
        int pairs = 0, within = 0, spreads = 0, spreadsWithin = 0, spreadsBeyond = 0;
        double oursVariance = 0, theirsVariance = 0, end = 0, worst = 0;
        string worstPair = "", endPlace = "";
        int lastDay = lines.Skip(1).Max(l => int.Parse(l.Split(',')[0], CultureInfo.InvariantCulture));
        foreach (string line in lines.Skip(1))
        {
            string[] cells = line.Split(',');
            int day = int.Parse(cells[0], CultureInfo.InvariantCulture), place = places[cells[1]];
            double theirs = Number(cells[4]), spread = Number(cells[5]), n = Number(cells[3]);
            double mean = runs.Average(r => r[day, place]);
            double variance = runs.Sum(r => (r[day, place] - mean) * (r[day, place] - mean)) / Math.Max(runs.Count - 1, 1);
            double gap = Math.Abs(mean - theirs);
            double errors = Math.Sqrt((variance / runs.Count) + (spread * spread / n));
            bool isWithin = gap < 3 * errors || gap <= Math.Max(0.02 * theirs, 5);
            pairs++;
            within += isWithin ? 1 : 0;
            double size = gap / Math.Max(3 * errors, Math.Max(0.02 * theirs, 5));
            if (size > worst)
            {
                (worst, worstPair) = (size, $"{cells[1]} day {day}: {mean:F1} for {theirs:F1}");
            }

            if (day == lastDay && gap > 5 && theirs > 0 && gap / theirs > end)
            {
                (end, endPlace) = (gap / theirs, cells[1]);
            }

            if (n >= 20 && (spread > 2 || Math.Sqrt(variance) > 2))
            {
                oursVariance += variance;
                theirsVariance += spread * spread;
                spreads++;
                double ratio = Math.Sqrt(variance) / spread;
                spreadsWithin += ratio is >= 0.8 and <= 1.25 ? 1 : 0;

                // The standard deviation of n numbers is itself uncertain by one part in the root of 2 (n - 1).
                double uncertain = 2 * Math.Sqrt((0.5 / (n - 1)) + (0.5 / (runs.Count - 1)));
                bool isBeyond = Math.Abs(Math.Log(ratio)) > Math.Log(1.25) + uncertain;
                spreadsBeyond += isBeyond ? 1 : 0;
                if (isBeyond)
                {
                    wordy?.WriteLine($"  ~ day {day} {cells[1]}: ours {mean:F2} sd {Math.Sqrt(variance):F2}, reference {theirs:F2} sd {spread:F2}");
                }
            }

            if (wordy is not null && (!isWithin || day == lastDay))
            {
                wordy.WriteLine($"  {(isWithin ? " " : "!")} day {day} {cells[1]}: ours {mean:F2} sd {Math.Sqrt(variance):F2}, reference {theirs:F2} sd {spread:F2}, data {cells[2]} ours {numbers.CountOn(place, day)}");
            }
        }

        FleeErrors validation = new(flee);
        (double AsIs, double Rescaled)[] differences = [.. runs.Select(r => validation.Of(InCamps(r, validation)))];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {100.0 * within / pairs:F1} % of {pairs} | {worstPair} | {100 * end:F1} % {endPlace} | {Math.Sqrt(oursVariance / Math.Max(theirsVariance, 1e-9)):F2} | {100.0 * spreadsWithin / Math.Max(spreads, 1):F0} % of {spreads} | {spreadsBeyond} | {Say(differences.Select(d => d.AsIs))}, {Say(differences.Select(d => d.Rescaled))} | {validation.OfEqualSplit():F3}, {validation.OfCapacitySplit():F3}, {validation.OfPersistence():F3} | {lastDay + 1} | {seconds:F1} |");
    }

    private static double[,] InCamps(double[,] byPlace, FleeErrors validation)
    {
        double[,] camps = new double[validation.Days, validation.Camps.Length];
        for (int day = 0; day < validation.Days; day++)
        {
            for (int camp = 0; camp < validation.Camps.Length; camp++)
            {
                camps[day, camp] = byPlace[day, validation.Camps[camp]];
            }
        }

        return camps;
    }

    private static string Say(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return string.Create(CultureInfo.InvariantCulture, $"{mean:F4} sd {Math.Sqrt(all.Sum(v => (v - mean) * (v - mean)) / Math.Max(all.Length - 1, 1)):F4}");
    }

    /// <summary>Reads a case, with the settings of a variant and every so many-th person.</summary>
    internal static Scenario Read(string folder, string settings, int hasten)
    {
        DirectoryFiles root = new(folder);
        ImmutableSortedDictionary<string, ImmutableArray<byte>> variant = ImmutableSortedDictionary<string, ImmutableArray<byte>>.Empty;
        string text = File.ReadAllText(File.Exists(settings) ? settings : Path.Combine(folder, "simsetting.yml"));
        variant = variant.Add("simsetting.yml", ImmutableArray.Create(Encoding.UTF8.GetBytes(text)));
        ScenarioReading reading = FleeFolder.Read(new FleeFiles(
            new MemoryFiles(root.Name, variant), new DirectoryFiles(Path.Combine(folder, "input_csv")), new DirectoryFiles(Path.Combine(folder, "source_data"))));
        Scenario scenario = reading.Scenario ?? throw new InvalidOperationException(string.Join('\n', reading.Diagnostics.Select(d => Text.Localizer.English.Line(d))));
        MapSetting optimisations = new("flee.optimisations", [new("hasten", new ScalarSetting("flee.optimisations.hasten", hasten.ToString(CultureInfo.InvariantCulture), false))]);
        return scenario with
        {
            Rules = scenario.Rules with { Entries = [.. scenario.Rules.Entries.Where(e => e.Key != "optimisations"), new("optimisations", optimisations)] },
        };
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
