namespace Travesia.Engine;

/// <summary>Days in which no static probability changes.</summary>
/// <param name="FirstDay">Its first day.</param>
/// <param name="RowOfState">The row of each state.</param>
internal sealed record Epoch(int FirstDay, int[] RowOfState);
