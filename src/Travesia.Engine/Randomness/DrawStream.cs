using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Travesia.Engine.Randomness;

/// <summary>
/// The uniforms of one decision: a sequence named by the run, the day, a stable hash and the purpose, and by nothing else.
/// </summary>
/// <remarks>
/// <para>It is a mutable struct: pass it by reference. A copy repeats the numbers of its original. It allocates nothing and is cheap
/// to make; make one per decision and throw it away. It is not for use by several threads at once.</para>
/// <para>Counter words: block number, low and high half of the hash, day and purpose (24 and 8 bits). A stream holds 2^32 blocks of
/// two uniforms.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of random numbers is the field's word; nothing here is a System.IO.Stream.")]
public struct DrawStream
{
    /// <summary>The last day that a stream can be named by.</summary>
    public const int MaxDay = (1 << 24) - 1;

    private const int UniformsAtOnce = 2 * Philox4x32.BlocksAtOnce;

    private readonly uint _key0;
    private readonly uint _key1;
    private readonly uint _hashLow;
    private readonly uint _hashHigh;
    private readonly uint _dayAndPurpose;
    private uint _block;
    private ulong _waiting;
    private bool _hasWaiting;

    /// <summary>The stream of a decision.</summary>
    /// <param name="run">The run.</param>
    /// <param name="day">The day since the start, from 0 to <see cref="MaxDay"/> (asserted in debug builds).</param>
    /// <param name="hash">A hash of the stable keys of what is decided, see <see cref="Hash.Combine"/>.</param>
    /// <param name="purpose">What is decided.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DrawStream(RunKey run, int day, ulong hash, DrawPurpose purpose)
    {
        Debug.Assert(day is >= 0 and <= MaxDay, "the day does not fit into the counter");
        _key0 = run.Seed;
        _key1 = run.Member;
        _hashLow = (uint)hash;
        _hashHigh = (uint)(hash >> 32);
        _dayAndPurpose = ((uint)day << 8) | (byte)purpose;
    }

    /// <summary>How many Philox blocks have been computed so far.</summary>
    public readonly uint BlocksUsed => _block;

    /// <summary>
    /// The next uniform: an odd multiple of 2^-53, so that it lies strictly between 0 and 1, that its complement is exact, and that
    /// u and 1 - u are equally likely.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUniform()
    {
        if (_hasWaiting)
        {
            _hasWaiting = false;
            return ToUniform(_waiting);
        }

        Philox4x32.Block(_block++, _hashLow, _hashHigh, _dayAndPurpose, _key0, _key1, out ulong first, out _waiting);
        _hasWaiting = true;
        return ToUniform(first);
    }

    /// <summary>Two uniforms of one fresh block, as rejection needs them; a uniform that waits from an earlier block goes on waiting.</summary>
    /// <param name="first">A uniform as <see cref="NextUniform"/> gives it.</param>
    /// <param name="second">Another.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void NextPair(out double first, out double second)
    {
        Philox4x32.Block(_block++, _hashLow, _hashHigh, _dayAndPurpose, _key0, _key1, out ulong low, out ulong high);
        first = ToUniform(low);
        second = ToUniform(high);
    }

    /// <summary>The next uniforms, those that <see cref="NextUniform"/> would give one by one.</summary>
    /// <remarks>Compiled once and well, like all vector code (see <see cref="Running.Crowd{T}.OccupiedIn"/>).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal void Fill(Span<double> uniforms)
    {
        int i = 0;
        if (_hasWaiting && !uniforms.IsEmpty)
        {
            uniforms[i++] = NextUniform();
        }

        if (Philox4x32.CanComputeBlocks)
        {
            for (; i <= uniforms.Length - UniformsAtOnce; i += UniformsAtOnce)
            {
                FillAtOnce(uniforms.Slice(i, UniformsAtOnce));
            }
        }

        for (; i < uniforms.Length - 1; i += 2)
        {
            NextPair(out uniforms[i], out uniforms[i + 1]);
        }

        if (i < uniforms.Length)
        {
            uniforms[i] = NextUniform();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FillAtOnce(Span<double> uniforms)
    {
        Philox4x32.Blocks(_block, _hashLow, _hashHigh, _dayAndPurpose, _key0, _key1, out Vector256<ulong> low, out Vector256<ulong> high);
        _block += Philox4x32.BlocksAtOnce;
        Vector256<double> first = ToUniforms(low);
        Vector256<double> second = ToUniforms(high);

        // The words of a block are neighbours: from columns of four to rows of two.
        Vector256<double> even = Avx.UnpackLow(first, second);
        Vector256<double> odd = Avx.UnpackHigh(first, second);
        Avx.Permute2x128(even, odd, 0x20).CopyTo(uniforms);
        Avx.Permute2x128(even, odd, 0x31).CopyTo(uniforms[4..]);
    }

    // The same as of a single word: 52 bits as the fraction of a number from 1 to 2, less 1, and half of the last bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ToUniforms(Vector256<ulong> bits) =>
        ((bits >>> 12) | Vector256<double>.One.AsUInt64()).AsDouble() - Vector256<double>.One + Vector256.Create(1.0 / (1L << 53));

    // 52 bits and a half: with 53 bits and a half the largest value would round to 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ToUniform(ulong bits) => ((long)(bits >> 12) + 0.5) * (1.0 / (1L << 52));
}
