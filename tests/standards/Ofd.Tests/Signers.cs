using System.IO.Compression;
using Tongban.GuoMi;

[assembly: AssemblyFixture(typeof(Tongban.Ofd.Tests.Signers))]

namespace Tongban.Ofd.Tests;

/// <summary>Two authorities, of which verifiers believe one, and an organ with a key of each.</summary>
public sealed class Signers : IDisposable
{
    internal static readonly DateTimeOffset Start = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);
    internal static readonly DateTimeOffset At = Start.AddDays(10);
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("tongban-ofd.");
    private readonly Sm2KeyVault vault;
    private readonly Sm2KeyInfo key;
    private readonly Sm2Certificate certificate;
    private readonly Sm2Certificate stranger;

    public Signers()
    {
        vault = Sm2KeyVault.Open(new KeyDirectory(home.FullName), "demo", 1000);
        key = vault.Rotate("organ", "certificates", Start, Start.AddYears(1));
        var authority = Authority("root");
        certificate = authority.Issue(key.PublicKey, "演示市演示局", null, Start, Start.AddYears(1), Start);
        stranger = Authority("stranger").Issue(key.PublicKey, "演示市演示局", null, Start, Start.AddYears(1), Start);
        Trust = new([authority.Certificate]);
    }

    internal Sm2Trust Trust { get; }

    public void Dispose() => home.Delete(recursive: true);

    internal byte[] Sign(byte[] file, DateTimeOffset? at = null, bool asStranger = false) =>
        OfdSigner.Sign(file, asStranger ? stranger : certificate, statement => vault.Sign(key.KeyId, statement, At), at ?? At);

    internal byte[] SignWithAnotherKey(byte[] file) =>
        OfdSigner.Sign(file, certificate, statement => vault.Sign(vault.Rotate("thief", "certificates", Start, Start.AddYears(1)).KeyId, statement, At), At);

    internal OfdVerification Verify(byte[] file, DateTimeOffset? at = null) => new OfdVerifier(Trust).Verify(file, at ?? At);

    private Sm2CertificateAuthority Authority(string owner) =>
        Sm2CertificateAuthority.Create(vault, vault.Rotate(owner, "authority", Start, Start.AddYears(10)).KeyId, "通办演示根证书", Start);
}

/// <summary>Packages taken apart and put together by other means than the library's.</summary>
internal static class Zip
{
    internal static SortedDictionary<string, byte[]> Open(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var source = entry.Open();
            using var target = new MemoryStream();
            source.CopyTo(target);
            parts.Add(entry.FullName, target.ToArray());
        }

        return parts;
    }

    internal static byte[] Make(params IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                using var target = archive.CreateEntry(name).Open();
                target.Write(bytes);
            }

        return stream.ToArray();
    }

    internal static byte[] With(byte[] file, string name, byte[]? bytes)
    {
        var parts = Open(file);
        parts.Remove(name);
        if (bytes is not null)
            parts.Add(name, bytes);
        return Make(parts);
    }
}
