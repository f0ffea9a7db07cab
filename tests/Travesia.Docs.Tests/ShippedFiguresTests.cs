using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Scenarios;

namespace Travesia.Docs.Tests;

/// <summary>The figures and beds of the corridor of the Americas: each says what it counts, who says so, and what answers it.</summary>
public sealed class ShippedFiguresTests
{
    private static readonly Scenario Corridor = ScenarioFolder.Read(Repository.PathOf("scenarios/americas-2023")).Scenario!;

    [Fact]
    public void Each_figure_has_a_definition_a_source_and_what_answers_it_or_why_nothing_does()
    {
        Assert.True(Corridor.Figures.Length >= 40 && Corridor.Figures.Count(f => f.Role == FigureRole.Check) >= 15);
        HashSet<SourceId> sources = [.. Corridor.Sources.Select(s => s.Id)];
        Assert.All(Corridor.Figures, f =>
        {
            Assert.False(string.IsNullOrWhiteSpace(f.Definition), $"{f.Id} has no definition.");
            Assert.Contains(f.Source, sources);
            Assert.True(f.Counts is not null || f.Journey is not null || f.Note is not null, $"Nothing answers {f.Id}, and it does not say why.");
        });
    }

    [Fact]
    public void What_a_figure_asks_of_the_model_is_one_thing()
        => Assert.All(Corridor.Figures.Where(f => f.Counts is not null), f => Assert.Null(CountQuery.Of(Corridor, f).Reason));

    [Fact]
    public void The_788089_and_the_43834_stand_side_by_side_each_under_its_definition_and_each_with_a_count()
    {
        Figure[] rivals = [.. Corridor.Figures.Where(f => f.About == "Deported, returned or moved by Mexico in 2023")];
        Assert.Superset(new HashSet<double> { 788_000, 788_089, 43_834 }, rivals.Select(f => f.Value).ToHashSet());
        Assert.Equal(rivals.Length, rivals.Select(f => f.Definition).Distinct().Count());
        Assert.Equal(["removals", "transfers"], rivals.Select(f => CountQuery.Of(Corridor, f).Query!.Counts).Distinct().Order());
    }

    /// <summary>A claim about Mexico is held against the whole of it, whatever policy a user adds where.</summary>
    [Fact]
    public void People_moved_within_Mexico_are_counted_at_all_its_places()
    {
        SeriesDefinition transfers = Assert.Single(Corridor.Series, s => s.Counts == "transfers");
        Assert.Equal(Corridor.Places.Where(p => p.Country.Value == "MEX").Select(p => p.Id.Value).Order(), transfers.Areas["Mexico"].Order());
    }

    /// <summary>The publisher counts by authority: who is sent to Mexico under Title 8 is none of it, and everybody whom Title 42 expels is.</summary>
    [Fact]
    public void Expulsions_under_Title_42_are_those_of_the_days_on_which_Title_42_expels()
    {
        SeriesDefinition series = Corridor.Series.Single(s => s.Id.Value == "us.usbp.expulsions");
        Policy[] expelling = [.. Corridor.Policies.Where(p => p.Effect is ExpelEffect)];
        Assert.Contains(expelling, p => IsTitle42(p));
        Assert.Contains(expelling, p => !IsTitle42(p));
        for (DateOnly day = Corridor.FirstDay; day <= Corridor.To; day = day.AddDays(1))
        {
            double share = series.Reporting.SingleOrDefault(r => (r.From ?? day) <= day && day <= (r.To ?? day))?.Share.Factor ?? 1;
            Assert.All(expelling.Where(p => (p.From ?? day) <= day && day <= (p.To ?? day)), p => Assert.True(share == (IsTitle42(p) ? 1 : 0), $"{p.Id} on {day:o}"));
        }

        static bool IsTitle42(Policy policy) => policy.Id.Value.StartsWith("title-42-", StringComparison.Ordinal);
    }

    [Fact]
    public void Beds_have_a_source_of_their_own_or_a_prior()
    {
        Place[] withBeds = [.. Corridor.Places.Where(p => p.Beds is not null)];
        Assert.Equal(15, withBeds.Length);
        Assert.All(withBeds, p => Assert.True(
            p.BedsSource is not null != HasPrior(p.Beds!.Value),
            $"The beds of {p.Id} have neither a source nor a prior, or both."));

        static bool HasPrior(Quantity beds)
            => beds.Parameter is { } parameter && Corridor.Parameters.Single(q => q.Id == parameter) is { Prior: not FixedPrior, Note.Length: > 0 };
    }
}
