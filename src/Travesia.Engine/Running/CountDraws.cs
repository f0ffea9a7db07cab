using Travesia.Engine.Randomness;

namespace Travesia.Engine.Running;

/// <summary>Whole numbers: one random future. The samplers draw nothing for what is certain.</summary>
internal struct CountDraws<TCoupling>(RunKey run) : IDraws<long>
    where TCoupling : struct, ICoupling
{
    // Fractions of people are added up over days, and ten times 0.1 must make a person.
    private const double Rounding = 1e-9;

    private int day;

    public static bool Draws => true;

    public static bool Pairs => TCoupling.Pairs;

    public void BeginDay(int today) => day = today;

    public readonly int Way(ulong key, ReadOnlySpan<double> rest) => Multinomial.EntryAt(rest, new DrawStream(run, day, key, DrawPurpose.Split).NextUniform());

    public readonly void Spread(ulong key, long people, double parties, int persons, ReadOnlySpan<double> share, ReadOnlySpan<double> rest, Span<long> moves)
    {
        var stream = new DrawStream(run, day, key, DrawPurpose.Split);
        Randomness.Spread.Draw(ref stream, people, parties, persons, share, rest, moves);
    }

    public readonly long Going(ulong key, long people, double taken, double left)
    {
        var stream = new DrawStream(run, day, key, DrawPurpose.Split);
        return TCoupling.Binomial(ref stream, people, taken, left);
    }

    public readonly long GoingInParties(ulong key, long people, double going, double left)
    {
        var stream = new DrawStream(run, day, key, DrawPurpose.Party);
        return TCoupling.BetaBinomial(ref stream, people, going, left);
    }

    public readonly double Lot(ulong key) => new DrawStream(run, day, key, DrawPurpose.PartyWhole).NextUniform();

    public readonly long Passing(ulong key, long ofKind, long trying, long pass)
    {
        if (pass == 0 || pass == trying || ofKind == trying)
        {
            return pass == trying ? ofKind : pass;
        }

        var stream = new DrawStream(run, day, key, DrawPurpose.Thin);
        return TCoupling.Hypergeometric(ref stream, ofKind, trying - ofKind, pass);
    }

    public readonly long Entering(ulong key, double mean, double dispersion)
    {
        if (mean == 0)
        {
            return 0;
        }

        var stream = new DrawStream(run, day, key, DrawPurpose.Departure);
        return dispersion == 1 ? TCoupling.Poisson(ref stream, mean) : TCoupling.NegativeBinomial(ref stream, mean, dispersion);
    }

    public readonly long Present(ulong key, double people, InitialLaw law)
    {
        if (law == InitialLaw.Fixed || people == 0)
        {
            return (long)people;
        }

        var stream = new DrawStream(run, day, key, DrawPurpose.InitialStock);
        return TCoupling.Poisson(ref stream, people);
    }

    public readonly long Within(double limit) => limit >= long.MaxValue ? long.MaxValue : (long)Math.Floor(limit + Rounding);

    public readonly double Usable(double allowance) => Math.Floor(allowance + Rounding);
}
