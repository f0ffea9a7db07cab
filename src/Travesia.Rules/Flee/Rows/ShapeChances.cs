using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Days;
using Travesia.Rules.Flee.Ways;

namespace Travesia.Rules.Flee.Rows;

/// <summary>The chances of all shapes, side by side, and what changes them. Shared by all runs.</summary>
internal sealed class ShapeChances
{
    private readonly FleeCase flee;
    private readonly Decisions decisions;
    private readonly HopGraph graph;
    private readonly int[] starts;
    private readonly int[][] shapesOfRoom;

    public ShapeChances(FleeCase flee, PlanBook plans, Possibilities possible, Decisions decisions, HopGraph graph)
    {
        this.flee = flee;
        this.decisions = decisions;
        this.graph = graph;
        starts = new int[graph.Shapes.Count + 1];
        List<int>[] ofRoom = [.. flee.Places.Select(_ => new List<int>())];
        for (int shape = 0; shape < graph.Shapes.Count; shape++)
        {
            starts[shape + 1] = starts[shape] + graph.OutcomesOf(shape).Length;
            foreach (int destination in Destinations(graph.Shapes[shape]).Distinct())
            {
                if (possible.MayFill(destination))
                {
                    ofRoom[destination].Add(shape);
                }
            }
        }

        shapesOfRoom = [.. ofRoom.Select(list => list.ToArray())];

        IEnumerable<int> Destinations(Shape shape) => shape.Place < 0 || shape.IsNight ? []
            : shape.Plan != PlanBook.None ? [plans.Destination(shape.Plan)]
            : plans.CandidatesAt(shape.Place).Select(plans.Destination);
    }

    /// <summary>How many chances there are.</summary>
    public int Count => starts[^1];

    /// <summary>The shapes whose chances answer to the room of a place.</summary>
    public int[] ShapesOfRoom(int place) => shapesOfRoom[place];

    /// <summary>Where the chances of a shape are.</summary>
    public Range RangeOf(int shape) => starts[shape]..starts[shape + 1];

    /// <summary>Where the chances of a shape begin.</summary>
    public int StartOf(int shape) => starts[shape];

    /// <summary>Works out the chances of a shape.</summary>
    public void Write(int shape, World world, SeenRoom seen, Span<double> chances)
    {
        Shape it = graph.Shapes[shape];
        if (it.IsNight)
        {
            double leaves = world.IsCamp(it.Place) ? flee.Places[it.Place].DeactivationChance : 0;
            (chances[0], chances[1]) = (1 - leaves, leaves);
        }
        else if (it.Place >= 0)
        {
            decisions.ChancesAt(it, world, seen, chances);
        }
        else if (chances.Length == 1)
        {
            chances[0] = 1;
        }
        else
        {
            Outcome[] outcomes = graph.OutcomesOf(shape);
            bool isByChance = outcomes[^1].IsWalked;
            double walks = isByChance ? flee.Links[it.Link].WalkProbability : 0;
            for (int i = 0; i < outcomes.Length; i++)
            {
                double goes = isByChance && outcomes[i].IsWalked ? walks : 1 - walks;
                bool isAlone = outcomes[i].Kind == OutcomeKind.OnTheWay || !outcomes.Any(o => o.Kind == OutcomeKind.SentBack && o.IsWalked == outcomes[i].IsWalked);
                chances[i] = isAlone || (outcomes[i].Kind == OutcomeKind.SentBack) != world.Open[it.Link] ? goes : 0;
            }
        }
    }
}
