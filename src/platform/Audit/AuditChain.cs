using System.Globalization;
using System.Text;
using Tongban.GuoMi;

namespace Tongban.Audit;

/// <summary>
/// The hash of a record: SM3 over the previous hash and every field, each preceded by its byte length, so that no two different
/// records have the same bytes. The first record of a root starts from its root id.
/// </summary>
internal static class AuditChain
{
    internal static string HashOf(AuditRecord record, string previousHash)
    {
        var bytes = new MemoryStream(256 + record.Data.Length);
        foreach (var field in (ReadOnlySpan<string>)
        [
            previousHash,
            record.RootId.ToString("D"),
            record.Seq.ToString(CultureInfo.InvariantCulture),
            record.RootKind,
            record.Verb,
            record.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            record.By,
            record.ById?.ToString("D") ?? "",
            record.Basis,
            record.Data,
        ])
        {
            var utf8 = Encoding.UTF8.GetBytes(field);
            bytes.Write(BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(utf8.Length)));
            bytes.Write(utf8);
        }

        return Convert.ToHexStringLower(Sm3.Hash(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    /// <summary>Whole microseconds, in UTC.</summary>
    internal static DateTimeOffset Keepable(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
