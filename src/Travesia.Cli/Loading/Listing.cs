namespace Travesia.Cli.Loading;

/// <summary>Ids as far as a sentence can hold them.</summary>
internal static class Listing
{
    /// <summary>The first ids, and a sign that there are more; a dash if there is none.</summary>
    public static string Of(IEnumerable<string> ids, int most)
    {
        string[] first = [.. ids.Take(most + 1)];
        return first.Length == 0 ? "–" : string.Join(", ", first.Take(most)) + (first.Length > most ? ", …" : "");
    }
}
