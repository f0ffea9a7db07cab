using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Travesia.Engine.Building;
using Travesia.Engine.Randomness;

namespace Travesia.Engine;

/// <summary>The luck by period of the departures of one sampled run: a program of the run's own, whose means it draws anew for each future.</summary>
internal sealed class DepartureLuck
{
    // Tells the stream of an effect from that of a departure under the same key.
    private const ulong Tag = 0x9D1B_6F0E_52C3_7A85;

    private readonly ImmutableArray<Departure> departures;
    private readonly DeparturePlan[] plans;

    private DepartureLuck(Program program)
    {
        departures = program.Departures;
        plans = [.. program.Parts.DeparturePlans.Select((plan, i) => HasLuck(departures[i]) ? plan with { MeanPerDay = new double[program.Days] } : plan)];
        Own = program.With(departures, plans);
    }

    /// <summary>The program that the run executes, and nobody else.</summary>
    public Program Own { get; }

    /// <summary>The luck of runs of a program, or none where there is nothing to draw.</summary>
    public static DepartureLuck? Of(Program program, Mode mode) => mode == Mode.Sampled && program.Departures.Any(HasLuck) ? new DepartureLuck(program) : null;

    /// <summary>A program that says of departures with luck that they vary by more than Poisson numbers do, as they do.</summary>
    public static Program AsDispersion(Program program)
        => program.Departures.Any(HasLuck)
            ? program.With([.. program.Departures.Select(d => HasLuck(d) ? d with { Dispersion = Math.Max(d.Dispersion, Math.BitIncrement(1)) } : d)], program.Parts.DeparturePlans)
            : program;

    /// <summary>Draws the means of a future.</summary>
    public void Draw(RunKey run)
    {
        Dictionary<(StableKey, double), double[]> known = [];
        for (int i = 0; i < plans.Length; i++)
        {
            if (HasLuck(departures[i]))
            {
                Fill(plans[i].MeanPerDay, departures[i], run, known);
            }
        }
    }

    private void Fill(double[] means, Departure departure, RunKey run, Dictionary<(StableKey, double), double[]> known)
    {
        for (int period = 0; period < Own.PeriodStarts.Length; period++)
        {
            double log = 0;
            foreach (PeriodEffect effect in departure.Effects!)
            {
                log += (effect.SdLog * ScoresOf(effect, run, known)[period]) - (effect.SdLog * effect.SdLog / 2);
            }

            double factor = Math.Exp(log);
            PeriodOfDay days = Own.PeriodOf(Own.PeriodStarts[period]);
            for (int day = days.FirstDay; day < days.EndDay; day++)
            {
                means[day] = Math.Min(departure.MeanPerDay[day] * factor, ProgramChecks.MostPeople);
            }
        }
    }

    /// <summary>The standard normal x of each period.</summary>
    private double[] ScoresOf(PeriodEffect effect, RunKey run, Dictionary<(StableKey, double), double[]> known)
    {
        ref double[]? scores = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (effect.Key, effect.Autocorrelation), out _);
        if (scores is null)
        {
            scores = new double[Own.PeriodStarts.Length];
            double fresh = Math.Sqrt(1 - (effect.Autocorrelation * effect.Autocorrelation));
            for (int period = 0; period < scores.Length; period++)
            {
                var stream = new DrawStream(run, Own.PeriodStarts[period], Hash.Combine(effect.Key.Value, Tag), DrawPurpose.Departure);
                double z = NormalQuantile.Of(stream.NextUniform());
                scores[period] = period == 0 ? z : (effect.Autocorrelation * scores[period - 1]) + (fresh * z);
            }
        }

        return scores;
    }

    private static bool HasLuck(Departure departure) => departure.Effects is { Count: > 0 };
}
