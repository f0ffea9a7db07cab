using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Inference.Figures;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Results.Tests;

public class CountTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_of_a_run_on_disk_are_those_of_its_members()
    {
        using TemporaryFolder folder = new();
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(places: 30, days: 75), 19);
        RunReader run = await Synthetic.MakeAsync(new RunStore(folder.Path), layout, Token);
        ReportingShare half = new(null, new DateOnly(2023, 1, 20), new Quantity(0.5, new ParameterId("risk")));
        ModelCount[] counts =
        [
            By(MeasureNames.Arrivals), By(MeasureNames.Arrivals, "p03 p04 p17"), By(MeasureNames.Arrivals, "p03", "b"), By(MeasureNames.Present, "p01 p29"),
            By(MeasureNames.Deaths, "p05", reporting: half), By(MeasureNames.NightsWithoutBed), By(MeasureNames.CostUsd, "", "a"),
            CountSelection.Of(layout, CountQuery.Everywhere(MeasureNames.Abuses), [new(new(2023, 1, 9), new(2023, 2, 20)), new(new(2023, 2, 1), new(2023, 2, 1))]).Count!,
        ];

        CountTable table = await run.CountAsync(layout, counts, Token);

        for (int c = 0; c < counts.Length; c++)
        {
            for (int m = 0; m < layout.Members; m++)
            {
                double[] expected = counts[c].Of(Synthetic.Member(layout, m));
                Assert.True(expected.Any(v => v > 0) || c == 4, $"count {c} is 0");
                Assert.Equal(expected, table[c, m].ToArray());
            }
        }

        double[] january = [.. Enumerable.Range(0, layout.Members).Select(m => counts[1].Of(Synthetic.Member(layout, m))[0])];
        CountSummary summary = table.Summarise(1)[0];
        Assert.Equal(january.Average(), summary.Mean, 9);
        Assert.Equal(january.Order().ElementAt(9), summary.At(0.5));
        Assert.Equal(new CountPeriod(new(2023, 1, 1), new(2023, 1, 31)), summary.Period);

        ModelCount By(string quantity, string where = "", string? group = null, ReportingShare? reporting = null)
            => CountSelection.ByMonth(layout, new(quantity, [.. where.Split(' ', StringSplitOptions.RemoveEmptyEntries)], group is null ? null : new GroupId(group), reporting is null ? [] : [reporting])).Count!;
    }

    [Fact]
    public async Task A_run_of_another_layout_is_refused()
    {
        using TemporaryFolder folder = new();
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(), 11);
        RunReader run = await Synthetic.MakeAsync(new RunStore(folder.Path), layout, Token);
        foreach (EnsembleLayout other in (EnsembleLayout[])[Synthetic.Layout(Synthetic.Scenario(), 12), Synthetic.Layout(Synthetic.Scenario(days: 61), 11), Synthetic.Layout(Synthetic.Scenario(places: 6), 11)])
        {
            ModelCount count = CountSelection.ByMonth(other, CountQuery.Everywhere(MeasureNames.Arrivals)).Count!;
            await Assert.ThrowsAsync<RunUnreadableException>(() => run.CountAsync(other, [count], Token));
            await Assert.ThrowsAsync<ArgumentException>(() => run.CountAsync(layout, [count], Token));
        }
    }

    [Fact]
    public async Task A_run_keeps_its_figures_with_what_its_members_say()
    {
        using TemporaryFolder folder = new();
        Figure about = new()
        {
            Id = new("a"), Statement = "s", Value = 1, Unit = "people", From = new(2023, 1, 5), To = new(2023, 2, 3), Area = "p03", Source = new("src"),
            Role = FigureRole.Check, Counts = MeasureNames.Arrivals, Per = FigurePer.Day, ComparedWith = new FigureBase(new(2023, 1, 1), new(2023, 1, 4)), About = "arrivals",
        };
        Scenario scenario = Synthetic.Scenario() with
        {
            Figures = [about, about with { Id = new("b"), Role = FigureRole.Input, Counts = null }, about with { Id = new("c"), ComparedWith = null, Group = new("b") }],
            Sources = [new Source(new("src"), "Publisher", "Title", "2023", "p. 1")],
        };
        EnsembleLayout layout = Synthetic.Layout(scenario, 23);
        RunReader run = await Synthetic.MakeAsync(new RunStore(folder.Path), layout, Token);

        FigureLedger ledger = FigureLedger.Of(layout);
        ImmutableArray<LedgerEntry> expected = ledger.Answer((count, member) => ledger.Counts[count].Of(Synthetic.Member(layout, member)));
        Assert.Equal(expected, run.Figures());
        Assert.True(expected[0].Answer!.Median > 0);
        Assert.Contains(run.Manifest.Files, f => f.Name == FigureFile.Name);
        string text = await File.ReadAllTextAsync(Path.Combine(run.Path, FigureFile.Name), Token);
        Assert.Contains("\"publisher\": \"Publisher\"", text, StringComparison.Ordinal);
        Assert.Contains("\"code\": \"withinMonth\"", text, StringComparison.Ordinal);
    }
}
