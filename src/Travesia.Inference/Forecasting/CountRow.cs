using Travesia.Model;

namespace Travesia.Inference.Forecasting;

/// <summary>What is counted month after month and forecast: a series of a publisher at an area, of a group or of all people.</summary>
/// <param name="Series">The series.</param>
/// <param name="Publisher">Who counts.</param>
/// <param name="Area">Where.</param>
/// <param name="Group">Who, or all.</param>
public readonly record struct CountRow(SeriesId Series, string Publisher, string Area, GroupId? Group);
