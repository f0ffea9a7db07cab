using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Results.Report.Data;

/// <summary>One link, over the whole run.</summary>
/// <param name="Link">Which.</param>
/// <param name="Crossings">People who took it.</param>
/// <param name="Deaths">Deaths on it.</param>
/// <param name="Injuries">Injuries on it.</param>
/// <param name="Abuses">Cases of abuse on it.</param>
internal sealed record LinkCounts(Link Link, Counted? Crossings, Counted? Deaths, Counted? Injuries, Counted? Abuses)
{
    /// <summary>Asks about a link.</summary>
    public static LinkCounts Ask(Link link, Inquiry inquiry, ImmutableArray<CountPeriod> months)
    {
        ImmutableArray<string> here = [link.Id.Value];
        Counted? Of(string quantity) => months.IsEmpty ? null : inquiry.Ask(quantity, [new CountPeriod(months[0].From, months[^1].To)], here);
        return new LinkCounts(link, Of(MeasureNames.Crossings), Of(MeasureNames.Deaths), Of(MeasureNames.Injuries), Of(MeasureNames.Abuses));
    }
}
