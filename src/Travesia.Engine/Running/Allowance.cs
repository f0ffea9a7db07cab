namespace Travesia.Engine.Running;

/// <summary>
/// What a limit on moves lets pass, from day to day. An amount is granted each day or on the first day of each period. Whole people
/// of it can be used; the fraction is banked for the next grant. What is not used is lost, or carried over.
/// </summary>
internal struct Allowance
{
    private int step;
    private double banked;

    /// <summary>What can be used today; infinity is no limit.</summary>
    public double Available { get; private set; }

    /// <summary>Before the first day.</summary>
    public static Allowance AtStart => new() { step = -1, Available = double.PositiveInfinity };

    /// <summary>The limit in force on a day, infinity before the first step.</summary>
    public double LimitOn(Gate gate, int day)
    {
        Advance(gate, day);
        return step < 0 ? double.PositiveInfinity : gate.Steps[step].Limit;
    }

    /// <summary>Grants what a day brings and says how much of it can be used, by the arithmetic of the run.</summary>
    public void Grant<T, TDraws>(Gate gate, int day, PeriodOfDay period, ref TDraws draws)
        where T : struct, System.Numerics.INumber<T>
        where TDraws : struct, IDraws<T>
    {
        bool stepBegins = Advance(gate, day);
        if (step < 0)
        {
            return;
        }

        double limit = gate.Steps[step].Limit;
        bool grants = gate.Kind == GateKind.PerDay || day == period.FirstDay;
        if (stepBegins && !grants)
        {
            // A step inside a period: the share of its allowance that is left of the period, and nothing of the step before it.
            Available = 0;
            limit *= (double)(period.EndDay - day) / period.Length;
            grants = true;
        }

        if (!grants)
        {
            return;
        }

        double kept = gate.CarriesOver && double.IsFinite(Available) ? Available : 0;
        if (double.IsPositiveInfinity(limit))
        {
            (Available, banked) = (limit, 0);
            return;
        }

        double granted = draws.Usable(banked + limit);
        banked = Math.Max(0, banked + limit - granted);
        Available = kept + granted;
    }

    /// <summary>Takes what was used.</summary>
    public void Use(double moves) => Available = Math.Max(0, Available - moves);

    /// <summary>A number that two allowances share only if they will do the same.</summary>
    public readonly ulong Fingerprint() =>
        Randomness.Hash.Combine(BitConverter.DoubleToUInt64Bits(Available), BitConverter.DoubleToUInt64Bits(banked));

    private bool Advance(Gate gate, int day)
    {
        int before = step;
        while (step + 1 < gate.Steps.Count && gate.Steps[step + 1].FromDay <= day)
        {
            step++;
        }

        return step != before;
    }
}
