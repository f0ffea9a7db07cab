namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>One outcome of a decision: take a link with the plan that is left after it, or <see cref="Stay"/> without a plan.</summary>
internal readonly record struct Outcome(double Chance, int Link, int PlanAfter)
{
    public const int Stay = -1;
}

/// <summary>What those who stand at a place do.</summary>
internal sealed class Decisions(FleeNetwork network, PlanBook plans)
{
    public List<Outcome> Of(int place, int plan, bool forced, Circumstances today)
    {
        List<Outcome> outcomes = [];
        if (plan != PlanBook.None)
        {
            Take(outcomes, place, plan, 1, today);
            return outcomes;
        }

        double leave = forced ? 1 : network.Settings.MoveChance(network.Places[place].Kind);
        if (leave < 1)
        {
            outcomes.Add(new Outcome(1 - leave, Outcome.Stay, PlanBook.None));
        }

        List<(int Plan, double Chance)> choice = Choice(place, today);
        if (choice.Count == 0 || (!today.IsOneDay && choice.Any(option => plans.Links(option.Plan).Any(today.MayBeClosed))))
        {
            outcomes.Add(new Outcome(leave, Outcome.Stay, PlanBook.None));
        }

        foreach ((int chosen, double chance) in choice)
        {
            Take(outcomes, place, chosen, leave * chance, today);
        }

        return outcomes;
    }

    private void Take(List<Outcome> outcomes, int place, int plan, double chance, Circumstances today)
    {
        int link = plans.First(plan);
        int destination = plans.Destination(plan);
        bool isHere = network.Links[link].From == place;
        if (isHere && today.MayBeOpen(link) && today.MayHaveRoom(destination))
        {
            outcomes.Add(new Outcome(chance, link, plans.Rest(plan)));
        }

        if (!isHere || today.MayBeClosed(link) || today.MayBeFull(destination))
        {
            outcomes.Add(new Outcome(chance, Outcome.Stay, PlanBook.None));
        }
    }

    private List<(int Plan, double Chance)> Choice(int place, Circumstances today)
    {
        FleeSettings settings = network.Settings;
        int[] open = [.. plans.Candidates[place].Where(plan => plans.Links(plan).All(today.MayBeOpen))];
        double[] weights = [.. open.Select(plan =>
        {
            int end = plans.Destination(plan);
            double nearness = Math.Pow(settings.Softening + plans.Km(plan), settings.DistancePower);
            return Math.Pow(network.Places[end].Score / nearness * today.Room(end), settings.WeightPower);
        })];
        double heaviest = weights.DefaultIfEmpty().Max();
        if (settings.PruningThreshold > 1 && today.IsOneDay)
        {
            weights = [.. weights.Select(weight => weight < heaviest / settings.PruningThreshold ? 0 : weight)];
        }

        double sum = weights.Sum();
        return [.. open.Select((plan, i) => (plan, sum > 0 ? weights[i] / sum : 1.0 / open.Length)).Where(option => option.Item2 > 0)];
    }
}
