namespace Travesia.Engine.Randomness;

/// <summary>The law of -X: an upper tail of X is its lower tail.</summary>
internal readonly struct MirroredLaw<TLaw>(TLaw law) : ILatticeLaw
    where TLaw : struct, ILatticeLaw
{
    private readonly TLaw _law = law;

    public double Lower => -_law.Upper;

    public double Upper => -_law.Lower;

    public double Mean => -_law.Mean;

    public double Deviation => _law.Deviation;

    public double Skewness => -_law.Skewness;

    public double Breadth => _law.Breadth;

    public bool HasValley => _law.HasValley;

    public double Mass(double k) => _law.Mass(-k);

    public double Up(double k) => _law.Down(-k);

    public double Down(double k) => _law.Up(-k);
}
