using System.Numerics;

namespace Travesia.Engine.Running;

/// <summary>
/// Splits whole people of paired runs: one transition after the other in the row's order, each from what those before it left. The draw
/// of a transition is named by the mixed key of the state plus the key of the target, so that two programs which agree in some of a
/// row's transitions share their luck: no two of a state share a name, and no two of different states but by the chance of any 64-bit hash.
/// </summary>
internal sealed class ChainSplit<T, TDraws>(Program program, DynamicRows dynamic, Commitment<T, TDraws> moving)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly TransitionTable table = program.Parts.Table;
    private readonly ulong[] drawKeys = program.Parts.DrawKeys;
    private readonly double[] partyFactor = program.Parts.PartyFactor;

    /// <summary>Moves the people of a state: the lots of single persons, then the choices of parties.</summary>
    public void Draw(ref TDraws draws, int state, T people, in Row row)
    {
        ReadOnlySpan<double> share = dynamic.Shares(in row);
        ReadOnlySpan<double> rest = dynamic.Rests(in row);
        ReadOnlySpan<ulong> targets = table.Key.AsSpan(row.Start, row.Count);
        ulong key = drawKeys[state];
        double parties = partyFactor[state];
        int entry = 0;

        int alone = parties > 1 ? row.Persons : row.Count;
        for (; entry < alone && people != T.Zero; entry++)
        {
            T going = draws.Going(key + targets[entry], people, share[entry] / rest[entry], After(rest, entry) / rest[entry]);
            people -= going;
            moving.Commit(state, in row, entry, going);
        }

        if (people == T.Zero)
        {
            return;
        }

        double count = double.CreateTruncating(people);
        if (count <= parties)
        {
            moving.Commit(state, in row, entry + Way(ref draws, key, share[entry..], rest[entry..]), people);
            return;
        }

        // Dirichlet-multinomial with the concentration that makes the variance of every choice the party factor times that of single
        // persons, drawn as one beta-binomial after the other.
        double weight = (count - parties) / (parties - 1);
        for (; entry < row.Count && people != T.Zero; entry++)
        {
            double weightOfGoing = weight * (share[entry] / rest[entry]);
            weight *= After(rest, entry) / rest[entry];
            T going = draws.GoingInParties(key + targets[entry], people, weightOfGoing, weight);
            people -= going;
            moving.Commit(state, in row, entry, going);
        }
    }

    private static double After(ReadOnlySpan<double> rest, int entry) => entry + 1 < rest.Length ? rest[entry + 1] : 0;

    /// <summary>The one way of no more people than a party, by one lot.</summary>
    private static int Way(ref TDraws draws, ulong key, ReadOnlySpan<double> share, ReadOnlySpan<double> rest)
    {
        double place = share.Length > 1 ? draws.Lot(key) * rest[0] : 0;
        for (int i = 0; i < share.Length - 1; i++)
        {
            if (place < share[i] || rest[i + 1] == 0)
            {
                return i;
            }

            place -= share[i];
        }

        return share.Length - 1;
    }
}
