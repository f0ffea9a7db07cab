using Travesia.Engine;
using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Days;
using Travesia.Rules.Flee.Ways;

namespace Travesia.Rules.Flee.Rows;

/// <summary>What a case was worked out to.</summary>
internal sealed record FleeParts(
    FleeCase Flee, FleeNumbers Numbers, PeopleClasses Classes, Cohorts Cohorts, Worlds Worlds, NewPeople People, Possibilities Possible, HopGraph Graph, ShapeChances Shapes, ComposedDays? Composed);

/// <summary>
/// What depends on the day and on where people are: chances by world and by the room of camps, and where new people come into being.
/// Rows are written when they have changed, composed ones only while somebody is in their state.
/// </summary>
internal sealed class FleeDynamics(FleeParts parts, Writing writing) : IDynamics
{
    private FleeParts Parts => parts;

    private Writing Writing => writing;

    private readonly FillingGraph graph = new(parts.Graph, parts.Shapes, [.. Enumerable.Range(0, parts.Flee.Places.Length).Where(parts.Possible.MayFill)]);

    /// <inheritdoc/>
    public IReadOnlyList<StateId> States { get; } = [.. writing.States, .. writing.Pool is { } pool && writing.Coming.Count > 1 ? (StateId[])[pool] : []];

    /// <inheritdoc/>
    public IDynamicsRun Begin() => new Run(this);

    private double Room(int place, int day, double present)
    {
        double capacity = parts.Numbers.CapacityOn(place, day);
        double begins = parts.Flee.Settings.CapacityBuffer * capacity;
        return capacity < 1 || present <= begins ? 1
            : present >= capacity ? 0
            : 1 - ((present - begins) / (capacity - begins));
    }

    private sealed class Run : IDynamicsRun
    {
        private readonly FleeDynamics all;
        private readonly FleeParts parts;
        private readonly Writing writing;
        private readonly double[] population;
        private readonly SeenRoom seen;
        private readonly double[] chances;
        private readonly double[] before;
        private readonly double[] present;
        private readonly bool[] isMean;
        private readonly bool[] wasNew;
        private readonly double[] byCohort;
        private readonly FillingCamps? camps;
        private readonly double[] weights;
        private readonly int[] touchedOn;
        private readonly int[] changedOn;
        private readonly int[] writtenOn;
        private readonly (double[], double[]) scratch;
        private readonly double[] row;
        private World? world;

        public Run(FleeDynamics all)
        {
            this.all = all;
            writing = all.Writing;
            parts = all.Parts;
            population = [.. parts.Numbers.Population];
            seen = SeenRoom.Everywhere(population.Length, parts.Cohorts.Count);
            chances = [.. writing.FirstChances];
            before = new double[chances.Length];
            present = new double[population.Length];
            wasNew = new bool[population.Length];
            byCohort = new double[parts.Cohorts.Count];
            isMean = new bool[parts.Graph.Shapes.Count];
            camps = all.graph.IsNeeded ? new FillingCamps(parts, writing, all.graph) : null;
            weights = new double[writing.Coming.Count];
            touchedOn = new int[parts.Graph.Shapes.Count];
            changedOn = new int[parts.Graph.Shapes.Count];
            writtenOn = new int[writing.States.Length];
            world = parts.Worlds.On(0);
            if (parts.Composed is { } composed)
            {
                scratch = composed.Scratch();
                row = new double[parts.Graph.Evenings.Count];
            }
            else
            {
                row = [];
            }
        }

        public void StartOfDay(int day, in Occupancy occupancy, Rewriter rewriter)
        {
            int today = day - 1;
            if (parts.Flee.Settings.TakeFromPopulation)
            {
                foreach (PeopleState it in writing.Coming)
                {
                    population[it.Place] -= occupancy.People(it.State);
                }
            }

            WriteNewPeople(today + 1, rewriter);
            if (today < 0)
            {
                return;
            }

            LookRound(today, day, in occupancy);
            if (parts.Composed is null)
            {
                WriteHops(day, rewriter);
            }
            else
            {
                WriteComposed(day, in occupancy, rewriter);
            }
        }

        // Where nobody flees from today, those who come follow yesterday's weights.
        private void WriteNewPeople(int day, Rewriter rewriter)
        {
            if (writing.Pool is not { } pool || writing.Coming.Count < 2 || day >= parts.Flee.Days)
            {
                return;
            }

            double sum = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                PeopleState it = writing.Coming[i];
                weights[i] = it.Share * parts.People.WeightOf(it.Place, day, population[it.Place]);
                sum += weights[i];
            }

            if (sum > 0)
            {
                for (int i = 0; i < weights.Length; i++)
                {
                    weights[i] /= sum;
                }

                rewriter.SetRow(pool, weights);
            }
        }

        private void LookRound(int today, int day, in Occupancy occupancy)
        {
            World now = parts.Worlds.On(today);
            if (parts.Flee.Settings.FollowsPopulation)
            {
                now = parts.Worlds.With(now, population);
            }

            bool isOther = !ReferenceEquals(now, world);
            world = now;
            Array.Clear(present);
            foreach (int place in all.graph.Filling)
            {
                present[place] = occupancy.People(writing.Present[place]);
            }

            AddNew(writing.Coming, in occupancy);
            AddNew(writing.First, in occupancy);
            foreach (int place in all.graph.Filling)
            {
                double left = all.Room(place, today, present[place]);
                double kept = left < SeenRoom.Least ? 0 : 1;
                bool isNew = kept > 0 && seen.Room[place] < SeenRoom.Least;
                if (left != seen.Room[place] || isNew || wasNew[place])
                {
                    (seen.Room[place], seen.Kept[place], wasNew[place]) = (left, kept, isNew);
                    SeeApart(place, kept, isNew, in occupancy);
                    foreach (int shape in isOther ? [] : parts.Shapes.ShapesOfRoom(place))
                    {
                        touchedOn[shape] = day;
                    }
                }
            }

            chances.CopyTo(before, 0);
            for (int shape = 0; shape < changedOn.Length; shape++)
            {
                if (isOther || touchedOn[shape] == day || isMean[shape])
                {
                    parts.Shapes.Write(shape, world, seen, chances.AsSpan(parts.Shapes.RangeOf(shape)));
                    isMean[shape] = false;
                    touchedOn[shape] = day;
                }
            }

            if (camps is not null)
            {
                camps.Follow(today, world, in occupancy, present, seen, all.Room, chances, shape =>
                {
                    isMean[shape] = true;
                    touchedOn[shape] = day;
                });
            }

            for (int shape = 0; shape < changedOn.Length; shape++)
            {
                if (touchedOn[shape] == day && !chances.AsSpan(parts.Shapes.RangeOf(shape)).SequenceEqual(before.AsSpan(parts.Shapes.RangeOf(shape))))
                {
                    changedOn[shape] = day;
                }
            }
        }

        // The reference moves people in the order of their coming into being. Newcomers decide after those who leave a full camp, and find the
        // room that they leave; where no newcomers get to, those find it who come after whoever left.
        private void SeeApart(int place, double kept, bool isNew, in Occupancy occupancy)
        {
            seen.SetApart(place, kept);
            if (!isNew)
            {
                return;
            }

            Array.Clear(byCohort);
            foreach (int evening in parts.Graph.EveningsAt(place))
            {
                byCohort[parts.Graph.Evenings[evening].Class / parts.Classes.All.Length] += occupancy.People(writing.Evenings[evening]);
            }

            for (int cohort = 0; cohort < byCohort.Length; cohort++)
            {
                seen.KeptApart[cohort][place] = Cohorts.Before(byCohort, cohort);
            }
        }

        private void AddNew(IReadOnlyList<PeopleState> states, in Occupancy occupancy)
        {
            foreach (PeopleState it in states)
            {
                present[it.Place] += occupancy.People(it.State);
            }
        }

        private void WriteHops(int day, Rewriter rewriter)
        {
            foreach ((int shape, RowId row) in writing.Rows)
            {
                if (changedOn[shape] == day)
                {
                    rewriter.SetRow(row, chances.AsSpan(parts.Shapes.RangeOf(shape)));
                }
            }
        }

        private void WriteComposed(int day, in Occupancy occupancy, Rewriter rewriter)
        {
            ComposedDays composed = parts.Composed!;
            int done = -1;
            for (int i = 0; i < writing.States.Length; i++)
            {
                int evening = writing.EveningOfState[i];
                if (occupancy.People(writing.States[i]) > 0 && IsStale(composed.ShapesOf(evening), writtenOn[i]))
                {
                    int ends = composed.EndsOf(evening).Length;
                    if (done != evening)
                    {
                        composed.Compose(evening, chances, scratch, row.AsSpan(0, ends));
                        done = evening;
                    }

                    rewriter.SetRow(writing.States[i], row.AsSpan(0, ends));
                    writtenOn[i] = day;
                }
            }
        }

        private bool IsStale(int[] shapes, int written)
        {
            foreach (int shape in shapes)
            {
                if (changedOn[shape] > written)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
