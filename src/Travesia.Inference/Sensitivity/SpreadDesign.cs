using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;

namespace Travesia.Inference.Sensitivity;

/// <summary>
/// The two matrices from which shares of the spread are estimated, A and B, and those that mix them: every column of both, of parameters
/// and of policies, is a column of its own of one Latin hypercube.
/// </summary>
internal sealed class SpreadDesign
{
    private readonly Dictionary<string, (double[] A, double[] B)> columns = new(StringComparer.Ordinal);
    private readonly ImmutableArray<SensitivityFactor> factors;

    /// <summary>The matrices of some factors.</summary>
    /// <param name="factors">All that vary.</param>
    /// <param name="draws">Rows of each matrix.</param>
    /// <param name="seed">The luck.</param>
    public SpreadDesign(ImmutableArray<SensitivityFactor> factors, int draws, uint seed)
    {
        this.factors = factors;
        StableKey key = StableKey.Of("spread").With(seed);
        foreach (string name in factors.SelectMany(NamesOf))
        {
            StableKey own = key.With(unchecked((long)StableKey.Of(name).Value));
            columns[name] = (NamedDraw.Column(draws, own.With(0)), NamedDraw.Column(draws, own.With(1)));
        }
    }

    /// <summary>A row of A, or of B, or of A with a factor's columns from B.</summary>
    /// <param name="row">Which row.</param>
    /// <param name="matrix">-1 for A, -2 for B, else the position of the factor.</param>
    public (Dictionary<string, double> Positions, ImmutableArray<PolicyId> Off) Row(int row, int matrix)
    {
        Dictionary<string, double> positions = new(StringComparer.Ordinal);
        ImmutableArray<PolicyId>.Builder off = ImmutableArray.CreateBuilder<PolicyId>();
        for (int f = 0; f < factors.Length; f++)
        {
            bool isFromB = matrix == OnlyB || matrix == f;
            foreach (string name in NamesOf(factors[f]))
            {
                (double[] a, double[] b) = columns[name];
                positions[name] = isFromB ? b[row] : a[row];
            }

            if (factors[f].IsPolicy && positions[CoinOf(factors[f])] < 0.5)
            {
                off.AddRange(factors[f].Policies);
            }
        }

        return (positions, off.ToImmutable());
    }

    /// <summary>The matrix A itself.</summary>
    public const int OnlyA = -1;

    /// <summary>The matrix B itself.</summary>
    public const int OnlyB = -2;

    // No parameter has a space in its name.
    private static string CoinOf(SensitivityFactor factor) => $"policy {factor.Id}";

    private static IEnumerable<string> NamesOf(SensitivityFactor factor) => factor.IsPolicy ? [CoinOf(factor)] : factor.Parameters.Select(p => p.Value);
}
