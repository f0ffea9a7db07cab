namespace Travesia.Inference.Calibration;

/// <summary>Dense square matrices by rows, as large as a scenario has free parameters: some hundred.</summary>
internal static class SquareMatrix
{
    /// <summary>The lower factor L of a symmetric positive definite matrix, A = L L'.</summary>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static double[,] Cholesky(double[,] a)
    {
        int n = a.GetLength(0);
        double[,] l = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= l[i, k] * l[j, k];
                }

                if (i != j)
                {
                    l[i, j] = sum / l[j, j];
                }
                else if (sum > 0)
                {
                    l[i, i] = Math.Sqrt(sum);
                }
                else
                {
                    throw new ArithmeticException($"The matrix is not positive definite: pivot {i} is {sum}.");
                }
            }
        }

        return l;
    }

    /// <summary>Solves L L' x = b.</summary>
    public static double[] SolveFactored(double[,] l, ReadOnlySpan<double> b)
    {
        int n = l.GetLength(0);
        double[] x = b.ToArray();
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                x[i] -= l[i, k] * x[k];
            }

            x[i] /= l[i, i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                x[i] -= l[k, i] * x[k];
            }

            x[i] /= l[i, i];
        }

        return x;
    }

    /// <summary>The inverse of a matrix: Gauss-Jordan elimination with row pivots.</summary>
    /// <exception cref="ArithmeticException">The matrix is singular.</exception>
    public static double[,] Inverse(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        double[,] a = (double[,])matrix.Clone();
        double[,] inverse = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            inverse[i, i] = 1;
        }

        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < n; row++)
            {
                pivot = Math.Abs(a[row, column]) > Math.Abs(a[pivot, column]) ? row : pivot;
            }

            double size = a[pivot, column];
            if (size == 0 || !double.IsFinite(size))
            {
                throw new ArithmeticException($"The matrix is singular at column {column}.");
            }

            for (int k = 0; k < n; k++)
            {
                (a[column, k], a[pivot, k]) = (a[pivot, k] / size, pivot == column ? a[pivot, k] / size : a[column, k]);
                (inverse[column, k], inverse[pivot, k]) = (inverse[pivot, k] / size, pivot == column ? inverse[pivot, k] / size : inverse[column, k]);
            }

            for (int row = 0; row < n; row++)
            {
                double factor = a[row, column];
                if (row == column || factor == 0)
                {
                    continue;
                }

                for (int k = 0; k < n; k++)
                {
                    a[row, k] -= factor * a[column, k];
                    inverse[row, k] -= factor * inverse[column, k];
                }
            }
        }

        return inverse;
    }

    /// <summary>A B A', symmetric for symmetric B.</summary>
    public static double[,] Sandwich(double[,] a, double[,] b)
    {
        int n = a.GetLength(0);
        double[,] ab = new double[n, n];
        double[,] result = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < n; k++)
            {
                double factor = a[i, k];
                for (int j = 0; factor != 0 && j < n; j++)
                {
                    ab[i, j] += factor * b[k, j];
                }
            }
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = 0;
                for (int k = 0; k < n; k++)
                {
                    sum += ab[i, k] * a[j, k];
                }

                result[i, j] = result[j, i] = sum;
            }
        }

        return result;
    }
}
