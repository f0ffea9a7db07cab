namespace Travesia.Rules.Choice;

/// <summary>
/// Where the factors of a matrix may differ from zero, the rows already in order of elimination. The lower factor has the transposed
/// pattern of the upper, both without the diagonal. Immutable: one pattern serves every matrix of the same structure.
/// </summary>
/// <param name="UpperStart">First entry of each row of the upper factor; one more than there are rows.</param>
/// <param name="UpperColumn">Columns of the upper factor, ascending within a row.</param>
/// <param name="LowerStart">First entry of each row of the lower factor; one more than there are rows.</param>
/// <param name="LowerColumn">Columns of the lower factor, ascending within a row.</param>
internal sealed record FactorPattern(int[] UpperStart, int[] UpperColumn, int[] LowerStart, int[] LowerColumn)
{
    /// <summary>How many rows the matrix has.</summary>
    public int Rows => UpperStart.Length - 1;

    /// <summary>The pattern with the given rows of the upper factor.</summary>
    /// <param name="upper">The columns of each row, in any order; may be sorted in place.</param>
    public static FactorPattern OfUpper(IReadOnlyList<int[]> upper)
    {
        int n = upper.Count;
        int[] upperStart = new int[n + 1], lowerStart = new int[n + 1];
        for (int i = 0; i < n; i++)
        {
            upperStart[i + 1] = checked(upperStart[i] + upper[i].Length);
            foreach (int j in upper[i])
                lowerStart[j + 1]++;
        }

        for (int i = 0; i < n; i++)
            lowerStart[i + 1] += lowerStart[i];
        int[] upperColumn = new int[upperStart[n]], lowerColumn = new int[upperStart[n]], next = lowerStart[..n];
        for (int i = 0; i < n; i++)
        {
            Array.Sort(upper[i]);
            upper[i].CopyTo(upperColumn, upperStart[i]);
            foreach (int j in upper[i])
                lowerColumn[next[j]++] = i;
        }

        return new FactorPattern(upperStart, upperColumn, lowerStart, lowerColumn);
    }
}
