using Travesia.Model;

namespace Travesia.Inference.Calibration;

/// <summary>In how many months what was observed lies in the band that holds 80 % of the futures of a run that is told nothing on the way.</summary>
/// <param name="Series">The series.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Area">Where; none is all areas together.</param>
/// <param name="MonthsInWindow">Months of the window that were observed.</param>
/// <param name="InsideInWindow">Those of them inside.</param>
/// <param name="MonthsAfter">Months after the window that were observed, which no parameter saw.</param>
/// <param name="InsideAfter">Those of them inside: 80 % would be right.</param>
public sealed record CoverageRow(SeriesId Series, string Publisher, string? Area, int MonthsInWindow, int InsideInWindow, int MonthsAfter, int InsideAfter)
{
    /// <summary>The lower end of the band.</summary>
    public const double LowLevel = 0.1;

    /// <summary>The upper end of the band.</summary>
    public const double HighLevel = 0.9;
}
