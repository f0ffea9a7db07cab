using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Travesia.Inference;
using Travesia.Inference.Comparing;
using Travesia.Inference.Forecasting;
using Travesia.Inference.Journeys;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Results;
using Travesia.Rules;
using Travesia.Server.Outcomes;
using Travesia.Server.Problems;
using Travesia.Server.Scenarios;

namespace Travesia.Server.Jobs;

/// <summary>From what was asked to a job that does it. What can be refused is refused before the job begins.</summary>
internal sealed class JobMaker(ServerSettings settings, IWorkshop workshop, Shelf shelf, OutcomeBoard outcomes, JobBoard board)
{
    private const int DefaultFutures = 40;
    private const int DefaultDraws = 20;
    private const int FewestDraws = 2;
    private const int DefaultRun = 200;
    private const int DefaultHorizon = 3;
    private const int DefaultExamples = 3;
    private const int MostExamples = 20;

    /// <exception cref="Refusal">It is wrong.</exception>
    public Job Begin(JobRequest asked)
    {
        ServedScenario served = shelf.Open(asked.Scenario);
        return asked.Kind switch
        {
            JobKind.Run => Run(served, asked),
            JobKind.Futures => Futures(served, asked),
            JobKind.Compare => Compare(served, asked),
            JobKind.Forecast => Forecast(served, asked),
            _ => Journeys(served, asked),
        };
    }

    private Job Run(ServedScenario served, JobRequest asked)
    {
        int members = Members(asked, DefaultRun, 1);
        return board.Begin(JobKind.Run, asked.Scenario, members, async (job, cancellation) =>
        {
            RunReader run = await workshop.MakeRunAsync(served, members, asked.Seed ?? 1, Telling(job), cancellation);
            job.Change(now => now with { Done = members, Outcome = OutcomeBoard.IdOf(run), Shown = members });
        });
    }

    private Job Futures(ServedScenario served, JobRequest asked)
    {
        int members = Members(asked, DefaultFutures, 1);
        Edits edits = Edits.Of(asked.Off, asked.Dates);
        Scenario changed = ComparisonArms.Of(served.Scenario, edits.ApplyChecked(served)).Changed;
        return board.Begin(JobKind.Futures, asked.Scenario, members, (job, cancellation) => Ensemble.RunAsync(
            changed, served.RuleSet, new EnsembleOptions { Members = members, Seed = asked.Seed ?? 1, Threads = settings.Threads }, new FuturesSink(job, edits, outcomes), Telling(job), cancellation),
            $"{asked.Scenario} {JsonForm.Text(members)} {JsonForm.Text(asked.Seed ?? 1)} {edits.Key}", outcomes.IsKept);
    }

    private Job Compare(ServedScenario served, JobRequest asked)
    {
        int draws = Members(asked, DefaultDraws, FewestDraws);
        Edits edits = Edits.Of(asked.Off, asked.Dates);
        if (edits.IsNone)
        {
            throw Refusal.Of(StatusCodes.Status422UnprocessableEntity, ServerCodes.NothingToCompare);
        }

        Scenario changed = edits.ApplyChecked(served);
        ComparisonOptions options = new() { Draws = draws, Seed = asked.Seed ?? 1, Threads = settings.Threads };
        return board.Begin(JobKind.Compare, asked.Scenario, draws * options.FuturesPerDraw, async (job, cancellation) =>
        {
            ComparisonResult result = await Comparison.RunAsync(served.Scenario, changed, served.RuleSet, options, Telling(job), cancellation);
            job.Change(now => now with { Done = now.Of, Result = ComparisonJson.Of(result, edits) });
        });
    }

    private Job Journeys(ServedScenario served, JobRequest asked)
    {
        IJourneyRules rules = served.RuleSet as IJourneyRules ?? throw Refusal.Of(StatusCodes.Status422UnprocessableEntity, ServerCodes.JourneysRules, ("value", served.RuleSet.Name));
        JourneyOptions options = new() { Members = Members(asked, DefaultFutures, 1), Seed = asked.Seed ?? 1, Threads = settings.Threads, Examples = Within("examples", asked.Examples ?? DefaultExamples, 0, MostExamples) };
        JourneyQuestion question = QuestionOf(served.Scenario, asked);
        return board.Begin(JobKind.Journeys, asked.Scenario, options.Members, async (job, cancellation) =>
        {
            try
            {
                JourneyAnswer answer = await JourneyModel.AnswerAsync(
                    served.Scenario, rules, question, options, new Direct<JourneyProgress>(p => job.Change(now => now with { Done = p.Done, Of = p.Of })), cancellation);
                job.Change(now => now with { Result = JourneysJson.Of(answer, served.Scenario) });
            }
            catch (JourneyQuestionException e) when (e.Fault == JourneyFault.StartsThere)
            {
                throw Refusal.Of(StatusCodes.Status422UnprocessableEntity, ServerCodes.JourneysThere, ("value", asked.To), ("place", e.Place?.Value));
            }
            catch (JourneyQuestionException)
            {
                throw Refusal.Of(StatusCodes.Status422UnprocessableEntity, ServerCodes.JourneysNobody, ("date", JsonForm.Date(question.Date)), ("group", question.Group?.Value));
            }
        });
    }

    private Job Forecast(ServedScenario served, JobRequest asked)
    {
        Edits edits = Edits.Of(asked.Off, asked.Dates);
        Scenario scenario = edits.ApplyChecked(served);
        ForecastOptions options = new()
        {
            Origin = OriginOf(served.Scenario, asked.Origin),
            Horizon = Within("horizon", asked.Horizon ?? DefaultHorizon, 1, ForecastOptions.MostHorizon),
            Members = Members(asked, settings.MostMembers, FewestDraws),
            Seed = asked.Seed ?? 1,
            Threads = settings.Threads,
        };
        return board.Begin(JobKind.Forecast, asked.Scenario, 0, async (job, cancellation) =>
        {
            try
            {
                Direct<ForecastProgress> telling = new(p => job.Change(now => now with { Done = p.Done, Of = p.Of }));
                ForecastOutcome outcome = await Task.Factory.StartNew(
                    () => Forecaster.Run(scenario, served.RuleSet, options, telling, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                job.Change(now => now with { Result = ForecastJson.Of(outcome, served.Scenario, options, edits) });
            }
            catch (ForecastException e)
            {
                throw Refusal.Of(
                    StatusCodes.Status422UnprocessableEntity, e.Fault == ForecastFault.TooEarly ? ServerCodes.ForecastEarly : ServerCodes.ForecastNothing,
                    ("scenario", served.Scenario.Name), ("origin", JsonForm.Date(options.Origin)));
            }
        });
    }

    /// <summary>A day on which something of the scenario can be known; the day of the last count unless said otherwise.</summary>
    private static DateOnly OriginOf(Scenario scenario, DateOnly? asked)
    {
        DateOnly last = scenario.Observations.IsEmpty ? scenario.To : scenario.Observations.Max(o => o.AvailableFrom);
        DateOnly most = last > scenario.To ? last : scenario.To;
        DateOnly origin = asked ?? last;
        return origin >= scenario.From && origin <= most ? origin
            : throw Refusal.Of(StatusCodes.Status422UnprocessableEntity, ServerCodes.Field, ("field", "origin"), ("value", JsonForm.Date(origin)), ("allowed", $"{JsonForm.Date(scenario.From)} – {JsonForm.Date(most)}"));
    }

    private static JourneyQuestion QuestionOf(Scenario scenario, JobRequest asked)
    {
        DateOnly last = scenario.To.AddDays(-1);
        DateOnly date = asked.Date ?? (scenario.To.AddYears(-1) is var year && year > scenario.From ? year : scenario.From);
        if (date < scenario.From || date > last)
        {
            throw Refusal.Of(StatusCodes.Status422UnprocessableEntity, ServerCodes.Field, ("field", "date"), ("value", JsonForm.Date(date)), ("allowed", $"{JsonForm.Date(scenario.From)} – {JsonForm.Date(last)}"));
        }

        string[] groups = [.. scenario.Groups.Select(g => g.Id.Value)];
        if (asked.Group is { } group && !groups.Contains(group))
        {
            throw Refusal.Of(StatusCodes.Status422UnprocessableEntity, ServerCodes.GroupUnknown, ("value", group), ("suggestion", NearMiss.Find(group, groups)));
        }

        return new JourneyQuestion { Group = asked.Group is { } id ? new GroupId(id) : null, From = Places(asked.From, scenario), To = Places(asked.To, scenario), Date = date };
    }

    private static ImmutableArray<PlaceId> Places(string? written, Scenario scenario)
    {
        if (written is null)
        {
            return [];
        }

        PlaceId[] found = [.. scenario.Places.Where(p => p.Id.Value == written || p.Country.Value == written).Select(p => p.Id)];
        return found.Length > 0
            ? [.. found]
            : throw Refusal.Of(StatusCodes.Status422UnprocessableEntity, ServerCodes.PlaceUnknown, ("value", written), ("suggestion", NearMiss.Find(written, scenario.Places.Select(p => p.Id.Value))));
    }

    private static int Within(string field, int value, int least, int most)
        => value >= least && value <= most ? value
            : throw Refusal.Of(StatusCodes.Status422UnprocessableEntity, ServerCodes.Field, ("field", field), ("value", JsonForm.Text(value)), ("allowed", $"{JsonForm.Text(least)} – {JsonForm.Text(most)}"));

    private int Members(JobRequest asked, int otherwise, int least)
    {
        int members = asked.Members ?? Math.Min(otherwise, settings.MostMembers);
        return members > settings.MostMembers
            ? throw Refusal.Of(StatusCodes.Status422UnprocessableEntity, ServerCodes.MembersTooMany, ("value", JsonForm.Text(members)), ("limit", JsonForm.Text(settings.MostMembers)))
            : members < least ? throw Refusal.Of(StatusCodes.Status422UnprocessableEntity, ServerCodes.MembersTooFew, ("value", JsonForm.Text(members)), ("least", JsonForm.Text(least)))
            : members;
    }

    private static Direct<EnsembleProgress> Telling(Job job) => new(p => job.Change(now => now with { Done = p.Done, Of = p.Of, SoFar = p.SoFar }));

    // Told on the thread that works: the library's own would tell out of order.
    private sealed class Direct<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
