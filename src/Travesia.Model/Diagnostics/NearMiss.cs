namespace Travesia.Model.Diagnostics;

/// <summary>
/// Finds what a misspelt word was meant to be: the candidate with the least Damerau-Levenshtein distance (an insertion, a deletion, a
/// replacement, a swap of neighbours each count 1), case aside, if it is close: at most 1 for words up to 4 letters, 2 up to 8, 3 beyond.
/// </summary>
public static class NearMiss
{
    private const int LongestWord = 64;

    /// <summary>The nearest candidate, the first in ordinal order of several; none if no one is close.</summary>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        int bestDistance = (word.Length <= 4 ? 1 : word.Length <= 8 ? 2 : 3) + 1;
        string? best = null;
        foreach (string candidate in candidates)
        {
            // A candidate of one or two letters is close to everything short: only case may differ.
            if (candidate.Length > LongestWord || Math.Abs(candidate.Length - word.Length) > bestDistance
                || (Math.Min(candidate.Length, word.Length) <= 2 && !string.Equals(candidate, word, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            int distance = Distance(word, candidate, bestDistance);
            if (distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0))
            {
                bestDistance = distance;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>Optimal string alignment distance, case aside; anything above <paramref name="limit"/> may be returned as the limit plus 1.</summary>
    public static int Distance(string left, string right, int limit = int.MaxValue - 1)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        int width = right.Length + 1;
        int[] beforeLast = new int[width];
        int[] last = new int[width];
        int[] current = new int[width];
        for (int j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            int least = i;
            char a = char.ToLowerInvariant(left[i - 1]);
            for (int j = 1; j < width; j++)
            {
                char b = char.ToLowerInvariant(right[j - 1]);
                int value = Math.Min(Math.Min(last[j], current[j - 1]) + 1, last[j - 1] + (a == b ? 0 : 1));
                if (i > 1 && j > 1 && a == char.ToLowerInvariant(right[j - 2]) && b == char.ToLowerInvariant(left[i - 2]))
                {
                    value = Math.Min(value, beforeLast[j - 2] + 1);
                }

                current[j] = value;
                least = Math.Min(least, value);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }
}
