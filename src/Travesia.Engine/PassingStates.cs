using System.Numerics;
using Travesia.Engine.Running;

namespace Travesia.Engine;

/// <summary>
/// The states in which nobody ends a day, as one bit a state in words that go with the blocks of a <see cref="Crowd{T}"/>: a network
/// of short links has millions of them, of which a day enters a few thousand.
/// </summary>
internal sealed class PassingStates
{
    private const int BlockSize = 1 << Crowd<long>.BlockShift;

    private readonly uint[] blocks;

    private PassingStates(uint[] blocks, int firstBlock) => (this.blocks, FirstBlock) = (blocks, firstBlock);

    /// <summary>Whether there is one.</summary>
    public bool Any => blocks.Length > 0;

    /// <summary>The first block that holds one; 0 if none does.</summary>
    public int FirstBlock { get; }

    /// <summary>A word for each block up to the last that holds one, a bit for each of its states; empty if there is none.</summary>
    public ReadOnlySpan<uint> Blocks => blocks;

    /// <summary>All of them in the order in which they are split.</summary>
    public IEnumerable<int> Ascending
    {
        get
        {
            for (int block = FirstBlock; block < blocks.Length; block++)
            {
                for (uint rest = blocks[block]; rest != 0; rest &= rest - 1)
                {
                    yield return (block * BlockSize) + BitOperations.TrailingZeroCount(rest);
                }
            }
        }
    }

    /// <summary>Whether a state is one.</summary>
    public bool this[int state] => (uint)(state / BlockSize) < (uint)blocks.Length && (blocks[state / BlockSize] >> (state % BlockSize) & 1) != 0;

    /// <param name="isPassing">For each state whether it is one.</param>
    public static PassingStates Of(List<bool> isPassing)
    {
        int last = isPassing.LastIndexOf(true);
        var blocks = new uint[last < 0 ? 0 : (last / BlockSize) + 1];
        for (int state = 0; state <= last; state++)
        {
            blocks[state / BlockSize] |= (isPassing[state] ? 1u : 0u) << (state % BlockSize);
        }

        return new PassingStates(blocks, Math.Max(0, isPassing.IndexOf(true)) / BlockSize);
    }
}
