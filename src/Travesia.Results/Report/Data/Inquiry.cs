using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Results.Report.Data;

/// <summary>Gathers what a report asks of a run, so that the run is read once.</summary>
internal sealed class Inquiry(EnsembleLayout layout)
{
    private readonly List<ModelCount> counts = [];
    private readonly List<AnsweredCount> asked = [];

    /// <summary>What is counted at all.</summary>
    public EnsembleLayout Layout => layout;

    /// <summary>Asks for a quantity; none if the model does not count it there, of them or over such periods.</summary>
    public Counted? Ask(string quantity, ImmutableArray<CountPeriod> periods, ImmutableArray<string> where = default, GroupId? group = null)
        => Ask(new CountQuery(quantity, where.IsDefault ? [] : where, group, []), periods).Counted;

    /// <summary>Asks for what a series or figure asks; or says why the model cannot be asked.</summary>
    public (Counted? Counted, NotCounted? Reason) Ask(CountQuery query, ImmutableArray<CountPeriod> periods)
    {
        CountAnswer answer = CountSelection.Of(layout, query, periods);
        if (answer.Count is not { } count)
        {
            return (null, answer.Reason);
        }

        AnsweredCount answered = new(count);
        counts.Add(count);
        asked.Add(answered);
        return (new Counted([answered]), null);
    }

    /// <summary>Asks for several groups together; one to whom it can never happen adds nothing.</summary>
    public (Counted? Counted, NotCounted? Reason) Ask(CountQuery query, IReadOnlyList<GroupId> groups, ImmutableArray<CountPeriod> periods)
    {
        (Counted? Counted, NotCounted? Reason)[] answers = [.. groups.Select(g => Ask(query with { Group = g }, periods))];
        NotCounted? because = answers.Select(a => a.Reason).FirstOrDefault(r => r is not null && r.Reason != NotCountedReason.Never);
        Counted[] parts = [.. answers.Select(a => a.Counted).OfType<Counted>()];
        return because is not null || parts.Length == 0 ? (null, because ?? answers[0].Reason) : (Counted.Together(parts), null);
    }

    /// <summary>All that is asked, in the order of the answers.</summary>
    public ImmutableArray<ModelCount> Counts => [.. counts];

    /// <summary>Hands on the answers.</summary>
    public void Answer(CountTable answers)
    {
        for (int i = 0; i < asked.Count; i++)
        {
            asked[i].Answer(answers, i);
        }
    }
}
