using System.Text;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC;

namespace Tongban.GuoMi;

/// <summary>Constants of SM2 on the recommended curve (GB/T 32918.5-2017; OID 1.2.156.10197.1.301).</summary>
public static class Sm2Curve
{
    /// <summary>The user identifier where a protocol names none (GM/T 0009-2012, clause 10).</summary>
    public const string DefaultUserId = "1234567812345678";

    internal static readonly byte[] DefaultUserIdBytes = Encoding.ASCII.GetBytes(DefaultUserId);

    // The custom implementation of the same curve: about twice as fast as the generic one.
    internal static readonly ECDomainParameters Domain =
        ECDomainParameters.FromX9ECParameters(CustomNamedCurves.GetByOid(GMObjectIdentifiers.sm2p256v1));

    private static readonly ECNamedDomainParameters NamedDomain = new(GMObjectIdentifiers.sm2p256v1, Domain);

    // Structures written for others name the curve by its OID instead of spelling it out.
    internal static ECPublicKeyParameters Named(ECPublicKeyParameters key) => new("EC", key.Q, NamedDomain);

    internal static ECPrivateKeyParameters Named(ECPrivateKeyParameters key) => new("EC", key.D, NamedDomain);

    internal static byte[] Z(ECPoint point, byte[] userId)
    {
        if (userId.Length > 8191)
        {
            throw new ArgumentException("A user identifier has at most 8191 bytes: its length in bits is written in two bytes.", nameof(userId));
        }

        var bits = userId.Length * 8;
        return new Sm3()
            .Append([(byte)(bits >> 8), (byte)bits])
            .Append(userId)
            .Append(Domain.Curve.A.GetEncoded())
            .Append(Domain.Curve.B.GetEncoded())
            .Append(Domain.G.AffineXCoord.GetEncoded())
            .Append(Domain.G.AffineYCoord.GetEncoded())
            .Append(point.AffineXCoord.GetEncoded())
            .Append(point.AffineYCoord.GetEncoded())
            .GetHashAndReset();
    }
}
