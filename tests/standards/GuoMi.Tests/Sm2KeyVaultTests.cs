using System.Security.Cryptography;
using System.Text;

namespace Tongban.GuoMi.Tests;

public sealed class Sm2KeyVaultTests
{
    private static readonly DateTimeOffset Start = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly MemoryBlobs blobs = new();

    [Fact]
    public void Rotate_TheOldKeyStopsAndTheNewOneBegins()
    {
        var vault = Open();
        var first = vault.Rotate("organ-a", "certificates", Start, Start.AddYears(2));
        var second = vault.Rotate("organ-a", "certificates", Start.AddMonths(6), Start.AddYears(3));
        var other = vault.Rotate("organ-b", "certificates", Start, Start.AddYears(1));

        Assert.Equal(first.KeyId, ((ISm2KeyStore)vault).Current("organ-a", "certificates", Start.AddMonths(5))!.KeyId);
        Assert.Equal(second.KeyId, ((ISm2KeyStore)vault).Current("organ-a", "certificates", Start.AddMonths(6))!.KeyId);
        Assert.Null(((ISm2KeyStore)vault).Current("organ-a", "daily-seal", Start));
        Assert.Equal(other.KeyId, Assert.Single(vault.KeysOf("organ-b")).KeyId);
        Assert.Throws<Sm2KeyUnavailableException>(() => vault.Sign(first.KeyId, "x"u8, Start.AddMonths(6)));
        Assert.True(first.PublicKey.Verify("x"u8, vault.Sign(first.KeyId, "x"u8, Start.AddMonths(6).AddTicks(-1))));
        Assert.Equal("x"u8.ToArray(), vault.Decrypt(first.KeyId, first.PublicKey.Encrypt("x"u8)));
    }

    [Fact]
    public void Sign_OutsideTheTermOrRetiredOrUnknown_Throws()
    {
        var vault = Open();
        var key = vault.Rotate("a", "p", Start, Start.AddYears(1));
        Assert.Throws<Sm2KeyUnavailableException>(() => vault.Sign(key.KeyId, "x"u8, Start.AddTicks(-1)));
        Assert.Throws<Sm2KeyUnavailableException>(() => vault.Sign(key.KeyId, "x"u8, Start.AddYears(1)));
        vault.Retire(key.KeyId, Start.AddDays(1));
        Assert.Throws<Sm2KeyUnavailableException>(() => vault.Sign(key.KeyId, "x"u8, Start.AddDays(1)));
        Assert.Equal(Start.AddDays(1), vault.Retire(key.KeyId, Start.AddDays(9)).RetiredAt);
        Assert.Throws<Sm2KeyUnavailableException>(() => vault.Sign(new string('0', 32), "x"u8, Start));
        Assert.Throws<Sm2KeyUnavailableException>(() => vault.Sign("../../etc/passwd", "x"u8, Start));
    }

    [Fact]
    public void Open_Again_KnowsEveryKey_ButOnlyWithThePassphrase()
    {
        var key = Open().Rotate("a", "p", Start, Start.AddYears(1));
        Assert.Equal(key, Open().Find(key.KeyId));
        Assert.Throws<CryptographicException>(() => Sm2KeyVault.Open(blobs, "wrong", 1000));
    }

    [Fact]
    public void ARecord_NeverHoldsTheKeyInClear_AndAlterationIsSeen()
    {
        var key = Open().Rotate("organ-a", "p", Start, Start.AddYears(1));
        var record = Encoding.UTF8.GetString(blobs.Records[key.KeyId]);
        blobs.Records[key.KeyId] = Encoding.UTF8.GetBytes(record.Replace("organ-a", "organ-b", StringComparison.Ordinal));
        Assert.Throws<CryptographicException>(Open);
        blobs.Records[key.KeyId] = Encoding.UTF8.GetBytes(record.Replace("2022-", "2092-", StringComparison.Ordinal));
        Assert.Throws<CryptographicException>(Open);
        blobs.Records[key.KeyId] = Encoding.UTF8.GetBytes(record[..^9]);
        Assert.Throws<InvalidDataException>(Open);
    }

    [Fact]
    public void ChangePassphrase_LocksOutTheOldOne()
    {
        var vault = Open();
        var key = vault.Rotate("a", "p", Start, Start.AddYears(1));
        vault.ChangePassphrase("another", 1000);
        Assert.Throws<CryptographicException>(Open);
        Assert.NotNull(Sm2KeyVault.Open(blobs, "another").Find(key.KeyId));
    }

    [Fact]
    public void RotateStorageKey_KilledAfterAnyWrite_LosesNothing()
    {
        for (var writes = 0; writes < 6; writes++)
        {
            blobs.Records.Clear();
            blobs.WritesLeft = int.MaxValue;
            var vault = Open();
            var keys = Enumerable.Range(0, 3).Select(i => vault.Rotate($"organ-{i}", "p", Start, Start.AddYears(1))).ToList();
            var before = blobs.Records.ToDictionary(r => r.Key, r => r.Value);
            blobs.WritesLeft = writes;
            var killed = Record.Exception(vault.RotateStorageKey);
            Assert.Equal(writes < 5, killed is IOException);
            blobs.WritesLeft = int.MaxValue;
            var again = Open();
            Assert.All(keys, k => Assert.Equal(k, again.Find(k.KeyId)));
            again.RotateStorageKey();
            Assert.All(keys, k => Assert.NotEqual(before[k.KeyId], blobs.Records[k.KeyId]));
            Assert.All(keys, k => Assert.Equal(k, Open().Find(k.KeyId)));
        }
    }

    [Fact]
    public void KeyDirectory_KeepsFilesForTheOwnerOnly()
    {
        var directory = Directory.CreateTempSubdirectory("vault").FullName;
        try
        {
            var key = Sm2KeyVault.Open(new KeyDirectory(directory), "p", 1000).Rotate("a", "p", Start, Start.AddYears(1));
            Assert.Equal(key, Sm2KeyVault.Open(new KeyDirectory(directory), "p").Find(key.KeyId));
            Assert.Throws<ArgumentException>(() => new KeyDirectory(directory).Read("../x"));
            if (!OperatingSystem.IsWindows())
            {
                foreach (var file in Directory.GetFiles(directory))
                {
                    Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
                }
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private Sm2KeyVault Open() => Sm2KeyVault.Open(blobs, "correct horse", 1000);
}
