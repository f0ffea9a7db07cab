using System.Runtime.InteropServices;
using Travesia.Engine;
using Travesia.Rules.Corridor.Choosing;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>The rows of states from day to day. A state gets a new row only where something that it depends on changes.</summary>
internal sealed class Epochs(ProgramBuilder builder, Timeline[] timelines, Choices choices, QueueBeliefsBuilder? dynamics)
{
    private readonly List<(int Day, StateId State, RowId Row)> later = [];
    private readonly List<(StateId State, RowId Row)> first = [];
    private readonly List<Transition> transitions = [];
    private readonly RowRoom room = new();

    /// <summary>A state that has the same single move on all days.</summary>
    public void Add(StateId state, Transition move) => first.Add((state, builder.AddRow(move)));

    /// <summary>A state of people of a group, with its row.</summary>
    public void Add(int group, StateId state, RowSketch sketch)
    {
        Timeline timeline = timelines[group];
        RowTree tree = sketch.Tree;
        if (dynamics is not null && sketch.HasChoices && dynamics.Depends(tree))
        {
            // The run fills it on the first day: here it needs its targets, and any probabilities.
            sketch.WriteAll(tree.Fill(timeline.ActualIn(0), choices.ByBelief[group][timeline.BeliefIn(0)], room), transitions);
            first.Add((state, Row()));
            dynamics.Add(group, state, sketch.Freeze());
            return;
        }

        int last = -1;
        RowId row = default;
        for (int i = 0; i < timeline.Starts.Length; i++)
        {
            Worth?[] worths = choices.ByBelief[group][timeline.BeliefIn(i)];
            if (last >= 0 && tree.IsSame(timeline.ActualIn(i), timeline.ActualIn(last))
                && (!sketch.HasChoices || tree.IsSame(worths, choices.ByBelief[group][timeline.BeliefIn(last)])))
            {
                continue;
            }

            sketch.Write(tree.Fill(timeline.ActualIn(i), worths, room), transitions);
            RowId next = Row();
            if (last < 0)
            {
                first.Add((state, next));
            }
            else if (next != row)
            {
                later.Add((timeline.Starts[i], state, next));
            }

            (last, row) = (i, next);
        }
    }

    /// <summary>Puts the rows into the program.</summary>
    public void Declare()
    {
        builder.BeginEpoch(0);
        foreach ((StateId state, RowId row) in first)
        {
            builder.SetRow(state, row);
        }

        int day = 0;
        foreach ((int start, StateId state, RowId row) in later.OrderBy(l => l.Day))
        {
            if (start != day)
            {
                builder.BeginEpoch(start);
                day = start;
            }

            builder.SetRow(state, row);
        }
    }

    private RowId Row() => builder.AddRow(CollectionsMarshal.AsSpan(transitions));
}
