namespace Travesia.Engine;

/// <summary>
/// Days in which no static probability changes, as the difference from the epoch before: a run keeps one map from state to row and
/// applies the changes, so that fifty epochs that each touch a few places do not cost fifty maps.
/// </summary>
/// <param name="FirstDay">Its first day.</param>
/// <param name="States">The states whose row changes.</param>
/// <param name="Rows">The new row of each; beside <paramref name="States"/>.</param>
/// <param name="Reloads">Dynamic rows whose probabilities are set anew from a row of the pool.</param>
internal sealed record Epoch(int FirstDay, int[] States, int[] Rows, Reload[] Reloads);

/// <summary>A dynamic state's private row takes its probabilities from a row of the pool.</summary>
internal readonly record struct Reload(int PrivateRow, int SourceRow);
