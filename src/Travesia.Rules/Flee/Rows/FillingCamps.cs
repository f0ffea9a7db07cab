using System.Numerics;
using Travesia.Engine;
using Travesia.Rules.Flee.Ways;

namespace Travesia.Rules.Flee.Rows;

/// <summary>
/// Camps that fill within a day. The reference moves people one after the other: all who are at a place decide first, then each goes his way,
/// and who stops on it sees camps as those before him have filled them. Counts move together; what those on their way see is therefore the
/// mean over the day of what they would see one after the other, worked out for expected numbers in slices of the crowd. Working memory of one run.
/// </summary>
internal sealed class FillingCamps
{
    // A change of room that nobody would notice, and what a slice may change.
    private const double Negligible = 0.005;
    private const double OfSlice = 0.06;
    private const int MostSlices = 16;
    private const int LargeGraph = 200_000;
    private const double LeastPeople = 0.02;

    private readonly FleeParts parts;
    private readonly Writing writing;
    private readonly int[] filling;
    private readonly int[] fillingOfEvening;
    private readonly int[][] stopShapes;
    private readonly double[] people;
    private readonly double[] mass;

    // In a network of millions of stops, those that hardly anybody is expected at are passed over.
    private readonly double least;

    // One bit a stop: of millions of them some thousand are met on a day.
    private readonly ulong[] met;
    private readonly double[] arrived;
    private readonly double[] now;
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
        people = new double[parts.Graph.Evenings.Count];
        mass = new double[parts.Graph.StopCount];
        least = parts.Graph.StopCount > LargeGraph ? LeastPeople : 0;
        met = new ulong[(parts.Graph.StopCount + 63) / 64];
        arrived = new double[filling.Length];
        now = new double[filling.Length];
        seen = SeenRoom.Everywhere(parts.Flee.Places.Length);
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
        Flow(chances, 1);
        double most = 0;
        for (int i = 0; i < filling.Length; i++)
        {
            most = Math.Max(most, Math.Abs(roomOf(filling[i], day, present[filling[i]] + arrived[i]) - morning.Room[filling[i]]));
        }

        if (most < Negligible)
        {
            return;
        }

        int slices = Math.Clamp((int)Math.Ceiling(most / OfSlice), 2, MostSlices);
        chances.CopyTo(slice, 0);
        morning.Room.CopyTo(seen.Room, 0);
        morning.Kept.CopyTo(seen.Kept, 0);
        morning.KeptApart.CopyTo(seen.KeptApart, 0);
        for (int i = 0; i < filling.Length; i++)
        {
            now[i] = present[filling[i]];
        }

        Slice(day, world, chances, slices, roomOf, changed);
    }

    private void Slice(int day, Days.World world, double[] chances, int slices, Func<int, int, double, double> roomOf, Action<int> changed)
    {
        bool[] touched = new bool[filling.Length];
        for (int part = 0; part < slices; part++)
        {
            for (int i = 0; i < filling.Length; i++)
            {
                double left = roomOf(filling[i], day, now[i]);
                double kept = left >= SeenRoom.Least ? 1 : 0;
                if (left != seen.Room[filling[i]] || kept != seen.Kept[filling[i]] || kept != seen.KeptApart[filling[i]])
                {
                    (seen.Room[filling[i]], seen.Kept[filling[i]], seen.KeptApart[filling[i]]) = (left, kept, kept);
                    touched[i] = true;
                    foreach (int shape in stopShapes[i])
                    {
                        parts.Shapes.Write(shape, world, seen, slice.AsSpan(parts.Shapes.RangeOf(shape)));
                    }
                }
            }

            for (int entry = 0; entry < sum.Length; entry++)
            {
                sum[entry] = part == 0 ? slice[entry] : sum[entry] + slice[entry];
            }

            if (part + 1 < slices)
            {
                Flow(slice, 1.0 / slices);
                for (int i = 0; i < filling.Length; i++)
                {
                    now[i] += arrived[i];
                }
            }
        }

        for (int i = 0; i < filling.Length; i++)
        {
            foreach (int shape in touched[i] ? stopShapes[i] : [])
            {
                Span<double> ofShape = chances.AsSpan(parts.Shapes.RangeOf(shape));
                ReadOnlySpan<double> sums = sum.AsSpan(parts.Shapes.RangeOf(shape));
                for (int entry = 0; entry < ofShape.Length; entry++)
                {
                    ofShape[entry] = sums[entry] / slices;
                }

                changed(shape);
            }
        }
    }

    private void Count(in Occupancy occupancy)
    {
        for (int evening = 0; evening < people.Length; evening++)
        {
            people[evening] = occupancy.People(writing.Evenings[evening]);
        }

        foreach (PeopleState it in writing.Coming)
        {
            people[parts.Graph.StartOf(it.Place, it.Class)] += occupancy.People(it.State);
        }

        foreach (PeopleState it in writing.First)
        {
            people[parts.Graph.StartOf(it.Place, it.Class)] += occupancy.People(it.State);
        }
    }

    /// <summary>How many more are in each camp after a part of the crowd has moved, by expectation.</summary>
    private void Flow(double[] chances, double share)
    {
        Array.Clear(arrived);
        HopGraph graph = parts.Graph;
        for (int evening = 0; evening < people.Length; evening++)
        {
            double there = people[evening] * share;
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

                Spread(graph.TargetsOfStop(stop), chances.AsSpan(parts.Shapes.StartOf(graph.ShapeOfStop(stop))), there);
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
