using System.Buffers.Binary;

namespace Tongban.GuoMi;

/// <summary>
/// SM3, the 256-bit cryptographic hash of GB/T 32905-2016 (ISO/IEC 10118-3, OID 1.2.156.10197.1.401).
/// The static methods hash a whole message; an instance hashes a message that arrives in parts.
/// </summary>
/// <remarks>
/// Implemented here rather than called from BouncyCastle because every event of the audit chain is hashed: the static
/// methods allocate nothing but the result. Held equal to BouncyCastle and OpenSSL by tests.
/// Instances are not thread safe; the static methods are.
/// </remarks>
public sealed class Sm3
{
    /// <summary>Length of a digest in bytes.</summary>
    public const int HashSizeInBytes = 32;

    private readonly uint[] state = new uint[8];
    private readonly byte[] pending = new byte[Sm3Compression.BlockSize];
    private int pendingLength;
    private ulong total;

    /// <summary>Starts an empty message.</summary>
    public Sm3() => Sm3Compression.Reset(state);

    /// <summary>The digest of <paramref name="source"/>, 32 bytes.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> source)
    {
        var digest = new byte[HashSizeInBytes];
        Hash(source, digest);
        return digest;
    }

    /// <summary>Writes the digest of <paramref name="source"/> to the first 32 bytes of <paramref name="destination"/>; allocates nothing.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than 32 bytes.</exception>
    public static void Hash(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        RequireRoom(destination);
        Span<uint> state = stackalloc uint[8];
        Sm3Compression.Reset(state);
        var whole = source.Length & ~(Sm3Compression.BlockSize - 1);
        Sm3Compression.Compress(state, source[..whole]);
        Finish(state, source[whole..], (ulong)source.Length, destination);
    }

    /// <summary>The digest of <paramref name="source"/> as 64 lower-case hexadecimal digits.</summary>
    public static string HashHex(ReadOnlySpan<byte> source)
    {
        Span<byte> digest = stackalloc byte[HashSizeInBytes];
        Hash(source, digest);
        return Convert.ToHexStringLower(digest);
    }

    /// <summary>The digest of the rest of <paramref name="source"/>, read to its end and left open.</summary>
    public static byte[] Hash(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var sm3 = new Sm3();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            sm3.Append(buffer.AsSpan(0, read));
        }

        return sm3.GetHashAndReset();
    }

    /// <summary>Adds the next part of the message.</summary>
    public Sm3 Append(ReadOnlySpan<byte> part)
    {
        total += (ulong)part.Length;
        if (pendingLength > 0)
        {
            var taken = Math.Min(part.Length, Sm3Compression.BlockSize - pendingLength);
            part[..taken].CopyTo(pending.AsSpan(pendingLength));
            pendingLength += taken;
            part = part[taken..];
            if (pendingLength < Sm3Compression.BlockSize)
            {
                return this;
            }

            Sm3Compression.Compress(state, pending);
            pendingLength = 0;
        }

        var whole = part.Length & ~(Sm3Compression.BlockSize - 1);
        Sm3Compression.Compress(state, part[..whole]);
        part[whole..].CopyTo(pending);
        pendingLength = part.Length - whole;
        return this;
    }

    /// <summary>The digest of all parts so far, 32 bytes; more parts may follow.</summary>
    public byte[] GetCurrentHash()
    {
        var digest = new byte[HashSizeInBytes];
        GetCurrentHash(digest);
        return digest;
    }

    /// <summary>Writes the digest of all parts so far to the first 32 bytes of <paramref name="destination"/>; more parts may follow.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than 32 bytes.</exception>
    public void GetCurrentHash(Span<byte> destination)
    {
        RequireRoom(destination);
        Span<uint> copy = stackalloc uint[8];
        state.CopyTo(copy);
        Finish(copy, pending.AsSpan(0, pendingLength), total, destination);
    }

    /// <summary>The digest of all parts, 32 bytes; the instance then starts an empty message.</summary>
    public byte[] GetHashAndReset()
    {
        var digest = GetCurrentHash();
        Reset();
        return digest;
    }

    /// <summary>Forgets all parts.</summary>
    public void Reset()
    {
        Sm3Compression.Reset(state);
        pending.AsSpan().Clear();
        pendingLength = 0;
        total = 0;
    }

    // Padding of clause 5.2: one 1 bit, zeros, the length in bits as 64 bits.
    private static void Finish(Span<uint> state, ReadOnlySpan<byte> tail, ulong length, Span<byte> destination)
    {
        Span<byte> last = stackalloc byte[2 * Sm3Compression.BlockSize];
        last.Clear();
        tail.CopyTo(last);
        last[tail.Length] = 0x80;
        var size = tail.Length + 9 <= Sm3Compression.BlockSize ? Sm3Compression.BlockSize : 2 * Sm3Compression.BlockSize;
        BinaryPrimitives.WriteUInt64BigEndian(last[(size - 8)..], length * 8);
        Sm3Compression.Compress(state, last[..size]);
        for (var i = 0; i < state.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination[(4 * i)..], state[i]);
        }
    }

    private static void RequireRoom(Span<byte> destination)
    {
        if (destination.Length < HashSizeInBytes)
        {
            throw new ArgumentException("An SM3 digest needs 32 bytes.", nameof(destination));
        }
    }
}
