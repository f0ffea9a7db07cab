using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Results.Tests;

/// <summary>Ensembles whose values are a function of series, member and date, so that no engine is needed to fill a run.</summary>
internal static class Synthetic
{
    private static readonly string[] DailyQuantities = [MeasureNames.Arrivals, MeasureNames.Deaths, MeasureNames.Abuses, MeasureNames.Apprehensions];
    private static readonly string[] DailyStocks = [MeasureNames.Present, MeasureNames.Waiting, MeasureNames.Held];

    public static Scenario Scenario(int places = 5, int days = 60, int spinUpDays = 0) => new()
    {
        Name = "synthetic",
        Title = "A synthetic system",
        From = new DateOnly(2023, 1, 1),
        To = new DateOnly(2023, 1, 1).AddDays(days - 1),
        SpinUpFrom = spinUpDays == 0 ? null : new DateOnly(2023, 1, 1).AddDays(-spinUpDays),
        RuleSet = "synthetic",
        Parameters = [new Parameter(new ParameterId("risk"), new UniformPrior(0, 1), "", null)],
        Groups = [new Group { Id = new GroupId("a"), Title = "A" }, new Group { Id = new GroupId("b"), Title = "B" }],
        Places = [.. Enumerable.Range(0, places).Select(i => new Place
        {
            Id = new PlaceId($"p{i:D2}"),
            Name = $"Place {i}",
            Country = new CountryCode("MEX"),
            Kind = i == places - 1 ? PlaceKind.Destination : PlaceKind.Transit,
            Latitude = 0,
            Longitude = 0,
            Beds = i % 3 == 0 ? 20 : null,
        })],
        Links = [],
    };

    public static EnsembleLayout Layout(Scenario scenario, int members)
    {
        ImmutableArray<Measure>.Builder measures = ImmutableArray.CreateBuilder<Measure>();
        foreach (Place place in scenario.Places)
        {
            measures.AddRange(DailyQuantities.Select((q, i) => new Measure(q, place.Id, null, null, "people", Resolution.Day, new TallyId(i), null)));
            measures.AddRange(DailyStocks.Where((_, i) => i == 0 || place.Id.Value.EndsWith('3')).Select((q, i) => new Measure(q, place.Id, null, null, "people", Resolution.Day, null, new StockId(i))));
            foreach (Group group in scenario.Groups)
            {
                measures.Add(new Measure(MeasureNames.Arrivals, place.Id, null, group.Id, "people", Resolution.Period, new TallyId(99), null));
                measures.Add(new Measure(MeasureNames.CostUsd, place.Id, new LinkId($"from-{place.Id}"), group.Id, "USD", Resolution.Period, new TallyId(98), null));
            }
        }

        int[] months = [.. Enumerable.Range(0, scenario.Days).Where(d => d == 0 || scenario.FirstDay.AddDays(d).Day == 1)];
        return EnsembleLayout.Of(scenario, measures.ToImmutable(), [.. months], members);
    }

    public static MemberBatch Batch(EnsembleLayout layout, int index)
    {
        (int first, int count) = layout.MembersOf(index);
        return new MemberBatch(index, [.. Enumerable.Range(first, count).Select(m => Member(layout, m))]);
    }

    public static MemberResult Member(EnsembleLayout layout, int member)
    {
        double[] values = new double[layout.ValuesPerMember];
        for (int i = 0; i < layout.Series.Length; i++)
        {
            Span<double> series = values.AsSpan(layout.RangeOf(i));
            for (int t = 0; t < series.Length; t++)
            {
                series[t] = Value(layout.Series[i], member, t);
            }
        }

        return new MemberResult(layout, member, Ensemble.ParametersOf(layout.Scenario, 7, member), values, isFluid: false);
    }

    /// <summary>Counts about a level that is the place's own, rare ones for rare things.</summary>
    public static double Value(Measure measure, int member, int date)
    {
        StableKey place = StableKey.Of(measure.Quantity, measure.Place?.Value ?? "");
        double level = Math.Exp((place.Value >> 40) / (double)(1 << 24) * 7);
        double scale = measure.Quantity is MeasureNames.Deaths or MeasureNames.Abuses ? level / 500 : level;
        double uniform = (place.With(member).With(date).Value >> 40) / (double)(1 << 24);
        return Math.Max(0, Math.Floor(scale * (1 + (0.3 * Math.Sin(date / 20.0))) + (Math.Sqrt(scale) * 4 * (uniform - 0.5)) + uniform));
    }

    public static RunInputs Inputs(int members) => new()
    {
        Version = "0.1.0",
        Scenario = "synthetic",
        Files = [InputFile.Of("scenario.yaml", "title: x"u8)],
        Seed = 7,
        Members = members,
        Mode = Mode.Sampled,
    };

    /// <summary>Makes a run as an ensemble would.</summary>
    public static async Task<RunReader> MakeAsync(RunStore store, EnsembleLayout layout, CancellationToken cancellation = default)
    {
        using RunWriter writer = store.Begin(Inputs(layout.Members));
        HashSet<int> held = [.. (await writer.BeginAsync(layout, cancellation)).Select(b => b.Index)];
        for (int batch = 0; batch < layout.BatchCount; batch++)
        {
            if (!held.Contains(batch))
            {
                await writer.TakeAsync(Batch(layout, batch), cancellation);
            }
        }

        return await writer.CompleteAsync("For planning help, not enforcement.", cancellation: cancellation);
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("travesia-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>All files below a folder with the hashes of their bytes, locks aside.</summary>
    public static string Print(string folder)
        => string.Join('\n', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => !f.Contains(".locks", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(f => $"{System.IO.Path.GetRelativePath(folder, f)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"));
}
