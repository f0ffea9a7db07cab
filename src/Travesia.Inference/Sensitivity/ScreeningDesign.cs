using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;

namespace Travesia.Inference.Sensitivity;

/// <summary>
/// Points of the unit cube from which each factor is moved alone (radial design: Campolongo, Saltelli and Cariboni, From screening to
/// quantitative sensitivity analysis, 2011). A factor of parameters stands at one of the four levels 1/8, 3/8, 5/8, 7/8 of its
/// distribution, four points in a row at each once, and is moved by a half: Morris's grid of four levels, without the ends, at which
/// many priors have no value. Parameters of one factor stand in the same half and move together.
/// </summary>
internal sealed class ScreeningDesign(ImmutableArray<SensitivityFactor> factors, uint seed)
{
    private const int Levels = 4;

    private readonly StableKey key = StableKey.Of("screening").With(seed);

    /// <summary>Where each parameter's own uniform stands at a point.</summary>
    public Dictionary<string, double> At(int point) => Positions(point, -1);

    /// <summary>The same with one factor moved to its other half.</summary>
    public Dictionary<string, double> Moved(int point, int factor) => Positions(point, factor);

    /// <summary>Whether a factor stands in the upper half at a point, so that moving takes it down.</summary>
    public bool IsHigh(int point, int factor) => LevelOf(point, KeyOf(factors[factor].Id)) >= Levels / 2;

    private Dictionary<string, double> Positions(int point, int moved)
    {
        Dictionary<string, double> positions = new(StringComparer.Ordinal);
        for (int f = 0; f < factors.Length; f++)
        {
            bool high = factors[f].Parameters.IsEmpty ? false : IsHigh(point, f) != (f == moved);
            foreach (ParameterId parameter in factors[f].Parameters)
            {
                int within = factors[f].Parameters.Length == 1 ? LevelOf(point, KeyOf(factors[f].Id)) % 2 : LevelOf(point, KeyOf(parameter.Value)) % 2;
                positions[parameter.Value] = ((2 * (within + (high ? Levels / 2 : 0))) + 1) / (2.0 * Levels);
            }
        }

        return positions;
    }

    private StableKey KeyOf(string name) => key.With(unchecked((long)StableKey.Of(name).Value));

    private static int LevelOf(int point, StableKey key) => NamedDraw.Permutation(Levels, key.With(point / Levels))[point % Levels];
}
