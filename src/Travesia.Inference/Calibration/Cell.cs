using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Model.Calibrating;

namespace Travesia.Inference.Calibration;

/// <summary>One number that a fit is held against: a row of observations.csv, or a sum of rows.</summary>
/// <param name="Stage">The stage whose parameters see it, from 0.</param>
/// <param name="Target">Position of its target within the stage.</param>
/// <param name="Period">Over which days.</param>
/// <param name="Observed">What was observed.</param>
/// <param name="Error">How it scatters.</param>
/// <param name="Terms">What of the model answers it.</param>
internal sealed record Cell(int Stage, int Target, CountPeriod Period, double Observed, ErrorModel Error, ImmutableArray<CellTerm> Terms)
{
    private const double Anscombe = 3.0 / 8;

    /// <summary>A count on the scale on which the error is standard normal.</summary>
    public double Scaled(double count) => Error switch
    {
        LogNormalError e => Math.Log(Math.Max(0, count) + e.Offset) / e.SdLog,
        CountError e => 2 * Math.Sqrt((Math.Max(0, count) + Anscombe) / e.Dispersion),
        _ => throw new InvalidOperationException($"No such error: {Error.GetType().Name}."),
    };

    /// <summary>The derivative of <see cref="Scaled"/>.</summary>
    public double Slope(double count) => Error switch
    {
        LogNormalError e => 1 / ((Math.Max(0, count) + e.Offset) * e.SdLog),
        CountError e => 1 / Math.Sqrt((Math.Max(0, count) + Anscombe) * e.Dispersion),
        _ => throw new InvalidOperationException($"No such error: {Error.GetType().Name}."),
    };
}

/// <summary>A part of a cell's answer.</summary>
/// <param name="Group">Whose counts it holds; none is those of all people together, which cannot be told apart.</param>
/// <param name="Count">What of the model answers, and which of its periods.</param>
/// <param name="Period">Position in the periods of the answer.</param>
internal readonly record struct CellTerm(GroupId? Group, ModelCount Count, int Period);
