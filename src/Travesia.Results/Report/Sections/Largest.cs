using System.Collections.Immutable;

namespace Travesia.Results.Report.Sections;

/// <summary>
/// What a page shows of very many things: the largest. A page of twenty thousand places would take a browser minutes and nobody would read it.
/// </summary>
internal static class Largest
{
    /// <summary>Rows of a table of places.</summary>
    public const int Places = 500;

    /// <summary>Pictures of places.</summary>
    public const int Pictures = 60;

    /// <summary>Ways of the map and of its table.</summary>
    public const int Ways = 1000;

    /// <summary>The largest, in the order in which they stand; all where there are no more.</summary>
    /// <param name="all">All.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="size">By which size; of equals the first are taken.</param>
    public static ImmutableArray<T> Of<T>(IReadOnlyList<T> all, int most, Func<T, double> size)
        => all.Count <= most ? [.. all] : [.. Enumerable.Range(0, all.Count).OrderByDescending(i => size(all[i])).Take(most).Order().Select(i => all[i])];
}
