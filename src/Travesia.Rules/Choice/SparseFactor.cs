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
    /// <param name="leastPivot">The smallest pivot that is accepted.</param>
    /// <returns>False where a pivot is below that, or not a number; the factors are then undefined.</returns>
    public bool TryFactor<TRows>(in TRows matrix, int from, int to, double leastPivot)
        where TRows : struct, IMatrixRows
    {
        Span<double> dense = _dense;
        for (int i = from; i < to; i++)
        {
            matrix.AddRow(i, dense);
            for (int t = pattern.LowerStart[i]; t < pattern.LowerStart[i + 1]; t++)
            {
                int k = pattern.LowerColumn[t];
                double factor = dense[k] * _inverse[k];
                dense[k] = 0;
                _lower[t] = factor;
                if (factor == 0)
                    continue;
                int start = pattern.UpperStart[k], length = pattern.UpperStart[k + 1] - start;
                ReadOnlySpan<int> column = pattern.UpperColumn.AsSpan(start, length);
                ReadOnlySpan<double> upper = _upper.AsSpan(start, length);
                for (int s = 0; s < column.Length && s < upper.Length; s++)
                    dense[column[s]] -= factor * upper[s];
            }

            double pivot = dense[i];
            dense[i] = 0;
            for (int s = pattern.UpperStart[i]; s < pattern.UpperStart[i + 1]; s++)
            {
                int j = pattern.UpperColumn[s];
                _upper[s] = dense[j];
                dense[j] = 0;
            }

            if (!(pivot >= leastPivot))
                return false;
            _inverse[i] = 1 / pivot;
        }

        return true;
    }

    /// <summary>Solves for the rows of a block that was factored, in place.</summary>
    public void Solve(int from, int to, Span<double> x)
    {
        for (int i = from; i < to; i++)
        {
            double sum = x[i];
            for (int t = pattern.LowerStart[i]; t < pattern.LowerStart[i + 1]; t++)
                sum -= _lower[t] * x[pattern.LowerColumn[t]];
            x[i] = sum;
        }

        for (int i = to - 1; i >= from; i--)
        {
            double sum = x[i];
            for (int s = pattern.UpperStart[i]; s < pattern.UpperStart[i + 1]; s++)
                sum -= _upper[s] * x[pattern.UpperColumn[s]];
            x[i] = sum * _inverse[i];
        }
    }
}
