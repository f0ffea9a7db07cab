using System.Globalization;
using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Inference.Sensitivity;
using Travesia.Model;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>What moves each outcome: uncertain numbers with their shares of its spread, and policies with what they make.</summary>
internal sealed class SensitivityReport(Screening screening, Spread spread, SensitivityOptions options, Scenario scenario, Localizer words) : Report
{
    private const int MostRows = 8;

    public override string Status => "done";

    /// <summary>What an outcome is called.</summary>
    public static string NameOf(SensitivityOutcome outcome, Scenario scenario, Localizer words)
    {
        (string, object)[] at = outcome.Place is { } place ? [("place", scenario.Places.First(p => p.Id == place).Name)] : [];
        (string, object)[] of = outcome.Group is { } group ? [("group", scenario.Groups.First(g => g.Id == group).Title)] : [];
        return words.Say("sensitivity.outcome", [("quantity", QuantityNames.Of(outcome.Quantity, words)), .. at, .. of]);
    }

    public override void WriteScreen(Screen screen)
    {
        screen.Line(words.Say("sensitivity.title", ("title", scenario.Title), ("from", scenario.From), ("to", scenario.To)));
        screen.Line(words.Say("sensitivity.explained", ("points", options.Points), ("draws", options.Draws)));
        for (int i = 0; i < screening.Outcomes.Length; i++)
        {
            WriteOutcome(screen, i);
        }

        screen.Line();
        int idle = screening.Factors.Count(f => f.MovesNothing);
        screen.Line(words.Say("sensitivity.idle", ("count", idle), ("of", screening.Factors.Length)));
        string[] refused = [.. screening.Factors.Where(f => f.Refusal is not null).Select(f => f.Factor.Id)];
        if (refused.Length > 0)
        {
            screen.Line(words.Say("sensitivity.refused", ("policies", string.Join(", ", refused))));
        }

        screen.Line(words.Say(options.TossPolicies ? "sensitivity.tossed" : "sensitivity.untossed"));
        screen.Line(options.Futures > 0 ? words.Say("sensitivity.sampled", ("futures", options.Futures)) : words.Say(spread.IsFluid ? "mode.fluid" : "mode.mean"));
        screen.Line(words.Say("sensitivity.runs", ("runs", screening.Runs + spread.Runs), ("seed", options.Seed.ToString(CultureInfo.InvariantCulture))));
        screen.Line(words.Say("responsible.use"));
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("scenario", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteString("firstDay", Readings.Write(scenario.From));
        json.WriteString("lastDay", Readings.Write(scenario.To));
        json.WriteNumber("points", options.Points);
        json.WriteNumber("draws", options.Draws);
        json.WriteNumber("futures", options.Futures);
        json.WriteNumber("seed", options.Seed);
        json.WriteBoolean("tossedPolicies", options.TossPolicies);
        json.WriteNumber("runs", screening.Runs + spread.Runs);
        json.WriteBoolean("fluidLimit", spread.IsFluid);
        json.WriteString("responsibleUse", words.Say("responsible.use"));
        json.WriteStartArray("factors");
        foreach (ScreenedFactor factor in screening.Factors)
        {
            json.WriteStartObject();
            json.WriteString("name", factor.Factor.Id);
            json.WriteString("kind", factor.Factor.IsPolicy ? "policy" : "number");
            json.WriteStartArray("members");
            foreach (string member in factor.Factor.Parameters.Select(p => p.Value).Concat(factor.Factor.Policies.Select(p => p.Value)))
            {
                json.WriteStringValue(member);
            }

            json.WriteEndArray();
            json.WriteBoolean("survives", factor.Survives);
            json.WriteBoolean("movesNothing", factor.MovesNothing);
            json.WriteString("refused", factor.Refusal?.Diagnostics[0].Code);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("outcomes");
        for (int i = 0; i < screening.Outcomes.Length; i++)
        {
            WriteOutcome(json, i);
        }

        json.WriteEndArray();
    }

    private void WriteOutcome(Utf8JsonWriter json, int i)
    {
        ScreenedOutcome outcome = screening.Outcomes[i];
        json.WriteStartObject();
        json.WriteString("outcome", outcome.Outcome.ToString());
        json.WriteString("name", NameOf(outcome.Outcome, scenario, words));
        json.WriteString("unit", outcome.Unit);
        json.WriteNumber("mean", spread.Outcomes[i].Mean);
        json.WriteNumber("sd", spread.Outcomes[i].Sd);
        json.WriteStartArray("effects");
        foreach (ScreenedFactor factor in screening.Factors.Where(f => !f.Effects.IsEmpty))
        {
            ElementaryEffect effect = factor.Effects[i];
            json.WriteStartObject();
            json.WriteString("factor", factor.Factor.Id);
            json.WriteNumber("mu", effect.Mean);
            json.WriteNumber("muStar", effect.MeanSize);
            json.WriteNumber("sigma", effect.Sd);
            json.WriteNumber("least", effect.Least);
            json.WriteNumber("largest", effect.Largest);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("shares");
        foreach ((SensitivityFactor factor, SpreadShare? share) in spread.Factors.Zip(spread.Outcomes[i].Shares))
        {
            json.WriteStartObject();
            json.WriteString("factor", factor.Id);
            Write(json, "firstOrder", share?.First);
            Write(json, "total", share?.Total);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ShareEstimate? estimate)
    {
        if (estimate is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("value", estimate.Value);
        json.WriteNumber("low95", estimate.Low);
        json.WriteNumber("high95", estimate.High);
        json.WriteEndObject();
    }

    private void WriteOutcome(Screen screen, int i)
    {
        OutcomeSpread ofOutcome = spread.Outcomes[i];
        screen.Line();
        string name = NameOf(screening.Outcomes[i].Outcome, scenario, words);
        screen.Line(words.Say("sensitivity.heading", ("outcome", name), ("mean", words.Short(ofOutcome.Mean)), ("sd", words.Short(ofOutcome.Sd))));
        ScreenedFactor[] numbers = Largest(i, isPolicy: false);
        if (numbers.Length > 0)
        {
            string[] headers = ["sensitivity.number", "sensitivity.upper", "sensitivity.ofMean", "sensitivity.alone", "sensitivity.withOthers"];
            screen.Table([.. headers.Select(h => words.Say(h))], numbers.Select(f => Number(f, i)).Concat(Rest(i)), textColumns: 1);
        }

        ScreenedFactor[] policies = Largest(i, isPolicy: true);
        if (policies.Length > 0)
        {
            string[] headers = ["sensitivity.policy", "sensitivity.with", "sensitivity.ofMean", "sensitivity.range"];
            string[] tossed = options.TossPolicies ? ["sensitivity.alone", "sensitivity.withOthers"] : [];
            screen.Table([.. headers.Concat(tossed).Select(h => words.Say(h))], policies.Select(f => Policy(f, i)), textColumns: 1);
        }
    }

    /// <summary>What moves an outcome most.</summary>
    private ScreenedFactor[] Largest(int i, bool isPolicy) => [.. screening.Moving(i).Where(f => f.Factor.IsPolicy == isPolicy).Take(MostRows)];

    private string[] Number(ScreenedFactor factor, int i)
    {
        ElementaryEffect effect = factor.Effects[i];
        return [factor.Factor.Id, Direction(effect), OfMean(effect, i), .. Shares(spread.Factors.IndexOf(factor.Factor), i)];
    }

    private string[] Policy(ScreenedFactor factor, int i)
    {
        ElementaryEffect effect = factor.Effects[i];
        string range = words.Say("sensitivity.between", ("low", words.Signed(effect.Least)), ("high", words.Signed(effect.Largest)));
        return [factor.Factor.Id, Direction(effect), OfMean(effect, i), range, .. options.TossPolicies ? Shares(spread.Factors.IndexOf(factor.Factor), i) : []];
    }

    /// <summary>A difference that has one sign at every point, or how large it is where the sign changes.</summary>
    private string Direction(ElementaryEffect effect)
        => effect.Least >= 0 || effect.Largest <= 0 ? words.Signed(effect.Mean) : words.Say("sensitivity.mixed", ("size", words.Short(effect.MeanSize)));

    private string OfMean(ElementaryEffect effect, int i)
    {
        double mean = screening.Outcomes[i].Mean;
        return mean == 0 ? "–" : words.Percent(effect.MeanSize / mean, effect.MeanSize / mean < 0.1 ? 1 : 0);
    }

    private IEnumerable<string[]> Rest(int i)
        => spread.Rest ? [[words.Say("sensitivity.rest", ("count", spread.Factors[^1].Parameters.Length)), "", "", .. Shares(spread.Factors.Length - 1, i)]] : [];

    private string[] Shares(int factor, int i)
        => factor < 0 || spread.Outcomes[i].Shares[factor] is not { } share ? ["–", "–"] : [Share(share.First), Share(share.Total)];

    private string Share(ShareEstimate estimate)
        => words.Say("interval", ("middle", words.Percent(estimate.Value)), ("low", words.Percent(estimate.Low)), ("high", words.Percent(estimate.High)));
}
