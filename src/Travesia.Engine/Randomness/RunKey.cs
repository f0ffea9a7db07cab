namespace Travesia.Engine.Randomness;

/// <summary>One random future: the 64-bit Philox key that all draws of a run share.</summary>
/// <remarks>Two runs with the same key draw the same numbers wherever they draw for the same day, hash and purpose.</remarks>
/// <param name="Seed">The seed that the user chose; key word 0.</param>
/// <param name="Member">The member of the ensemble; key word 1.</param>
public readonly record struct RunKey(uint Seed, uint Member);
