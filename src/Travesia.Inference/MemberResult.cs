using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference;

/// <summary>What one member of an ensemble counted. Immutable, and without its program, so that it can be kept or sent.</summary>
public sealed class MemberResult
{
    private readonly EnsembleLayout layout;
    private readonly double[] values;

    /// <summary>A member from its values.</summary>
    /// <param name="layout">What is counted.</param>
    /// <param name="member">Which member, from 0.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="values">Series after series, each at <see cref="EnsembleLayout.RangeOf"/>; not copied.</param>
    /// <param name="isFluid">Whether it is a fluid limit.</param>
    public MemberResult(EnsembleLayout layout, int member, ParameterValues parameters, double[] values, bool isFluid)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, layout.ValuesPerMember, nameof(values));
        this.layout = layout;
        this.values = values;
        Member = member;
        Parameters = parameters;
        IsFluid = isFluid;
        Totals = [.. layout.Totals.Select(t => t.Sum(layout, values))];
    }

    /// <summary>Which member, from 0.</summary>
    public int Member { get; }

    /// <summary>Its parameters.</summary>
    public ParameterValues Parameters { get; }

    /// <summary>Its sums, as in <see cref="EnsembleLayout.Totals"/>.</summary>
    public ImmutableArray<double> Totals { get; }

    /// <summary>Whether it is a fluid limit rather than the mean (see <see cref="Recording.IsFluid"/>).</summary>
    public bool IsFluid { get; }

    /// <summary>The values of a series of <see cref="EnsembleLayout.Series"/>, one for each of its dates.</summary>
    public ReadOnlySpan<double> this[int series] => values.AsSpan(layout.RangeOf(series));

    /// <summary>A member from the recording of its run: the spin-up is left behind, and nights without a bed are added.</summary>
    internal static MemberResult Of(EnsembleLayout layout, int member, ParameterValues parameters, Recording recording)
    {
        double[] values = new double[layout.ValuesPerMember];
        int spinUp = layout.Days[0].DayNumber - layout.Scenario.FirstDay.DayNumber;
        for (int i = 0; i < layout.Series.Length; i++)
        {
            Measure measure = layout.Series[i];
            Span<double> shown = values.AsSpan(layout.RangeOf(i));
            if (layout.PresenceBehind(i) is >= 0 and int present)
            {
                double beds = layout.Scenario.Places.First(p => p.Id == measure.Place).Beds!.Value.Under(parameters);
                ReadOnlySpan<double> people = values.AsSpan(layout.RangeOf(present));
                for (int day = 0; day < shown.Length; day++)
                {
                    shown[day] = Math.Max(0, people[day] - beds);
                }
            }
            else
            {
                ReadOnlySpan<double> all = measure.Tally is { } tally ? recording[tally] : recording[measure.Stock!.Value];
                all[(measure.Resolution == Resolution.Day ? spinUp : layout.FirstPeriod)..].CopyTo(shown);
            }
        }

        return new MemberResult(layout, member, parameters, values, recording.IsFluid);
    }
}

/// <summary>Consecutive members of an ensemble.</summary>
/// <param name="Index">Which batch, from 0.</param>
/// <param name="Members">Its members, in order.</param>
public sealed record MemberBatch(int Index, ImmutableArray<MemberResult> Members);
