using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Days;

namespace Travesia.Rules.Flee.Ways;

/// <summary>What those who stand at a place do, and what becomes of those at the end of a link.</summary>
internal sealed class Decisions(FleeCase flee, PlanBook plans, Possibilities possible)
{
    private readonly FleeSettings settings = flee.Settings;

    // By plan: (softening + km)^distance_power, and what closeness to where it begins makes of the score of where it ends.
    private double[] nearness = [];
    private double[] closeness = [];

    /// <summary>To be called when all plans are known, and before chances are asked for.</summary>
    public void Freeze()
    {
        nearness = new double[plans.Count];
        closeness = new double[plans.Count];
        for (int plan = 1; plan < plans.Count; plan++)
        {
            nearness[plan] = Math.Pow(settings.Softening + plans.Km(plan), settings.DistancePower);
            double km = settings.StayCloseToHome ? SwappedDistanceKm(flee.Places[flee.Links[plans.First(plan)].From], flee.Places[plans.Destination(plan)]) : 1;
            closeness[plan] = Math.Pow(Math.Max(1, km), settings.HomeDistancePower);
        }
    }

    /// <summary>Everything that may come of a shape on some day.</summary>
    /// <param name="shape">A shape at a place.</param>
    public Outcome[] OutcomesAt(Shape shape)
    {
        if (shape.Plan != PlanBook.None)
        {
            bool isHere = flee.Links[plans.First(shape.Plan)].From == shape.Place;
            return !isHere ? [new(OutcomeKind.Stay)]
                : MayBeDropped(shape.Plan) ? [new(OutcomeKind.Take, shape.Plan), new(OutcomeKind.Stay)]
                : [new(OutcomeKind.Take, shape.Plan)];
        }

        int[] candidates = plans.CandidatesAt(shape.Place);
        bool stays = possible.MayStay(shape.Place) || candidates.Length == 0
            || candidates.Any(plan => MayBeDropped(plan) || plans.Links(plan).Any(possible.MayBeClosed));
        return [.. candidates.Select(plan => new Outcome(OutcomeKind.Take, plan)), .. stays ? (Outcome[])[new(OutcomeKind.Stay)] : []];
    }

    /// <summary>The chances of the outcomes of a shape at a place, in their order.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="world">The day.</param>
    /// <param name="seen">What they see of camps.</param>
    /// <param name="chances">Filled.</param>
    public void ChancesAt(Shape shape, World world, SeenRoom seen, Span<double> chances)
    {
        if (shape.Plan != PlanBook.None)
        {
            double goes = flee.Links[plans.First(shape.Plan)].From == shape.Place ? Kept(shape, shape.Plan, world, seen) : 0;
            chances[0] = chances.Length == 1 ? 1 : goes;
            if (chances.Length > 1)
            {
                chances[1] = 1 - goes;
            }

            return;
        }

        int[] candidates = plans.CandidatesAt(shape.Place);
        double leave = shape.IsShort && world.Kinds[shape.Place] == FleeKind.Town ? 1 : world.MoveChances[shape.Place];
        Span<double> ways = chances[..candidates.Length];
        bool any = Choice(candidates, world, world.Scores[shape.Class % world.Scores.Length], seen.Room, ways);
        double taken = 0;
        for (int i = 0; i < candidates.Length; i++)
        {
            ways[i] *= leave * Kept(shape, candidates[i], world, seen);
            taken += ways[i];
        }

        if (chances.Length > candidates.Length)
        {
            chances[candidates.Length] = any ? Math.Max(0, 1 - taken) : 1;
        }
    }

    /// <summary>Whether a plan may be dropped when its first link is about to be taken.</summary>
    private bool MayBeDropped(int plan) => possible.MayBeClosed(plans.First(plan)) || possible.MayBeFull(plans.Destination(plan));

    /// <summary>The share of those about to take the first link of a plan who follow it.</summary>
    private double Kept(Shape shape, int plan, World world, SeenRoom seen)
    {
        int destination = plans.Destination(plan);
        return !world.Open[plans.First(plan)] ? 0 : !world.IsCamp(destination) ? 1 : (world.IsApart[shape.Place] ? seen.KeptApart[shape.Class / world.Scores.Length] : seen.Kept)[destination];
    }

    /// <summary>Shares of those who leave over the candidates; false if no way is open.</summary>
    private bool Choice(int[] candidates, World world, double[] scores, double[] room, Span<double> shares)
    {
        double heaviest = 0;
        int open = 0;
        for (int i = 0; i < candidates.Length; i++)
        {
            shares[i] = IsOpen(candidates[i], world) ? Weight(candidates[i], scores, room) : -1;
            open += shares[i] >= 0 ? 1 : 0;
            heaviest = Math.Max(heaviest, shares[i]);
        }

        double least = settings.PruningThreshold > 1 ? heaviest / settings.PruningThreshold : 0;
        double sum = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            if (shares[i] >= 0 && shares[i] < least)
            {
                shares[i] = 0;
            }

            sum += Math.Max(shares[i], 0);
        }

        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = shares[i] < 0 ? 0 : sum > 0 ? shares[i] / sum : 1.0 / open;
        }

        return open > 0;
    }

    private bool IsOpen(int plan, World world)
    {
        for (int left = plan; left != PlanBook.None; left = plans.Rest(left))
        {
            if (!world.Open[plans.First(left)])
            {
                return false;
            }
        }

        return true;
    }

    private double Weight(int plan, double[] scores, double[] room)
    {
        if (settings.AwarenessLevel == 0)
        {
            return 1;
        }

        int destination = plans.Destination(plan);
        double score = scores[destination] / closeness[plan];

        // With fixed routes the weight of the way holds its score already, and the score counts again; room does not.
        double weight = (settings.WeightSoftening + score) / nearness[plan] * (settings.FixedRoutes ? 1 : room[destination]);
        weight = settings.WeightPower == 1 ? weight : Math.Pow(weight, settings.WeightPower);
        return settings.FixedRoutes ? weight * score : weight;
    }

    /// <summary>The great-circle distance as the reference has it, which takes latitude for longitude and longitude for latitude.</summary>
    private static double SwappedDistanceKm(FleePlace from, FleePlace to)
    {
        const double EarthKm = 6371;
        double one = double.DegreesToRadians(from.Longitude), other = double.DegreesToRadians(to.Longitude);
        double along = double.DegreesToRadians(to.Latitude - from.Latitude);
        double half = Math.Pow(Math.Sin((other - one) / 2), 2) + (Math.Cos(one) * Math.Cos(other) * Math.Pow(Math.Sin(along / 2), 2));
        return 2 * EarthKm * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}
