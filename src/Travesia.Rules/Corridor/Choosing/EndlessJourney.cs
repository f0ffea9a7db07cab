using Travesia.Model.Diagnostics;
using Travesia.Rules.Choice;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Choosing;

/// <summary>Says which loop makes a journey endless, by places and links.</summary>
internal static class EndlessJourney
{
    /// <summary>The diagnostic of a refusal.</summary>
    /// <param name="tables">Names.</param>
    /// <param name="network">The network that was refused.</param>
    /// <param name="variant">For whom.</param>
    /// <param name="refusal">Why.</param>
    public static Diagnostic Of(CorridorTables tables, BelievedNetwork network, int variant, ChoiceRefusal refusal)
    {
        Geography geography = tables.Structure.Geography;
        int group = Variants.GroupOf(variant);
        string way = refusal.Cycle.IsEmpty
            ? string.Join(", ", refusal.Component.Take(12).Select(n => PlaceOf(network, n, geography)))
            : string.Join(" - ", refusal.Cycle.Select(s => Step(network, s, geography)).Append(PlaceOf(network, refusal.Cycle[0].Node, geography)));
        var values = new List<(string, string)>
        {
            ("group", geography.Groups[group].Id.Value),
            ("variant", Variant.At(variant).Name),
            ("most", Problems.Text(tables.LongestJourneyLegs)),
            ("way", way),
        };
        if (double.IsFinite(refusal.Legs))
        {
            values.Add(("legs", Problems.Text(Math.Round(refusal.Legs))));
        }

        return Diagnostic.Of(CorridorDiagnostics.EndlessJourney, new Subject("scenario", -1, $"groups.{geography.Groups[group].Id}"), [.. values]);
    }

    private static string Step(BelievedNetwork network, ChoiceStep step, Geography geography)
    {
        string place = PlaceOf(network, step.Node, geography);
        int link = Array.IndexOf(network.LinkArc, step.Arc);
        return link >= 0 ? $"{place} ({geography.Links[link].Id})" : place;
    }

    private static string PlaceOf(BelievedNetwork network, int node, Geography geography)
    {
        int place = node < geography.Places.Length ? node
            : Array.IndexOf(network.HeldNode, node) is >= 0 and int held ? held
            : Array.IndexOf(network.ComingNode, node);
        return geography.Places[place].Id.Value;
    }
}
