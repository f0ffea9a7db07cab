namespace Travesia.Engine.Randomness;

/// <summary>A law over whole numbers, known by its mass and by the ratio of neighbouring masses.</summary>
/// <remarks>Whole numbers are doubles here (exact to 2^53), and the mass is also defined between them, where it is smooth.</remarks>
internal interface ILatticeLaw
{
    /// <summary>The smallest value that can occur; minus infinity if there is none.</summary>
    double Lower { get; }

    /// <summary>The largest value that can occur; infinity if there is none.</summary>
    double Upper { get; }

    /// <summary>The mean.</summary>
    double Mean { get; }

    /// <summary>The standard deviation, positive.</summary>
    double Deviation { get; }

    /// <summary>The skewness; with the mean and the deviation it tells the quantile where to begin to look.</summary>
    double Skewness { get; }

    /// <summary>The distance over which the mass changes by a factor of order e, away from the ends of the support; at least the deviation and at least 1.</summary>
    double Breadth { get; }

    /// <summary>Whether the mass falls and rises again; a tail may then not be cut off where it has become small.</summary>
    bool HasValley { get; }

    /// <summary>The mass at a point of the support, with relative error about 1e-15, at the far tails 1e-13.</summary>
    double Mass(double k);

    /// <summary>Mass(k + 1) / Mass(k), for k from Lower to Upper - 1.</summary>
    double Up(double k);

    /// <summary>Mass(k - 1) / Mass(k), for k from Lower + 1 to Upper.</summary>
    double Down(double k);
}
