namespace Travesia.Engine.Tests.Oracles;

/// <summary>A small program, a coarse picture of a run of it, and the probability whose alteration must be noticed.</summary>
/// <param name="Program">The program.</param>
/// <param name="Picture">Names the cell of a run from its tallies and from the people at its end. Coarse, so that cells fill.</param>
/// <param name="AlteredRow">The row that a test alters.</param>
/// <param name="AlteredEntry">The transition of it.</param>
/// <param name="Repeats">Multiplies the number of runs, where luck is noisier.</param>
internal sealed record Specimen(
    Program Program,
    Func<Func<TallyId, double>, Func<StateId, double>, string> Picture,
    int AlteredRow,
    int AlteredEntry,
    int Repeats = 1);
