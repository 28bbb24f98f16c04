using System.Diagnostics;
using System.Security.Cryptography;

namespace Tongban.GuoMi.Tests;

public sealed class OpenSslPeerTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("openssl-peer").FullName;
    private readonly Sm2PrivateKey key = Sm2PrivateKey.Generate();

    [Fact]
    public void Sm3_SameDigests()
    {
        SkipUnlessKnown("-digest-algorithms", "SM3");
        var message = File("message", RandomNumberGenerator.GetBytes(1000));
        Run(["dgst", "-sm3", "-binary", "-out", "digest", message]);
        Assert.Equal(Sm3.Hash(Read("message")), Read("digest"));
    }

    [Fact]
    public void Sm2_EachVerifiesTheOther()
    {
        SkipUnlessKnown("-public-key-algorithms", "SM2");
        var message = File("message", RandomNumberGenerator.GetBytes(500));
        File("key.der", key.ToPkcs8());
        File("public.der", key.PublicKey.ToSubjectPublicKeyInfo());
        Run(["pkey", "-inform", "DER", "-in", "key.der", "-out", "key.pem"]);
        Run(["pkey", "-pubin", "-inform", "DER", "-in", "public.der", "-out", "public.pem"]);
        string[] id = ["-sm3", "-sigopt", $"distid:{Sm2Curve.DefaultUserId}"];

        Run(["dgst", .. id, "-sign", "key.pem", "-out", "theirs", message]);
        Assert.True(key.PublicKey.Verify(Read("message"), Read("theirs")));

        File("ours", key.Sign(Read("message")));
        Run(["dgst", .. id, "-verify", "public.pem", "-signature", "ours", message]);
        File("ours", key.Sign("something else"u8));
        Assert.NotEqual(0, Try(["dgst", .. id, "-verify", "public.pem", "-signature", "ours", message]).Code);
    }

    [Fact]
    public void Sm2_EachDecryptsTheOther()
    {
        SkipUnlessKnown("-public-key-algorithms", "SM2");
        var message = RandomNumberGenerator.GetBytes(60);
        File("plain", message);
        File("key.der", key.ToPkcs8());
        File("ours", Sm2Encoding.CiphertextToDer(key.PublicKey.Encrypt(message)));
        Run(["pkeyutl", "-decrypt", "-keyform", "DER", "-inkey", "key.der", "-in", "ours", "-out", "opened"]);
        Assert.Equal(message, Read("opened"));
        Run(["pkeyutl", "-encrypt", "-keyform", "DER", "-inkey", "key.der", "-in", "plain", "-out", "theirs"]);
        Assert.Equal(message, key.Decrypt(Sm2Encoding.CiphertextToRaw(Read("theirs"))));
    }

    [Fact]
    public void Sm4Cbc_EachDecryptsTheOther()
    {
        SkipUnlessKnown("-cipher-algorithms", "SM4-CBC");
        var (secret, iv) = (RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(16));
        File("plain", RandomNumberGenerator.GetBytes(333));
        string[] with = ["-K", Convert.ToHexString(secret), "-iv", Convert.ToHexString(iv)];
        Run(["enc", "-sm4-cbc", .. with, "-in", "plain", "-out", "theirs"]);
        Assert.Equal(Read("plain"), Sm4.DecryptCbc(secret, iv, Read("theirs")));
        Assert.Equal(Read("theirs"), Sm4.EncryptCbc(secret, iv, Read("plain")));
    }

    [Fact]
    public void Certificates_OfOurAuthority_AreValidForOpenSsl()
    {
        SkipUnlessKnown("-public-key-algorithms", "SM2");
        var start = DateTimeOffset.UtcNow.AddDays(-1);
        var vault = Sm2KeyVault.Open(new MemoryBlobs(), "p", 1000);
        var root = vault.Rotate("root", "authority", start, start.AddYears(10));
        var authority = Sm2CertificateAuthority.Create(vault, root.KeyId, "演示根", start);
        var leaf = authority.Issue(key.PublicKey, "演示机关", null, start, start.AddYears(1), start);
        System.IO.File.WriteAllText(Path.Combine(directory, "root.pem"), authority.Certificate.ToPem());
        System.IO.File.WriteAllText(Path.Combine(directory, "leaf.pem"), leaf.ToPem());
        string[] id = ["-vfyopt", $"distid:{Sm2Curve.DefaultUserId}"];
        Assert.Contains("leaf.pem: OK", Run(["verify", .. id, "-x509_strict", "-CAfile", "root.pem", "leaf.pem"]), StringComparison.Ordinal);

        // "verify" gives the identifier to the asked certificate only, never to the root it loads: so the root's own
        // signature is checked as bytes.
        File("root.tbs", authority.Certificate.Inner.GetTbsCertificate());
        File("root.sig", authority.Certificate.Inner.GetSignature());
        System.IO.File.WriteAllBytes(Path.Combine(directory, "root.pub"), authority.Certificate.PublicKey.ToSubjectPublicKeyInfo());
        Run(["pkey", "-pubin", "-inform", "DER", "-in", "root.pub", "-out", "root.pub.pem"]);
        Run(["dgst", "-sm3", "-sigopt", $"distid:{Sm2Curve.DefaultUserId}", "-verify", "root.pub.pem", "-signature", "root.sig", "root.tbs"]);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private void SkipUnlessKnown(string list, string name)
    {
        try
        {
            var (code, output) = Try(["list", list]);
            Assert.SkipUnless(code == 0 && output.Contains(name, StringComparison.Ordinal), $"This machine's openssl has no {name}; the cross-check was not made.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("openssl is not installed; the cross-check with it was not made.");
        }
    }

    private string Run(string[] arguments)
    {
        var (code, output) = Try(arguments);
        Assert.True(code == 0, $"openssl {string.Join(' ', arguments)}: {output}");
        return output;
    }

    private (int Code, string Output) Try(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private string File(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(Path.Combine(directory, name), content);
        return name;
    }

    private byte[] Read(string name) => System.IO.File.ReadAllBytes(Path.Combine(directory, name));
}
