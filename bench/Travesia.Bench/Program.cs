namespace Travesia.Bench;

/// <summary>Runs the benchmarks that are named, or all: <c>dotnet run -c Release --project bench/Travesia.Bench -- engine</c>.</summary>
internal static class Entry
{
    private static readonly Dictionary<string, Action<TextWriter>> Benches = new(StringComparer.Ordinal)
    {
        ["engine"] = EngineBench.Run,
        ["engine-large"] = EngineLargeBench.Run,
        ["choice"] = ChoiceBench.Run,
        ["ensemble"] = EnsembleBench.Run,
        ["corridor"] = CorridorBench.Run,
        ["americas"] = CorridorBench.RunAmericas,
        ["what-if"] = WhatIfBench.Run,
        ["corridor-land"] = CorridorBench.RunLand,
        ["flee"] = FleeComparison.Run,
        ["flee-speed"] = FleeSpeed.Run,
    };

    public static int Main(string[] names)
    {
        string[] unknown = [.. names.Where(name => !Benches.ContainsKey(name))];
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"There is no benchmark '{unknown[0]}'; there are: {string.Join(", ", Benches.Keys)}.");
            return 2;
        }

        foreach (string name in names.Length > 0 ? names : [.. Benches.Keys])
        {
            Benches[name](Console.Out);
        }

        return 0;
    }
}
