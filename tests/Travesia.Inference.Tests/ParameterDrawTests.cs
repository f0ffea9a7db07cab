using Travesia.Inference.Draws;
using Travesia.Model;

namespace Travesia.Inference.Tests;

public class ParameterDrawTests
{
    [Fact]
    public void Another_parameter_changes_no_other_draw()
    {
        Scenario two = Walk.Scenario() with { Parameters = [Walk.Uniform("risk"), Walk.Uniform("stay")] };
        Scenario three = Walk.Scenario() with { Parameters = [Walk.Uniform("another"), Walk.Uniform("stay"), Walk.Uniform("risk")] };
        for (uint member = 0; member < 50; member++)
        {
            ParameterValues a = ParameterDraw.Of(two, 5, member);
            ParameterValues b = ParameterDraw.Of(three, 5, member);
            Assert.Equal(a.Values["risk"], b.Values["risk"]);
            Assert.Equal(a.Values["stay"], b.Values["stay"]);
        }
    }

    [Fact]
    public void Draws_differ_by_seed_by_member_and_by_name()
    {
        ParameterId risk = new("risk");
        double[] draws = [ParameterDraw.Uniform(risk, 1, 0), ParameterDraw.Uniform(risk, 1, 1), ParameterDraw.Uniform(risk, 0, 1), ParameterDraw.Uniform(risk, 2, 0), ParameterDraw.Uniform(new("stay"), 1, 0)];
        Assert.Equal(draws.Length, draws.Distinct().Count());
    }

    [Fact]
    public void Draws_are_uniform_over_members_and_independent_between_names()
    {
        const int Members = 20_000;
        double[] risk = [.. Enumerable.Range(0, Members).Select(m => ParameterDraw.Uniform(new("risk"), 3, (uint)m))];
        double[] stay = [.. Enumerable.Range(0, Members).Select(m => ParameterDraw.Uniform(new("stay"), 3, (uint)m))];
        double chiSquare = risk.GroupBy(u => (int)(u * 100)).Sum(g => Math.Pow(g.Count() - (Members / 100.0), 2) / (Members / 100.0));
        Assert.InRange(chiSquare, 50, 160);
        double correlation = risk.Zip(stay, (a, b) => (a - 0.5) * (b - 0.5)).Average() * 12;
        Assert.InRange(correlation, -0.025, 0.025);
        double serial = risk.Zip(risk.Skip(1), (a, b) => (a - 0.5) * (b - 0.5)).Average() * 12;
        Assert.InRange(serial, -0.025, 0.025);
    }
}
