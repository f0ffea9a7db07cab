using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor;
using Travesia.Rules.Corridor.Effects;

namespace Travesia.Rules.Tests.Corridor;

public sealed class EffectTests
{
    public static TheoryData<string> Keys => [.. EffectCatalogue.All.Select(d => d.Key)];

    [Fact]
    public void Every_effect_of_the_catalogue_has_a_rule_in_the_same_order()
        => Assert.Equal(EffectCatalogue.All.Select(d => d.Key), EffectRules.All.Select(r => r.Key));

    [Theory]
    [MemberData(nameof(Keys))]
    public void An_effect_gives_its_closed_form_in_expected_mode(string key)
    {
        EffectAnswer answer = EffectAnswer.All[key]();
        Assert.Contains(answer.Draft.Build().Policies, p => p.Effect.Key == key);

        Outcome run = answer.Draft.Expect();

        foreach (Answer a in answer.Answers)
            Assert.True(Math.Abs(a.Value - Count(run, a)) <= 1e-9 * Math.Max(1, a.Value), $"{a.Quantity} at {a.Where ?? "all"}: {a.Value} is known, {Count(run, a)} counted.");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void An_effect_gives_its_closed_form_in_the_mean_of_samples(string key)
    {
        const int Members = 30;
        EffectAnswer answer = EffectAnswer.All[key]();
        Scenario scenario = answer.Draft.Build();
        CompiledScenario compiled = new CorridorRules().Compile(scenario, ParameterValues.Medians(scenario));
        Outcome[] runs = [.. Enumerable.Range(0, Members).Select(m => Outcome.Of(compiled, Mode.Sampled, (uint)m))];

        foreach (Answer a in answer.Answers)
        {
            double[] counts = [.. runs.Select(r => Count(r, a))];
            double mean = counts.Average(), variance = counts.Sum(c => (c - mean) * (c - mean)) / (Members - 1);
            double error = Math.Sqrt(variance / Members);
            Assert.True(Math.Abs(mean - a.Value) <= 4.5 * error + 1e-9, $"{a.Quantity} at {a.Where ?? "all"}: {a.Value} is known, {mean} +- {error} sampled.");
        }
    }

    private static double Count(Outcome run, Answer a) => run.Total(a.Quantity, a.Where);
}
