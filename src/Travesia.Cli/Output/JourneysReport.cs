using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Travesia.Inference.Figures;
using Travesia.Inference.Journeys;
using Travesia.Model;
using Travesia.Rules;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>Journeys on the screen: how they end, what they take and what people meet, by leg, and examples that say of themselves that they are none of a person.</summary>
internal sealed class JourneysReport(JourneyAnswer answer, Scenario scenario, JourneyOptions options, string? target, string version, Localizer words) : Report
{
    private const int MostLegs = 12;
    private const int MostPlaces = 5;
    private const double LeastShare = 1e-6;

    private readonly JourneyNumbers numbers = new(words);
    private readonly Dictionary<PlaceId, string> places = scenario.Places.ToDictionary(p => p.Id, p => p.Name);
    private readonly FigureWords figureWords = new(scenario, words);
    private readonly ImmutableArray<LedgerEntry> figures = JourneyFigures.Hold(scenario, answer);
    private readonly Dictionary<LinkId, Link> links = scenario.Links.ToDictionary(l => l.Id);

    public override string Status => "done";

    public override void WriteScreen(Screen screen)
    {
        screen.Line(Title());
        screen.Line(words.Say("journeys.method", ("members", answer.Members)));
        if (answer.Members > 1)
        {
            screen.Line(words.Say("journeys.interval"));
        }

        if (answer.Reaching is not null)
        {
            screen.Line(words.Say("journeys.until", ("place", Target)));
        }

        screen.Table(
            Headers("journeys.end", "journeys.share", "journeys.days", "journeys.usd", "journeys.km"),
            Ends(),
            textColumns: 1);
        if (answer.Outcomes.GroupBy(o => o.End).Any(o => o.Count(each => each.Share.Mean >= LeastShare) > MostPlaces))
        {
            screen.Line(words.Say("journeys.ends.more", ("count", MostPlaces)));
        }

        foreach (string sentence in Sentences())
        {
            screen.Line(sentence);
        }

        WriteFigures(screen);
        screen.Line();
        screen.Line(words.Say("journeys.legs"));
        screen.Table(
            Headers("journeys.leg", "journeys.traversals", "journeys.users", "journeys.days", "journeys.usd", "journeys.waiting"),
            answer.Legs.Take(MostLegs).Select(l => (IReadOnlyList<string>)
            [
                Leg(l.Link), numbers.Amount(l.Traversals), numbers.Chance(l.Users), numbers.Amount(l.Days), numbers.Amount(l.Usd), numbers.Amount(l.WaitingDays),
            ]),
            textColumns: 1);
        screen.Line(words.Say("journeys.dangers"));
        screen.Table(
            Headers("journeys.leg", "journeys.death", "journeys.injury", "journeys.abuse", "journeys.stopped"),
            answer.Legs.Take(MostLegs).Select(l => (IReadOnlyList<string>)
            [
                Leg(l.Link), numbers.Chance(l.Death), numbers.Chance(l.Injury), numbers.Chance(l.Abuse), numbers.Chance(l.Stopped),
            ]),
            textColumns: 1);
        if (answer.Legs.Length > MostLegs)
        {
            screen.Line(words.Say("journeys.legs.more", ("count", answer.Legs.Length - MostLegs)));
        }

        if (!answer.Examples.IsEmpty)
        {
            screen.Line();
            screen.Line(words.Say("journeys.examples"));
            foreach ((int number, JourneyExample example) in answer.Examples.Index())
            {
                screen.Line($"{number + 1}. {Example(example)}");
            }
        }

        screen.Line();
        foreach (string assumption in Assumptions())
        {
            screen.Line(assumption);
        }

        screen.Line($"{words.Say("responsible.use")} (Travesia {version}, --seed {options.Seed.ToString(CultureInfo.InvariantCulture)})");
    }

    public override void WriteJson(Utf8JsonWriter json)
        => new JourneysJson(json, answer, figures, scenario, options, words.Say("responsible.use"), words.Say("journeys.label")).Write([.. Sentences(), .. Assumptions()], [.. answer.Examples.Select(Example)]);

    /// <summary>The ends, and below each the places where it is, the most frequent first.</summary>
    private IEnumerable<IReadOnlyList<string>> Ends()
    {
        foreach (JourneyOutcome end in answer.Ends.Where(e => e.Share.Mean >= LeastShare || e.End == JourneyEnd.Died))
        {
            JourneyOutcome[] where = [.. answer.Outcomes.Where(o => o.End == end.End)];
            yield return Row(where.Length == 1 ? End(end.End, where[0].Place, where[0].Country) : words.Say($"journeys.kind.{Code(end.End)}"), end);
            foreach (JourneyOutcome outcome in where.Where(o => where.Length > 1 && o.Share.Mean >= LeastShare).Take(MostPlaces))
            {
                yield return Row($"  {(outcome.Place is { } place ? places[place] : outcome.Country?.Value)}", outcome);
            }
        }

        IReadOnlyList<string> Row(string name, JourneyOutcome of) => [name, numbers.Chance(of.Share), numbers.Amount(of.Days), numbers.Amount(of.Usd), numbers.Amount(of.Km)];
    }

    private static string Code(JourneyEnd end) => JsonNamingPolicy.CamelCase.ConvertName(end.ToString());

    private string Title()
    {
        GroupId group = answer.Starts[0].Group;
        return words.Say(
            "journeys.title",
            ("group", scenario.Groups.First(g => g.Id == group).Title),
            ("place", string.Join(", ", answer.Starts.Select(s => answer.Starts.Length == 1 ? places[s.Place] : $"{places[s.Place]} ({numbers.Chance(s.Share)})"))),
            ("date", answer.Question.Date),
            ("title", scenario.Title));
    }

    private IEnumerable<string> Sentences()
    {
        if (answer.Reaching is { } reaching)
        {
            yield return Reach(reaching);
        }
        else if (answer is { Days: { } days, Usd: { } usd, Km: { } km })
        {
            yield return Spread("journeys.spread.days", days);
            yield return Spread("journeys.spread.usd", usd);
            yield return Spread("journeys.spread.km", km);
        }

        yield return words.Say(
            "journeys.authorities",
            ("stops", numbers.Amount(answer.Stops.Mean)),
            ("never", words.Percent(answer.Stops.UpTo[0])),
            ("sentBack", Sum(MeasureNames.Expulsions, MeasureNames.Transfers, MeasureNames.Removals)),
            ("held", PerPerson(MeasureNames.DaysHeld)),
            ("waiting", PerPerson(MeasureNames.DaysWaiting)));
        yield return words.Say(
            "journeys.harm",
            ("deaths", numbers.Chance(answer.Outcomes.FirstOrDefault(o => o.End == JourneyEnd.Died)?.Share)),
            ("injured", numbers.Chance(answer.Injured)),
            ("abused", numbers.Chance(answer.Abused)));
    }

    private void WriteFigures(Screen screen)
    {
        if (figures.IsEmpty)
        {
            return;
        }

        screen.Line();
        screen.Line(words.Say("journeys.figures"));
        foreach (LedgerEntry entry in figures)
        {
            Figure figure = scenario.Figures.First(f => f.Id == entry.Figure);
            screen.Line("  " + words.Say(
                "journeys.figure",
                [
                    ("statement", figure.Statement), ("published", figureWords.Published(figure)), ("source", figureWords.Source(figure)), ("model", Model(figure, entry)),
                    ("verdict", figureWords.Verdict(figure, entry)), .. figure.Note is { } note ? ((string, object)[])[("note", note)] : [],
                ]));
        }
    }

    private string Model(Figure figure, LedgerEntry entry)
    {
        if (entry.Answer is not { } held)
        {
            return "–";
        }

        string number = words.Say("interval", ("middle", numbers.Plain(held.Median)), ("low", numbers.Plain(held.Low)), ("high", numbers.Plain(held.High)));
        return words.Say(figure.Journey!.Quantity == JourneyQuantity.Usd ? "journeys.figure.usd" : "journeys.figure.days", ("value", number));
    }

    private string Target => answer.Question.To is [{ } only] ? places[only] : target?.ToUpperInvariant() ?? "";

    private string Reach(JourneyReach reaching)
    {
        string where = Target;
        return reaching is { Days: { } days, Usd: { } usd, Km: { } km }
            ? words.Say(
                "journeys.reach",
                ("place", where),
                ("chance", numbers.Chance(reaching.Chance)),
                ("days", numbers.Amount(days.Mean)),
                ("usd", numbers.Amount(usd.Mean)),
                ("usdHalf", numbers.Amount(usd.Half)),
                ("usdMost", numbers.Amount(usd.NineTenths)),
                ("km", numbers.Amount(km.Mean)))
            : words.Say("journeys.reach.never", ("place", where));
    }

    private IEnumerable<string> Assumptions()
    {
        if (answer.IsFluid)
        {
            yield return words.Say("journeys.fluid");
        }

        if (answer.Outcomes.FirstOrDefault(o => o.End == JourneyEnd.OnTheWay && o.Share.Mean >= LeastShare) is { } onTheWay)
        {
            yield return words.Say("journeys.unfinished", ("share", numbers.Chance(onTheWay.Share)), ("last", answer.LastDay));
        }
    }

    private string Spread(string code, JourneySpread spread) => words.Say(
        code, ("mean", numbers.Amount(spread.Mean)), ("half", numbers.Amount(spread.Half)), ("most", numbers.Amount(spread.NineTenths)));

    private string PerPerson(string quantity) => numbers.Amount(answer.PerPerson[quantity]);

    // Of a sum over quantities the interval is not known from theirs: the mean is.
    private string Sum(params ReadOnlySpan<string> quantities)
    {
        double sum = 0;
        foreach (string quantity in quantities)
        {
            sum += answer.PerPerson[quantity].Mean;
        }

        return words.Number(sum, 2);
    }

    private string End(JourneyEnd end, PlaceId? place, CountryCode? country) => end switch
    {
        JourneyEnd.Arrived => words.Say("journeys.end.arrived", ("place", places[place!.Value])),
        JourneyEnd.Undetected => words.Say("journeys.end.undetected", ("place", places[place!.Value])),
        JourneyEnd.Settled => words.Say("journeys.end.settled", ("place", places[place!.Value])),
        JourneyEnd.Returned => words.Say("journeys.end.returned", ("country", country!.Value.Value)),
        JourneyEnd.TurnedBack => words.Say("journeys.end.turnedBack"),
        JourneyEnd.Reached => words.Say("journeys.end.reached", ("place", place is { } at ? places[at] : Target)),
        JourneyEnd.Died => words.Say("journeys.end.died"),
        _ => words.Say("journeys.end.onTheWay", ("last", answer.LastDay)),
    };

    private string Leg(LinkId id)
    {
        Link link = links[id];
        return words.Say("journeys.leg.name", ("from", places[link.From]), ("to", places[link.To]), ("mode", words.Say($"mode.{link.Mode.ToString().ToLowerInvariant()}")));
    }

    private string Example(JourneyExample example) => words.Say(
        "journeys.example",
        ("label", words.Say("journeys.label")),
        ("steps", string.Join("; ", example.Steps.Select(s => Step(s, example.End)))));

    private string Step(JourneyStep step, JourneyEnd end)
    {
        string day = words.Number(step.Day), usd = words.Number(step.Usd);
        string? place = step.Place is { } at ? places[at] : null;
        string what = step.Act switch
        {
            JourneyAct.Leaves => words.Say("journeys.step.leaves", ("place", place!)),
            JourneyAct.Reaches => words.Say("journeys.step.reaches", ("place", place!)),
            JourneyAct.Waits => words.Say("journeys.step.waits", ("place", place!), ("leg", Leg(step.Link!.Value))),
            JourneyAct.Held => words.Say("journeys.step.held", ("place", place!)),
            JourneyAct.SentBack => words.Say("journeys.step.sentBack", ("place", place!)),
            _ => words.Say("journeys.step.ends", ("end", End(end, step.Place, step.Country))),
        };
        return words.Say("journeys.step", ("day", day), ("what", what), ("usd", usd));
    }

    private IEnumerable<string> Headers(params string[] codes) => codes.Select(c => words.Say(c));
}
