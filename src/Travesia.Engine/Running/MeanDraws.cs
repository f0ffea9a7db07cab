namespace Travesia.Engine.Running;

/// <summary>Real numbers: everybody moves by share. Draws nothing.</summary>
internal readonly struct MeanDraws : IDraws<double>
{
    public static bool Draws => false;

    public static bool Pairs => false;

    public void BeginDay(int day)
    {
    }

    public double Going(ulong key, double people, double taken, double left) => people * taken;

    public double GoingInParties(ulong key, double people, double going, double left) => people * (going / (going + left));

    public int Way(ulong key, ReadOnlySpan<double> rest) => throw new NotSupportedException("Shares are not drawn.");

    public void Spread(ulong key, double people, double parties, int persons, ReadOnlySpan<double> share, ReadOnlySpan<double> rest, Span<double> moves) =>
        throw new NotSupportedException("Shares are not drawn.");

    public double Lot(ulong key) => throw new NotSupportedException("Shares are not drawn.");

    public double Passing(ulong key, double ofKind, double trying, double pass) => ofKind * (pass / trying);

    public double Entering(ulong key, double mean, double dispersion) => mean;

    public double Present(ulong key, double people, InitialLaw law) => people;

    public double Within(double limit) => limit;

    public double Usable(double allowance) => allowance;
}
