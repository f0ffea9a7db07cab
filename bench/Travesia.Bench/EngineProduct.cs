using Travesia.Engine;

namespace Travesia.Bench;

/// <summary>The product of people and table, as one would write it who knows of nothing else; with and without counting.</summary>
internal sealed class EngineProduct
{
    private readonly int[] row;
    private readonly int[] target;
    private readonly double[] probability;
    private readonly int[] tally;
    private readonly int[] stock;
    private readonly double[] tallies;
    private readonly double[] stocks;
    private double[] people;
    private double[] next;

    public EngineProduct(Program program, Func<StateId, double> peopleIn)
    {
        TransitionTable table = program.Parts.Table;
        var rowOf = new int[program.StateCount];
        Array.Fill(rowOf, -1);
        foreach (Epoch epoch in program.Parts.Epochs)
        {
            for (int i = 0; i < epoch.States.Length; i++)
            {
                rowOf[epoch.States[i]] = epoch.Rows[i];
            }
        }

        row = new int[program.StateCount + 1];
        var targets = new List<int>();
        var probabilities = new List<double>();
        var counted = new List<int>();
        for (int state = 0; state < rowOf.Length; state++)
        {
            Row own = rowOf[state] >= 0 ? table.Rows[rowOf[state]] : default;
            for (int i = 0; i < own.Count; i++)
            {
                targets.Add(table.Target[own.Start + i]);
                probabilities.Add(table.Probability[own.Chances + i]);
                ReadOnlySpan<TallyWeight> set = program.Parts.TallySets[table.TallySet[own.Chances + i]];
                counted.Add(set.IsEmpty ? -1 : set[0].Tally.Index);
            }

            if (own.Count == 0)
            {
                targets.Add(state);
                probabilities.Add(1);
                counted.Add(-1);
            }

            row[state + 1] = targets.Count;
        }

        (target, probability, tally) = ([.. targets], [.. probabilities], [.. counted]);
        stock = [.. Enumerable.Range(0, program.StateCount).Select(state => program.Parts.StocksOfState[state] is [int only] ? only : -1)];
        tallies = new double[program.Tallies.Length];
        stocks = new double[program.Stocks.Length];
        people = [.. Enumerable.Range(0, program.StateCount).Select(state => peopleIn(new StateId(state)))];
        next = new double[people.Length];
    }

    public void Multiply()
    {
        Array.Clear(next);
        for (int state = 0; state < people.Length; state++)
        {
            double here = people[state];
            for (int i = row[state]; i < row[state + 1]; i++)
            {
                next[target[i]] += here * probability[i];
            }
        }

        (people, next) = (next, people);
    }

    public void MultiplyAndCount()
    {
        Array.Clear(next);
        Array.Clear(tallies);
        Array.Clear(stocks);
        for (int state = 0; state < people.Length; state++)
        {
            double here = people[state];
            for (int i = row[state]; i < row[state + 1]; i++)
            {
                double moving = here * probability[i];
                next[target[i]] += moving;
                if (tally[i] >= 0)
                {
                    tallies[tally[i]] += moving;
                }
            }
        }

        (people, next) = (next, people);
        for (int state = 0; state < people.Length; state++)
        {
            if (stock[state] >= 0)
            {
                stocks[stock[state]] += people[state];
            }
        }
    }
}
