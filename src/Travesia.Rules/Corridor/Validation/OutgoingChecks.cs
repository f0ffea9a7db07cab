using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Validation;

/// <summary>How many links leave a place; counted before anything is made of them.</summary>
internal static class OutgoingChecks
{
    /// <summary>Names each place with too many, at the first link that is one too many.</summary>
    public static ImmutableArray<Diagnostic> Run(Scenario scenario)
    {
        var outgoing = new Dictionary<PlaceId, (int Count, int Row)>();
        for (int row = 0; row < scenario.Links.Length; row++)
        {
            ref (int Count, int Row) of = ref CollectionsMarshal.GetValueRefOrAddDefault(outgoing, scenario.Links[row].From, out _);
            of = (of.Count + 1, of.Count == WaysOfADay.Most ? row : of.Row);
        }

        return [.. outgoing.Where(o => o.Value.Count > WaysOfADay.Most).OrderBy(o => o.Value.Row).Select(o => Diagnostic.Of(
            CorridorDiagnostics.TooManyLinks, new Subject("links", o.Value.Row, "from"),
            ("place", o.Key.Value), ("value", Problems.Text(o.Value.Count)), ("most", Problems.Text(WaysOfADay.Most))))];
    }
}
