using System.Numerics;
using Travesia.Engine;
using Travesia.Rules.Flee.Ways;

namespace Travesia.Rules.Flee.Rows;

/// <summary>
/// Camps that fill within a day. The reference moves people one after the other: all who are at a place decide first, then each goes his way,
/// and who stops on it sees camps as those before him have filled them. Counts move together; what those on their way see is therefore the
/// mean over the day of what they would see one after the other, worked out for expected numbers in slices of the crowd: those who are there
/// already, then those who come into being today, each place by how many reach it with each slice. Working memory of one run.
/// </summary>
internal sealed class FillingCamps
{
    // A change of room that nobody would notice, and what a slice may change.
    private const double Negligible = 0.005;
    private const double OfSlice = 0.06;
    private const double CapacityOfSlice = 0.01;
    private const int MostSlices = 64;
    private const int LargeGraph = 200_000;
    private const double LeastPeople = 0.02;

    private readonly FleeParts parts;
    private readonly Writing writing;
    private readonly FillingGraph graph;
    private readonly double[] people;
    private readonly double[] fresh;
    private readonly double[] mass;
    private readonly double[] reaching;
    private readonly double[] reached;

    // In a network of millions of stops, those that hardly anybody is expected at are passed over.
    private readonly double least;

    // One bit a stop: of millions of them some thousand are met on a day.
    private readonly ulong[] met;
    private readonly double[] arrived;
    private readonly double[] now;
    private readonly double[] ofSlice;
    private readonly SeenRoom seen;
    private readonly double[] slice;
    private readonly double[] sum;
    private readonly int[] withPeople;
    private readonly int[] withFresh;
    private int peopleCount;
    private int freshCount;

    public FillingCamps(FleeParts parts, Writing writing, FillingGraph graph)
    {
        this.parts = parts;
        this.writing = writing;
        this.graph = graph;
        people = new double[parts.Graph.Evenings.Count];
        fresh = new double[people.Length];
        withPeople = new int[people.Length];
        withFresh = new int[people.Length];
        mass = new double[graph.StopCount];
        reaching = new double[graph.Answering.Length];
        reached = new double[graph.Answering.Length];
        least = parts.Graph.StopCount > LargeGraph ? LeastPeople : 0;
        met = new ulong[(graph.StopCount + 63) / 64];
        arrived = new double[graph.Filling.Length];
        now = new double[arrived.Length];
        ofSlice = new double[arrived.Length];
        seen = SeenRoom.Everywhere(parts.Flee.Places.Length, parts.Cohorts.Count);
        slice = new double[parts.Shapes.Count];
        sum = new double[parts.Shapes.Count];
    }

    private ReadOnlySpan<int> WithPeople => withPeople.AsSpan(0, peopleCount);

    private ReadOnlySpan<int> WithFresh => withFresh.AsSpan(0, freshCount);

    /// <summary>Puts the mean over the day in place of what those on their way see in the morning, where that differs.</summary>
    /// <param name="day">The day of the case.</param>
    /// <param name="world">Its world.</param>
    /// <param name="occupancy">Who is where in the morning.</param>
    /// <param name="present">People at each place in the morning.</param>
    /// <param name="morning">What is seen of camps in the morning.</param>
    /// <param name="roomOf">The room of a place with so many people.</param>
    /// <param name="chances">The chances of all shapes as of the morning; those of stops are changed.</param>
    /// <param name="changed">Told of each shape that was changed.</param>
    public void Follow(int day, Days.World world, in Occupancy occupancy, double[] present, SeenRoom morning, Func<int, int, double, double> roomOf, double[] chances, Action<int> changed)
    {
        int[] filling = graph.Filling;
        Count(in occupancy);
        Array.Clear(arrived);
        Flow(chances, people, WithPeople, 1);
        double already = Moved();
        Flow(chances, fresh, WithFresh, 1);
        double most = 0, fullness = 0;
        for (int i = 0; i < filling.Length; i++)
        {
            fullness = Math.Max(fullness, Math.Abs(arrived[i]) / Math.Max(parts.Numbers.CapacityOn(filling[i], day), 1));
            most = Math.Max(most, Math.Abs(roomOf(filling[i], day, present[filling[i]] + arrived[i]) - morning.Room[filling[i]]));
        }

        if (most < Negligible)
        {
            return;
        }

        int slices = Math.Clamp((int)Math.Ceiling(Math.Max(most / OfSlice, fullness / CapacityOfSlice)), 2, MostSlices);
        chances.CopyTo(slice, 0);
        morning.Room.CopyTo(seen.Room, 0);
        morning.Kept.CopyTo(seen.Kept, 0);
        for (int cohort = 0; cohort < morning.KeptApart.Length; cohort++)
        {
            morning.KeptApart[cohort].CopyTo(seen.KeptApart[cohort], 0);
        }

        for (int i = 0; i < filling.Length; i++)
        {
            now[i] = present[filling[i]];
            ofSlice[i] = arrived[i] / slices;
        }

        // Of the slices, so many are of those who are there already.
        double later = Math.Max(Moved() - already, 0);
        int first = freshCount > 0 ? Math.Clamp((int)Math.Round(slices * already / Math.Max(already + later, 1e-9)), 1, slices - 1) : slices;
        Slice(day, world, chances, slices, first, roomOf, changed);
    }

    private void Slice(int day, Days.World world, double[] chances, int slices, int first, Func<int, int, double, double> roomOf, Action<int> changed)
    {
        int[] filling = graph.Filling;
        bool[] touched = new bool[filling.Length];
        Array.Clear(sum);
        Array.Clear(reached);
        for (int part = 0; part < slices; part++)
        {
            for (int i = 0; i < filling.Length; i++)
            {
                // Half of a slice has gone before its middle, as many as of the slice before.
                double left = roomOf(filling[i], day, now[i] + (ofSlice[i] / 2));
                double kept = left >= SeenRoom.Least ? 1 : 0;
                if (left != seen.Room[filling[i]] || kept != seen.Kept[filling[i]] || IsOtherwiseApart(filling[i], kept))
                {
                    (seen.Room[filling[i]], seen.Kept[filling[i]]) = (left, kept);
                    seen.SetApart(filling[i], kept);
                    touched[i] = true;
                    foreach (int shape in graph.StopShapes[i])
                    {
                        parts.Shapes.Write(shape, world, seen, slice.AsSpan(parts.Shapes.RangeOf(shape)));
                    }
                }
            }

            Array.Clear(arrived);
            Array.Clear(reaching);
            if (part < first)
            {
                Flow(slice, people, WithPeople, 1.0 / first);
            }
            else
            {
                Flow(slice, fresh, WithFresh, 1.0 / (slices - first));
            }

            AddUp();

            for (int i = 0; i < filling.Length; i++)
            {
                now[i] += arrived[i];
                ofSlice[i] = arrived[i];
            }
        }

        for (int i = 0; i < filling.Length; i++)
        {
            foreach (int shape in touched[i] ? graph.StopShapes[i] : [])
            {
                double there = reached[graph.PositionOf(shape)];
                if (there > 0)
                {
                    Span<double> ofShape = chances.AsSpan(parts.Shapes.RangeOf(shape));
                    ReadOnlySpan<double> sums = sum.AsSpan(parts.Shapes.RangeOf(shape));
                    for (int entry = 0; entry < ofShape.Length; entry++)
                    {
                        ofShape[entry] = sums[entry] / there;
                    }

                    changed(shape);
                }
            }
        }
    }

    private void AddUp()
    {
        for (int i = 0; i < reaching.Length; i++)
        {
            double there = reaching[i];
            reached[i] += there;
            if (there > 0)
            {
                int shape = graph.Answering[i];
                for (int entry = parts.Shapes.StartOf(shape); entry < parts.Shapes.StartOf(shape + 1); entry++)
                {
                    sum[entry] += there * slice[entry];
                }
            }
        }
    }

    private bool IsOtherwiseApart(int place, double kept)
    {
        foreach (double[] ofCohort in seen.KeptApart)
        {
            if (ofCohort[place] != kept)
            {
                return true;
            }
        }

        return false;
    }

    private double Moved()
    {
        double moved = 0;
        foreach (double people in arrived)
        {
            moved += Math.Abs(people);
        }

        return moved;
    }

    private void Count(in Occupancy occupancy)
    {
        for (int evening = 0; evening < people.Length; evening++)
        {
            people[evening] = occupancy.People(writing.Evenings[evening]);
        }

        Array.Clear(fresh);
        foreach (PeopleState it in writing.Coming)
        {
            fresh[parts.Graph.StartOf(it.Place, it.Class)] += occupancy.People(it.State);
        }

        foreach (PeopleState it in writing.First)
        {
            people[parts.Graph.StartOf(it.Place, it.Class)] += occupancy.People(it.State);
        }

        peopleCount = Find(people, withPeople);
        freshCount = Find(fresh, withFresh);
    }

    private static int Find(double[] crowd, int[] found)
    {
        int count = 0;
        for (int evening = 0; evening < crowd.Length; evening++)
        {
            if (crowd[evening] > 0)
            {
                found[count++] = evening;
            }
        }

        return count;
    }

    /// <summary>Adds how many more are in each camp after a part of some people has moved, by expectation, and how many of them are met at each shape.</summary>
    private void Flow(double[] chances, double[] crowd, ReadOnlySpan<int> evenings, double share)
    {
        foreach (int evening in evenings)
        {
            double there = crowd[evening] * share;
            if (graph.CampOf(evening) is var camp and >= 0)
            {
                arrived[camp] -= there;
            }

            Spread(graph.FromEvening(evening), chances, there);
        }

        for (int word = 0; word < met.Length; word++)
        {
            // Who goes on meets stops further on, perhaps of the same word.
            while (met[word] != 0)
            {
                int stop = (word << 6) + BitOperations.TrailingZeroCount(met[word]);
                met[word] &= met[word] - 1;
                double there = mass[stop];
                mass[stop] = 0;
                if (there < least * share)
                {
                    continue;
                }

                if (graph.AnsweringOf(stop) is var answering and >= 0)
                {
                    reaching[answering] += there;
                }

                Spread(graph.FromStop(stop), chances, there);
            }
        }
    }

    private void Spread(ReadOnlySpan<FillingGraph.Edge> edges, double[] chances, double there)
    {
        foreach (FillingGraph.Edge edge in edges)
        {
            double moving = there * chances[edge.Chance];
            if (moving == 0)
            {
                continue;
            }

            if (edge.Target < 0)
            {
                int stop = ~edge.Target;
                mass[stop] += moving;
                met[stop >> 6] |= 1UL << (stop & 63);
            }
            else
            {
                arrived[edge.Target] += moving;
            }
        }
    }
}
