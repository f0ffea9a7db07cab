using Travesia.Inference.Forecasting.Responses;

namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>Where each part of the state lies: log-drivers of departures by group and lag, levels of series, levels of rows, and how much of the model's own course is believed by series.</summary>
internal sealed record StateLayout(int Groups, int Series, int Rows)
{
    /// <summary>How many numbers the state has.</summary>
    public int Length => DriverCount + Series + Rows + Series;

    /// <summary>How many of them are drivers.</summary>
    public int DriverCount => Groups * GroupResponse.Lags;

    /// <summary>A group's driver of so many months ago; the last of all earlier ones.</summary>
    public static int Driver(int group, int lag) => (group * GroupResponse.Lags) + lag;

    /// <summary>The level that all rows of a series share.</summary>
    public int Level(int series) => DriverCount + series;

    /// <summary>A row's own level.</summary>
    public int Own(int row) => DriverCount + Series + row;

    /// <summary>The share of the model's own course (policies, queues, seasons) that a series follows.</summary>
    public int Course(int series) => DriverCount + Series + Rows + series;
}
