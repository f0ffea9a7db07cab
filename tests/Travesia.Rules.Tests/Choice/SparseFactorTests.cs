using CsCheck;
using Travesia.Rules.Choice;

namespace Travesia.Rules.Tests.Choice;

public sealed class SparseFactorTests
{
    private static readonly Gen<(int Size, (int, int, double)[] Entries)> Matrix =
        from size in Gen.Int[1, 40]
        from entries in Gen.Select(Gen.Int[0, size - 1], Gen.Int[0, size - 1], Gen.Double[0, 1]).Array[0, 4 * size]
        select (size, entries);

    [Fact]
    public void Solves_as_dense_elimination_does() => Generated.Each(Matrix, 200, matrix =>
    {
        double[,] dense = Dense(matrix.Size, matrix.Entries);
        (int[] order, int[][] later) = MinimumDegree.Eliminate(Neighbours(dense));
        Assert.Equal(Enumerable.Range(0, matrix.Size), order.Order());
        int[] place = new int[matrix.Size];
        for (int i = 0; i < matrix.Size; i++)
            place[order[i]] = i;
        var pattern = FactorPattern.OfUpper([.. later.Select(row => Array.ConvertAll(row, v => place[v]))]);
        var factor = new SparseFactor(pattern);
        double[] x = new double[matrix.Size], right = new double[matrix.Size];
        for (int i = 0; i < matrix.Size; i++)
            x[i] = right[order[i]] = Math.Cos(3 * i);
        Assert.Equal(0, factor.Factor(new Rows(dense, order), 0, matrix.Size, 1e-12));
        factor.Solve(0, matrix.Size, x);
        double[] expected = Solve(dense, right);
        for (int i = 0; i < matrix.Size; i++)
            Assert.Equal(expected[order[i]], x[i], 1e-10 * (1 + Math.Abs(x[i])));
    });

    [Fact]
    public void A_singular_matrix_is_said_to_be()
    {
        double[,] dense = { { 1, -1 }, { -1, 1 } };
        var factor = new SparseFactor(FactorPattern.OfUpper([[1], []]));
        Assert.Equal(1, factor.Factor(new Rows(dense, [0, 1]), 0, 2, 1e-12));
        dense[1, 1] = 2;
        Assert.Equal(0, factor.Factor(new Rows(dense, [0, 1]), 0, 2, 1e-12));
    }

    [Fact]
    public void A_tree_is_eliminated_without_fill()
    {
        const int n = 200;
        var neighbours = new List<int>[n];
        for (int v = 0; v < n; v++)
        {
            neighbours[v] = [];
            if (v == 0)
                continue;
            neighbours[v].Add(v * 7919 % v);
            neighbours[v * 7919 % v].Add(v);
        }

        (_, int[][] later) = MinimumDegree.Eliminate([.. neighbours.Select(l => l.ToArray())]);
        Assert.Equal(n - 1, later.Sum(row => row.Length));
    }

    [Fact]
    public void A_grid_fills_less_than_a_third_of_its_band()
    {
        const int side = 40;
        var neighbours = new int[side * side][];
        for (int v = 0; v < neighbours.Length; v++)
            neighbours[v] = [.. new[] { (v % side - 1, v / side), (v % side + 1, v / side), (v % side, v / side - 1), (v % side, v / side + 1) }
                .Where(p => p is (>= 0 and < side, >= 0 and < side)).Select(p => p.Item2 * side + p.Item1)];
        (_, int[][] later) = MinimumDegree.Eliminate(neighbours);
        Assert.InRange(later.Sum(row => row.Length), 3120, 21_000);
    }

    /// <summary>I less a chain that leaves with chance a tenth, at least, everywhere.</summary>
    private static double[,] Dense(int size, (int, int, double)[] entries)
    {
        double[,] dense = new double[size, size];
        foreach ((int i, int j, double weight) in entries)
            dense[i, j] -= weight;
        for (int i = 0; i < size; i++)
        {
            double sum = 0;
            for (int j = 0; j < size; j++)
                sum -= dense[i, j];
            for (int j = 0; j < size && sum > 0; j++)
                dense[i, j] *= 0.9 / sum;
            dense[i, i] += 1;
        }

        return dense;
    }

    private static int[][] Neighbours(double[,] dense)
    {
        int n = dense.GetLength(0);
        return [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Where(j => i != j && (dense[i, j] != 0 || dense[j, i] != 0)).ToArray())];
    }

    /// <summary>Gaussian elimination with partial pivoting.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        int n = right.Length;
        double[,] a = (double[,])matrix.Clone();
        double[] x = [.. right];
        for (int k = 0; k < n; k++)
        {
            int pivot = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(a[i, k]));
            for (int j = 0; j < n; j++)
                (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]);
            (x[k], x[pivot]) = (x[pivot], x[k]);
            for (int i = k + 1; i < n; i++)
            {
                double factor = a[i, k] / a[k, k];
                for (int j = k; j < n; j++)
                    a[i, j] -= factor * a[k, j];
                x[i] -= factor * x[k];
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
                x[i] -= a[i, j] * x[j];
            x[i] /= a[i, i];
        }

        return x;
    }

    private readonly struct Rows(double[,] dense, int[] order) : IMatrixRows
    {
        public void AddRow(int row, Span<double> work)
        {
            for (int j = 0; j < order.Length; j++)
                work[j] += dense[order[row], order[j]];
        }
    }
}
