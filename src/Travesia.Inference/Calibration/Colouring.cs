using System.Collections.Immutable;

namespace Travesia.Inference.Calibration;

/// <summary>
/// Parameters that one perturbed run can carry together: those that act on different groups. What they change is told apart by the
/// group in whose counts it shows (Curtis, Powell and Reid, On the estimation of sparse Jacobian matrices, 1974). A parameter's pull on
/// other groups through a shared queue is left out of the derivative, never out of the model.
/// </summary>
internal static class Colouring
{
    /// <summary>Lists of positions of parameters, each list for one run.</summary>
    /// <param name="reach">By parameter, the groups that it acts on; none is all.</param>
    public static ImmutableArray<ImmutableArray<int>> Of(IReadOnlyList<ImmutableSortedSet<string>?> reach)
    {
        List<(List<int> Members, HashSet<string> Groups)> colours = [];
        List<ImmutableArray<int>> alone = [];
        for (int p = 0; p < reach.Count; p++)
        {
            if (reach[p] is not { } groups)
            {
                alone.Add([p]);
                continue;
            }

            (List<int> Members, HashSet<string> Groups) colour = colours.FirstOrDefault(c => !c.Groups.Overlaps(groups));
            if (colour.Members is null)
            {
                colour = ([], new HashSet<string>(StringComparer.Ordinal));
                colours.Add(colour);
            }

            colour.Members.Add(p);
            colour.Groups.UnionWith(groups);
        }

        return [.. colours.Select(c => c.Members.ToImmutableArray()), .. alone];
    }
}
