using System.Numerics;

namespace Travesia.Inference.Journeys;

/// <summary>
/// Multiples of a step to which an amount is spread over people. What lies between two is shared between them so that the mean stays
/// exact; the last holds whatever is more.
/// </summary>
/// <param name="Step">Width, above 0.</param>
/// <param name="Count">Number of multiples from 0, 1 or more.</param>
internal readonly record struct Lattice(double Step, int Count)
{
    private const double Whole = 1e-9;

    /// <summary>Whole numbers 0 to the last.</summary>
    public static Lattice Of(int count) => new(1, count);

    /// <summary>A lattice that reaches to an amount, its step 1, 2 or 5 times a power of ten.</summary>
    public static Lattice To(double most, int count)
    {
        double least = most / (count - 1);
        if (!(least > 0) || !double.IsFinite(least))
        {
            return new Lattice(1, count);
        }

        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        double step = power * (least <= power ? 1 : least <= 2 * power ? 2 : least <= 5 * power ? 5 : 10);
        return new Lattice(step, count);
    }

    /// <summary>Adds a share of people, each with an amount more, to others.</summary>
    public void Add(ReadOnlySpan<double> from, double share, double amount, Span<double> to)
    {
        double cells = amount / Step;
        if (cells < Whole)
        {
            AddScaled(from, share, to);
            return;
        }

        int last = Count - 1, shift = (int)Math.Min(cells, last);
        double rest = cells >= last ? 0 : cells - shift;
        (shift, rest) = rest > 1 - Whole ? (shift + 1, 0) : rest < Whole ? (shift, 0) : (shift, rest);
        for (int i = 0; i < from.Length; i++)
        {
            double people = share * from[i];
            to[Math.Min(i + shift, last)] += people * (1 - rest);
            if (rest > 0)
            {
                to[Math.Min(i + shift + 1, last)] += people * rest;
            }
        }
    }

    /// <summary>The least multiple that at least a share of people do not exceed; not a number if there is nobody.</summary>
    public double Quantile(ReadOnlySpan<double> people, double level)
    {
        double all = Sum(people), below = 0;
        for (int i = 0; i < people.Length; i++)
        {
            below += people[i];
            if (below >= level * all * (1 - Whole))
            {
                return all > 0 ? i * Step : double.NaN;
            }
        }

        return all > 0 ? (people.Length - 1) * Step : double.NaN;
    }

    /// <summary>A sum, in order.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>Adds a share of each value; each by itself, so that the width of a vector changes no digit.</summary>
    public static void AddScaled(ReadOnlySpan<double> from, double share, Span<double> to)
    {
        int i = 0;
        Vector<double> factor = new(share);
        for (; i <= from.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(to[i..]) + (factor * new Vector<double>(from[i..]))).CopyTo(to[i..]);
        }

        for (; i < from.Length; i++)
        {
            to[i] += share * from[i];
        }
    }
}
