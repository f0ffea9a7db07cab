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
    private readonly int[] filling;
    private readonly int[] fillingOfEvening;
    private readonly int[][] stopShapes;
    private readonly int[] allStopShapes;
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

    public FillingCamps(FleeParts parts, Writing writing, int[] filling)
    {
        this.parts = parts;
        this.writing = writing;
        this.filling = filling;
        fillingOfEvening = [.. parts.Graph.Evenings.Select(e => e.IsAtPlace ? Array.IndexOf(filling, e.Place) : -1)];
        stopShapes = [.. filling.Select(place => (int[])[.. parts.Shapes.ShapesOfRoom(place).Where(s => parts.Graph.Shapes[s].IsStop)])];
        allStopShapes = [.. stopShapes.SelectMany(shapes => shapes).Distinct()];
        people = new double[parts.Graph.Evenings.Count];
        fresh = new double[parts.Graph.Evenings.Count];
        mass = new double[parts.Graph.StopCount];
        reaching = new double[parts.Graph.Shapes.Count];
        reached = new double[parts.Graph.Shapes.Count];
        least = parts.Graph.StopCount > LargeGraph ? LeastPeople : 0;
        met = new ulong[(parts.Graph.StopCount + 63) / 64];
        arrived = new double[filling.Length];
        now = new double[filling.Length];
        ofSlice = new double[filling.Length];
        seen = SeenRoom.Everywhere(parts.Flee.Places.Length, parts.Cohorts.Count);
        slice = new double[parts.Shapes.Count];
        sum = new double[parts.Shapes.Count];
    }

    /// <summary>Whether anything of a day depends on how camps fill.</summary>
    public bool IsNeeded => filling.Length > 0 && parts.Graph.StopCount > 0 && stopShapes.Any(s => s.Length > 0);

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
        Count(in occupancy);
        Array.Clear(arrived);
        Flow(chances, people, 1);
        double already = arrived.Sum(Math.Abs);
        Flow(chances, fresh, 1);
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
        bool anyFresh = fresh.Any(f => f > 0);
        double later = Math.Max(arrived.Sum(Math.Abs) - already, 0);
        int first = anyFresh ? Math.Clamp((int)Math.Round(slices * already / Math.Max(already + later, 1e-9)), 1, slices - 1) : slices;
        Slice(day, world, chances, slices, first, roomOf, changed);
    }

    private void Slice(int day, Days.World world, double[] chances, int slices, int first, Func<int, int, double, double> roomOf, Action<int> changed)
    {
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
                if (left != seen.Room[filling[i]] || kept != seen.Kept[filling[i]] || seen.KeptApart.Any(k => k[filling[i]] != kept))
                {
                    (seen.Room[filling[i]], seen.Kept[filling[i]]) = (left, kept);
                    seen.SetApart(filling[i], kept);
                    touched[i] = true;
                    foreach (int shape in stopShapes[i])
                    {
                        parts.Shapes.Write(shape, world, seen, slice.AsSpan(parts.Shapes.RangeOf(shape)));
                    }
                }
            }

            Array.Clear(arrived);
            Array.Clear(reaching);
            Flow(slice, part < first ? people : fresh, 1.0 / (part < first ? first : slices - first));
            foreach (int shape in allStopShapes)
            {
                double there = reaching[shape];
                reached[shape] += there;
                for (int entry = parts.Shapes.StartOf(shape); there > 0 && entry < parts.Shapes.StartOf(shape + 1); entry++)
                {
                    sum[entry] += there * slice[entry];
                }
            }

            for (int i = 0; i < filling.Length; i++)
            {
                now[i] += arrived[i];
                ofSlice[i] = arrived[i];
            }
        }

        for (int i = 0; i < filling.Length; i++)
        {
            foreach (int shape in touched[i] ? stopShapes[i] : [])
            {
                if (reached[shape] > 0)
                {
                    Span<double> ofShape = chances.AsSpan(parts.Shapes.RangeOf(shape));
                    ReadOnlySpan<double> sums = sum.AsSpan(parts.Shapes.RangeOf(shape));
                    for (int entry = 0; entry < ofShape.Length; entry++)
                    {
                        ofShape[entry] = sums[entry] / reached[shape];
                    }

                    changed(shape);
                }
            }
        }
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
    }

    /// <summary>Adds how many more are in each camp after a part of some people has moved, by expectation, and how many of them are met at each shape.</summary>
    private void Flow(double[] chances, double[] crowd, double share)
    {
        HopGraph graph = parts.Graph;
        for (int evening = 0; evening < crowd.Length; evening++)
        {
            double there = crowd[evening] * share;
            if (there > 0)
            {
                if (fillingOfEvening[evening] is var camp and >= 0)
                {
                    arrived[camp] -= there;
                }

                Spread(graph.TargetsOfEvening(evening), chances.AsSpan(parts.Shapes.StartOf(graph.ShapeOfEvening(evening))), there);
            }
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

                int shape = graph.ShapeOfStop(stop);
                reaching[shape] += there;
                Spread(graph.TargetsOfStop(stop), chances.AsSpan(parts.Shapes.StartOf(shape)), there);
            }
        }
    }

    private void Spread(ReadOnlySpan<int> targets, ReadOnlySpan<double> chances, double there)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            int target = targets[i];
            if (chances[i] == 0)
            {
                continue;
            }

            if (target < 0)
            {
                mass[~target] += there * chances[i];
                met[~target >> 6] |= 1UL << (~target & 63);
            }
            else if (fillingOfEvening[target] is var camp and >= 0)
            {
                arrived[camp] += there * chances[i];
            }
        }
    }
}
