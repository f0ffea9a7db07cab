using Travesia.Engine;
using Travesia.Engine.Randomness;
using Travesia.Engine.Running;

namespace Travesia.Bench;

/// <summary>What a day draws: kept, so that the same draws can be made again without the day around them.</summary>
internal readonly record struct EngineDraw(int Day, ulong Key, DrawPurpose Purpose, long Count, double One, double Other);

/// <summary>Draws as a sampled run does, and keeps what is drawn.</summary>
internal struct EngineDrawLog(RunKey run, List<EngineDraw> log) : IDraws<long>
{
    private CountDraws<IndependentCoupling> draws = new(run);
    private int day;

    public static bool Draws => true;

    public void BeginDay(int today)
    {
        day = today;
        draws.BeginDay(today);
    }

    public readonly long Going(ulong key, long people, double taken, double left)
    {
        if (taken != 0 && left != 0)
        {
            log.Add(new EngineDraw(day, key, DrawPurpose.Split, people, taken, left));
        }

        return draws.Going(key, people, taken, left);
    }

    public readonly long GoingInParties(ulong key, long people, double going, double left)
    {
        if (going != 0 && left != 0)
        {
            log.Add(new EngineDraw(day, key, DrawPurpose.Party, people, going, left));
        }

        return draws.GoingInParties(key, people, going, left);
    }

    public readonly double Lot(ulong key)
    {
        log.Add(new EngineDraw(day, key, DrawPurpose.PartyWhole, 0, 0, 0));
        return draws.Lot(key);
    }

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
        foreach (ref readonly EngineDraw draw in log)
        {
            var stream = new DrawStream(run, draw.Day, draw.Key, draw.Purpose);
            sum += draw.Purpose switch
            {
                DrawPurpose.Split => Binomial.Sample(ref stream, draw.Count, draw.One, draw.Other),
                DrawPurpose.Party => BetaBinomial.Sample(ref stream, draw.Count, draw.One, draw.Other),
                DrawPurpose.PartyWhole => stream.NextUniform() < 0.5 ? 1 : 0,
                _ => NegativeBinomial.Sample(ref stream, draw.One, draw.Other),
            };
            blocks += stream.BlocksUsed;
        }

        return sum;
    }
}
