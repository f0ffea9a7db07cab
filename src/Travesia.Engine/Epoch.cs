namespace Travesia.Engine;

/// <summary>
/// Days in which no static probability changes, as the difference from the epoch before: a run keeps one map from state to row and
/// applies the changes, so that fifty epochs that each touch a few places do not cost fifty maps.
/// </summary>
/// <param name="FirstDay">Its first day.</param>
/// <param name="States">The states whose row changes.</param>
/// <param name="Rows">The new row of each; beside <paramref name="States"/>.</param>
/// <param name="Reloads">Rows kept by the run whose probabilities are set anew.</param>
internal sealed record Epoch(int FirstDay, int[] States, int[] Rows, Reload[] Reloads);

/// <summary>A row kept by the run takes its probabilities from a row as the program has it: a dynamic state's private row from a row of the pool, a dynamic row from itself.</summary>
internal readonly record struct Reload(int KeptRow, int SourceRow);
