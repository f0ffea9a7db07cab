using Travesia.Engine;
using Travesia.Engine.Randomness;
using Travesia.Engine.Running;

namespace Travesia.Bench;

/// <summary>What a day draws: kept, so that the same draws can be made again without the day around them.</summary>
internal readonly record struct EngineDraw(int Day, ulong Key, DrawPurpose Purpose, long Count, double One, double Other, EngineRow? Row = null);

/// <summary>The row over which people are split.</summary>
internal sealed record EngineRow(int Persons, double[] Share, double[] Rest);

/// <summary>Draws as a sampled run does, and keeps what is drawn.</summary>
internal struct EngineDrawLog(RunKey run, List<EngineDraw> log) : IDraws<long>
{
    private const int MostWays = 64;

    private CountDraws<IndependentCoupling> draws = new(run);
    private int day;

    public static bool Draws => true;

    public static bool Pairs => false;

    public void BeginDay(int today)
    {
        day = today;
        draws.BeginDay(today);
    }

    public readonly int Way(ulong key, ReadOnlySpan<double> rest)
    {
        log.Add(new EngineDraw(day, key, DrawPurpose.Split, 1, 0, 0, new EngineRow(0, [], [.. rest])));
        return draws.Way(key, rest);
    }

    public readonly void Spread(ulong key, long people, double parties, int persons, ReadOnlySpan<double> share, ReadOnlySpan<double> rest, Span<long> moves)
    {
        log.Add(new EngineDraw(day, key, DrawPurpose.Split, people, parties, 0, new EngineRow(persons, [.. share], [.. rest])));
        draws.Spread(key, people, parties, persons, share, rest, moves);
    }

    public readonly long Going(ulong key, long people, double taken, double left) => throw new NotSupportedException("Runs that are not paired do not chain.");

    public readonly long GoingInParties(ulong key, long people, double going, double left) => throw new NotSupportedException("Runs that are not paired do not chain.");

    public readonly double Lot(ulong key) => throw new NotSupportedException("Runs that are not paired do not chain.");

    public readonly long Passing(ulong key, long ofKind, long trying, long pass) => draws.Passing(key, ofKind, trying, pass);

    public readonly long Entering(ulong key, double mean, double dispersion)
    {
        log.Add(new EngineDraw(day, key, DrawPurpose.Departure, 0, mean, dispersion));
        return draws.Entering(key, mean, dispersion);
    }

    public readonly long Present(ulong key, double people, InitialLaw law) => draws.Present(key, people, law);

    public readonly long Within(double limit) => draws.Within(limit);

    public readonly double Usable(double allowance) => draws.Usable(allowance);

    /// <summary>Makes the draws again.</summary>
    public static long Repeat(RunKey run, ReadOnlySpan<EngineDraw> log, out long blocks)
    {
        long sum = 0;
        blocks = 0;
        Span<long> room = stackalloc long[MostWays];
        foreach (ref readonly EngineDraw draw in log)
        {
            var stream = new DrawStream(run, draw.Day, draw.Key, draw.Purpose);
            if (draw.Row is not { } row)
            {
                sum += NegativeBinomial.Sample(ref stream, draw.One, draw.Other);
            }
            else if (draw.Count == 1)
            {
                sum += Multinomial.EntryAt(row.Rest, stream.NextUniform());
            }
            else
            {
                Span<long> moves = row.Rest.Length <= MostWays ? room[..row.Rest.Length] : new long[row.Rest.Length];
                Engine.Randomness.Spread.Draw(ref stream, draw.Count, draw.One, row.Persons, row.Share, row.Rest, moves);
                sum += moves[0];
            }

            blocks += stream.BlocksUsed;
        }

        return sum;
    }
}
