namespace Travesia.Rules.Choice;

/// <summary>The rows of a matrix, given one at a time to a <see cref="SparseFactor"/>.</summary>
internal interface IMatrixRows
{
    /// <summary>Adds the entries of a row to a dense row that is zero.</summary>
    void AddRow(int row, Span<double> dense);
}

/// <summary>
/// Lower and upper factors of a sparse matrix on a fixed pattern, row by row with a dense working row. Without pivoting: it is meant for
/// nonsingular M-matrices such as I - P of a chain that ends, whose pivots are positive in any order (Funderlic and Plemmons 1981) and
/// are one over the expected visits of a state by the chain watched on the states not yet eliminated. Holds values: not safe for threads.
/// </summary>
internal sealed class SparseFactor(FactorPattern pattern)
{
    private readonly double[] _upper = new double[pattern.UpperColumn.Length];
    private readonly double[] _lower = new double[pattern.LowerColumn.Length];
    private readonly double[] _inverse = new double[pattern.Rows];
    private readonly double[] _dense = new double[pattern.Rows];

    /// <summary>Factors rows <paramref name="from"/> to <paramref name="to"/> - 1, a diagonal block that the pattern keeps apart from all others.</summary>
    /// <param name="matrix">The rows.</param>
    /// <param name="from">First row of the block.</param>
    /// <param name="to">End of the block.</param>
    /// <param name="leastPivot">Pivots below this are raised to it: in a chain, as if the state were left for good that often.</param>
    /// <returns>How many pivots were raised; the factors are those of the matrix itself if none was.</returns>
    public int Factor<TRows>(in TRows matrix, int from, int to, double leastPivot)
        where TRows : struct, IMatrixRows
    {
        int[] lowerStart = pattern.LowerStart, lowerColumn = pattern.LowerColumn, upperStart = pattern.UpperStart, upperColumn = pattern.UpperColumn;
        double[] dense = _dense, lower = _lower, upper = _upper, inverse = _inverse;
        int raised = 0;
        for (int i = from; i < to; i++)
        {
            matrix.AddRow(i, dense);
            for (int t = lowerStart[i]; t < lowerStart[i + 1]; t++)
            {
                int k = lowerColumn[t];
                double factor = dense[k] * inverse[k];
                dense[k] = 0;
                lower[t] = factor;
                if (factor == 0)
                    continue;
                int start = upperStart[k], length = upperStart[k + 1] - start;
                ReadOnlySpan<int> columns = upperColumn.AsSpan(start, length);
                ReadOnlySpan<double> row = upper.AsSpan(start, length);
                for (int s = 0; s < columns.Length && s < row.Length; s++)
                    dense[columns[s]] -= factor * row[s];
            }

            double pivot = dense[i];
            dense[i] = 0;
            for (int s = upperStart[i]; s < upperStart[i + 1]; s++)
            {
                int j = upperColumn[s];
                upper[s] = dense[j];
                dense[j] = 0;
            }

            if (!(pivot >= leastPivot))
            {
                pivot = leastPivot;
                raised++;
            }

            inverse[i] = 1 / pivot;
        }

        return raised;
    }

    /// <summary>Solves for the rows of a block that was factored, in place.</summary>
    public void Solve(int from, int to, Span<double> x)
    {
        int[] lowerStart = pattern.LowerStart, lowerColumn = pattern.LowerColumn, upperStart = pattern.UpperStart, upperColumn = pattern.UpperColumn;
        double[] lower = _lower, upper = _upper;
        for (int i = from; i < to; i++)
        {
            double sum = x[i];
            for (int t = lowerStart[i]; t < lowerStart[i + 1]; t++)
                sum -= lower[t] * x[lowerColumn[t]];
            x[i] = sum;
        }

        for (int i = to - 1; i >= from; i--)
        {
            double sum = x[i];
            for (int s = upperStart[i]; s < upperStart[i + 1]; s++)
                sum -= upper[s] * x[upperColumn[s]];
            x[i] = sum * _inverse[i];
        }
    }
}
