using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Paddings;
using Org.BouncyCastle.Crypto.Parameters;

namespace Tongban.GuoMi;

/// <summary>
/// SM4, the 128-bit block cipher of GB/T 32907-2016, in the two modes Tongban uses (GB/T 17964, RFC 8998). Thread safe.
/// Prefer GCM: it also detects alteration. CBC is for exchange with systems that have nothing else.
/// </summary>
public static class Sm4
{
    /// <summary>Length of a key in bytes.</summary>
    public const int KeySizeInBytes = 16;

    /// <summary>Length of the nonce of GCM in bytes.</summary>
    public const int GcmNonceSizeInBytes = 12;

    /// <summary>Length of the tag of GCM in bytes.</summary>
    public const int GcmTagSizeInBytes = 16;

    /// <summary>Encrypts and authenticates; the result is the ciphertext followed by the 16-byte tag.</summary>
    /// <param name="key">16 bytes.</param>
    /// <param name="nonce">12 bytes, never used twice with the same key.</param>
    /// <param name="plain">The message; may be empty.</param>
    /// <param name="associated">Bound to the result but not contained in it.</param>
    /// <exception cref="ArgumentException">Key or nonce has the wrong length.</exception>
    public static byte[] EncryptGcm(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated = default) =>
        RunGcm(true, key, nonce, plain, associated);

    /// <summary>Decrypts what <see cref="EncryptGcm"/> made.</summary>
    /// <exception cref="ArgumentException">Key or nonce has the wrong length.</exception>
    /// <exception cref="CryptographicException">Altered, truncated, or another key, nonce or associated data.</exception>
    public static byte[] DecryptGcm(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> associated = default)
    {
        try
        {
            return RunGcm(false, key, nonce, cipher, associated);
        }
        catch (CryptoException)
        {
            throw new CryptographicException("The SM4-GCM ciphertext does not authenticate with this key.");
        }
    }

    /// <summary>Encrypts in CBC mode with PKCS #7 padding.</summary>
    /// <param name="key">16 bytes.</param>
    /// <param name="iv">16 bytes, unpredictable.</param>
    /// <param name="plain">The message; may be empty.</param>
    /// <exception cref="ArgumentException">Key or iv has the wrong length.</exception>
    public static byte[] EncryptCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plain) =>
        RunCbc(true, key, iv, plain);

    /// <summary>Decrypts CBC with PKCS #7 padding. Alteration is not detected reliably.</summary>
    /// <exception cref="ArgumentException">Key or iv has the wrong length.</exception>
    /// <exception cref="CryptographicException">Not whole blocks, or the padding is wrong.</exception>
    public static byte[] DecryptCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> cipher)
    {
        try
        {
            return RunCbc(false, key, iv, cipher);
        }
        catch (CryptoException)
        {
            throw new CryptographicException("The SM4-CBC ciphertext cannot be decrypted with this key.");
        }
    }

    private static byte[] RunGcm(
        bool encrypt, ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> input, ReadOnlySpan<byte> associated)
    {
        Require(key, KeySizeInBytes, nameof(key));
        Require(nonce, GcmNonceSizeInBytes, nameof(nonce));
        var gcm = new GcmBlockCipher(new SM4Engine());
        gcm.Init(encrypt, new AeadParameters(
            new KeyParameter(key), 8 * GcmTagSizeInBytes, nonce.ToArray(), associated.ToArray()));
        var output = new byte[gcm.GetOutputSize(input.Length)];
        var written = gcm.ProcessBytes(input, output);
        written += gcm.DoFinal(output.AsSpan(written));
        return written == output.Length ? output : output[..written];
    }

    private static byte[] RunCbc(bool encrypt, ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> input)
    {
        Require(key, KeySizeInBytes, nameof(key));
        Require(iv, 16, nameof(iv));
        var cbc = new PaddedBufferedBlockCipher(new CbcBlockCipher(new SM4Engine()), new Pkcs7Padding());
        cbc.Init(encrypt, new ParametersWithIV(new KeyParameter(key), iv));
        return cbc.DoFinal(input.ToArray());
    }

    private static void Require(ReadOnlySpan<byte> bytes, int length, string name)
    {
        if (bytes.Length != length)
        {
            throw new ArgumentException($"{name} has {length} bytes, not {bytes.Length}.", name);
        }
    }
}
