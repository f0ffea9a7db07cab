namespace Travesia.Rules.Flee.Rows;

/// <summary>
/// Of the ways of a day, those by which somebody can come to a camp that fills, or to a stop where such a camp's room is looked at: all that
/// following camps through a day asks for. Shared by all runs.
/// </summary>
internal sealed class FillingGraph
{
    private readonly int[] campOfEvening;
    private readonly int[] positionOfShape;
    private readonly int[] startOfEvening;
    private readonly int[] startOfStop;
    private readonly int[] answeringOfStop;
    private readonly Edge[] edges;

    /// <summary>Finds these ways.</summary>
    /// <param name="graph">All ways of a day.</param>
    /// <param name="shapes">Where the chances of their shapes are.</param>
    /// <param name="filling">The camps that may fill, by place.</param>
    public FillingGraph(HopGraph graph, ShapeChances shapes, int[] filling)
    {
        Filling = filling;
        StopShapes = [.. filling.Select(place => (int[])[.. shapes.ShapesOfRoom(place).Where(s => graph.Shapes[s].IsStop)])];
        Answering = [.. StopShapes.SelectMany(ofCamp => ofCamp).Distinct()];
        campOfEvening = [.. graph.Evenings.Select(e => e.IsAtPlace ? Array.IndexOf(filling, e.Place) : -1)];
        positionOfShape = new int[graph.Shapes.Count];
        Array.Fill(positionOfShape, -1);
        for (int i = 0; i < Answering.Length; i++)
        {
            positionOfShape[Answering[i]] = i;
        }

        // By the number of a stop among all: whether it leads there, then its number among those which do.
        int[] kept = new int[graph.StopCount];
        for (int stop = kept.Length - 1; stop >= 0; stop--)
        {
            kept[stop] = positionOfShape[graph.ShapeOfStop(stop)] >= 0 || Leads(graph.TargetsOfStop(stop)) ? 0 : -1;
        }

        for (int stop = 0; stop < kept.Length; stop++)
        {
            kept[stop] = kept[stop] < 0 ? -1 : StopCount++;
        }

        List<Edge> all = [];
        startOfEvening = new int[graph.Evenings.Count + 1];
        for (int evening = 0; evening < campOfEvening.Length; evening++)
        {
            Add(graph.TargetsOfEvening(evening), shapes.StartOf(graph.ShapeOfEvening(evening)));
            startOfEvening[evening + 1] = all.Count;
        }

        startOfStop = new int[StopCount + 1];
        answeringOfStop = new int[StopCount];
        startOfStop[0] = all.Count;
        for (int stop = 0; stop < kept.Length; stop++)
        {
            if (kept[stop] >= 0)
            {
                int shape = graph.ShapeOfStop(stop);
                Add(graph.TargetsOfStop(stop), shapes.StartOf(shape));
                answeringOfStop[kept[stop]] = positionOfShape[shape];
                startOfStop[kept[stop] + 1] = all.Count;
            }
        }

        edges = [.. all];

        bool Leads(ReadOnlySpan<int> targets)
        {
            foreach (int target in targets)
            {
                if (target < 0 ? kept[~target] >= 0 : campOfEvening[target] >= 0)
                {
                    return true;
                }
            }

            return false;
        }

        void Add(ReadOnlySpan<int> targets, int chances)
        {
            for (int i = 0; i < targets.Length; i++)
            {
                int to = targets[i] < 0 ? ~kept[~targets[i]] : campOfEvening[targets[i]];
                if (targets[i] < 0 ? to < 0 : to >= 0)
                {
                    all.Add(new Edge(chances + i, to));
                }
            }
        }
    }

    /// <summary>The camps that may fill, by place. A camp's position here is its number.</summary>
    public int[] Filling { get; }

    /// <summary>By camp, the shapes of stops whose chances answer to its room.</summary>
    public int[][] StopShapes { get; }

    /// <summary>The shapes of stops whose chances answer to the room of some camp.</summary>
    public int[] Answering { get; }

    /// <summary>How many stops lead there.</summary>
    public int StopCount { get; }

    /// <summary>Whether anything of a day depends on how camps fill.</summary>
    public bool IsNeeded => Answering.Length > 0;

    /// <summary>The camp where those of an evening are, or -1.</summary>
    public int CampOf(int evening) => campOfEvening[evening];

    /// <summary>The position of a shape in <see cref="Answering"/>, or -1.</summary>
    public int PositionOf(int shape) => positionOfShape[shape];

    /// <summary>The position of a stop's shape in <see cref="Answering"/>, or -1.</summary>
    public int AnsweringOf(int stop) => answeringOfStop[stop];

    /// <summary>Where the next day of an evening leads.</summary>
    public ReadOnlySpan<Edge> FromEvening(int evening) => edges.AsSpan(startOfEvening[evening]..startOfEvening[evening + 1]);

    /// <summary>Where a stop leads; to stops of higher numbers.</summary>
    public ReadOnlySpan<Edge> FromStop(int stop) => edges.AsSpan(startOfStop[stop]..startOfStop[stop + 1]);

    /// <summary>A way to go on.</summary>
    /// <param name="Chance">Where its chance is among those of all shapes.</param>
    /// <param name="Target">A camp's number, or the complement of a stop's.</param>
    internal readonly record struct Edge(int Chance, int Target);
}
