using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tongban.GuoMi;

// The compression function of GB/T 32905-2016, clause 5.3.
// Each round of the standard moves the eight registers by one place. Here the registers stay and their names move:
// four rounds written with rotated arguments bring every name back, so no register is copied.
internal static class Sm3Compression
{
    public const int BlockSize = 64;

    private static readonly uint[] Constants = MakeConstants();

    public static void Reset(Span<uint> state)
    {
        state[0] = 0x7380166f;
        state[1] = 0x4914b2b9;
        state[2] = 0x172442d7;
        state[3] = 0xda8a0600;
        state[4] = 0xa96f30bc;
        state[5] = 0x163138aa;
        state[6] = 0xe38dee4d;
        state[7] = 0xb0fb0e4e;
    }

    // blocks holds any whole number of blocks.
    [SkipLocalsInit]
    public static void Compress(Span<uint> state, ReadOnlySpan<byte> blocks)
    {
        Span<uint> w = stackalloc uint[68];
        ref var t = ref Constants[0];
        while (blocks.Length >= BlockSize)
        {
            Expand(blocks, w);
            blocks = blocks[BlockSize..];
            uint a = state[0], b = state[1], c = state[2], d = state[3];
            uint e = state[4], f = state[5], g = state[6], h = state[7];
            ref var m = ref w[0];
            for (var j = 0; j < 16; j += 4)
            {
                EarlyRound(a, ref b, c, ref d, e, ref f, g, ref h, ref Unsafe.Add(ref m, j), Unsafe.Add(ref t, j));
                EarlyRound(d, ref a, b, ref c, h, ref e, f, ref g, ref Unsafe.Add(ref m, j + 1), Unsafe.Add(ref t, j + 1));
                EarlyRound(c, ref d, a, ref b, g, ref h, e, ref f, ref Unsafe.Add(ref m, j + 2), Unsafe.Add(ref t, j + 2));
                EarlyRound(b, ref c, d, ref a, f, ref g, h, ref e, ref Unsafe.Add(ref m, j + 3), Unsafe.Add(ref t, j + 3));
            }

            for (var j = 16; j < 64; j += 4)
            {
                LateRound(a, ref b, c, ref d, e, ref f, g, ref h, ref Unsafe.Add(ref m, j), Unsafe.Add(ref t, j));
                LateRound(d, ref a, b, ref c, h, ref e, f, ref g, ref Unsafe.Add(ref m, j + 1), Unsafe.Add(ref t, j + 1));
                LateRound(c, ref d, a, ref b, g, ref h, e, ref f, ref Unsafe.Add(ref m, j + 2), Unsafe.Add(ref t, j + 2));
                LateRound(b, ref c, d, ref a, f, ref g, h, ref e, ref Unsafe.Add(ref m, j + 3), Unsafe.Add(ref t, j + 3));
            }

            state[0] ^= a;
            state[1] ^= b;
            state[2] ^= c;
            state[3] ^= d;
            state[4] ^= e;
            state[5] ^= f;
            state[6] ^= g;
            state[7] ^= h;
        }
    }

    // Message expansion, clause 5.3.2. W' is not stored: the rounds compute W[j] ^ W[j+4].
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expand(ReadOnlySpan<byte> block, Span<uint> w)
    {
        for (var j = 0; j < 16; j++)
        {
            w[j] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * j)..]);
        }

        ref var m = ref w[0];
        for (var j = 16; j < 68; j++)
        {
            var x = Unsafe.Add(ref m, j - 16) ^ Unsafe.Add(ref m, j - 9)
                ^ BitOperations.RotateLeft(Unsafe.Add(ref m, j - 3), 15);
            x ^= BitOperations.RotateLeft(x, 15) ^ BitOperations.RotateLeft(x, 23);
            Unsafe.Add(ref m, j) = x ^ BitOperations.RotateLeft(Unsafe.Add(ref m, j - 13), 7) ^ Unsafe.Add(ref m, j - 6);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EarlyRound(
        uint a, ref uint b, uint c, ref uint d, uint e, ref uint f, uint g, ref uint h, ref uint w, uint t)
    {
        var a12 = BitOperations.RotateLeft(a, 12);
        var ss1 = BitOperations.RotateLeft(a12 + e + t, 7);
        var tt2 = (e ^ f ^ g) + h + ss1 + w;
        d = (a ^ b ^ c) + d + (ss1 ^ a12) + (w ^ Unsafe.Add(ref w, 4));
        b = BitOperations.RotateLeft(b, 9);
        f = BitOperations.RotateLeft(f, 19);
        h = tt2 ^ BitOperations.RotateLeft(tt2, 9) ^ BitOperations.RotateLeft(tt2, 17);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LateRound(
        uint a, ref uint b, uint c, ref uint d, uint e, ref uint f, uint g, ref uint h, ref uint w, uint t)
    {
        var a12 = BitOperations.RotateLeft(a, 12);
        var ss1 = BitOperations.RotateLeft(a12 + e + t, 7);
        var tt2 = (((f ^ g) & e) ^ g) + h + ss1 + w;
        d = ((a & (b | c)) | (b & c)) + d + (ss1 ^ a12) + (w ^ Unsafe.Add(ref w, 4));
        b = BitOperations.RotateLeft(b, 9);
        f = BitOperations.RotateLeft(f, 19);
        h = tt2 ^ BitOperations.RotateLeft(tt2, 9) ^ BitOperations.RotateLeft(tt2, 17);
    }

    private static uint[] MakeConstants()
    {
        var constants = new uint[64];
        for (var j = 0; j < constants.Length; j++)
        {
            constants[j] = BitOperations.RotateLeft(j < 16 ? 0x79cc4519u : 0x7a879d8au, j % 32);
        }

        return constants;
    }
}
