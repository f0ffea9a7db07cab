using System.Numerics;

namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>Sums of vectors, element by element: the same bits whatever the width.</summary>
internal static class Vectors
{
    /// <summary>Adds a multiple of one vector to another.</summary>
    public static void AddTimes(double factor, double[] vector, double[] to)
    {
        int width = Vector<double>.Count;
        Vector<double> factors = new(factor);
        int i = 0;
        for (; i <= to.Length - width; i += width)
        {
            (new Vector<double>(to, i) + (factors * new Vector<double>(vector, i))).CopyTo(to, i);
        }

        for (; i < to.Length; i++)
        {
            to[i] += factor * vector[i];
        }
    }
}
