using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>
/// Near misses with bounded work: a file with a thousand misspelt ids against a million known ones gets suggestions for the first few
/// and none for the others, not minutes of waiting.
/// </summary>
internal sealed class Suggestions
{
    private readonly Dictionary<(string Word, object Candidates), string?> known = [];
    private long budget = 4_000_000;

    public string? Find(string word, IReadOnlyCollection<string> candidates)
    {
        if (known.TryGetValue((word, candidates), out string? found))
        {
            return found;
        }

        if (budget < candidates.Count)
        {
            return null;
        }

        budget -= candidates.Count;
        return known[(word, candidates)] = NearMiss.Find(word, candidates);
    }
}
