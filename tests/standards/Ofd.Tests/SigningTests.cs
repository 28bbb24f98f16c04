using System.Text;

namespace Tongban.Ofd.Tests;

/// <summary>A signed package is believed as it was signed, and in no other form.</summary>
public sealed class SigningTests(Signers signers)
{
    private readonly byte[] signed = signers.Sign(OfdWriter.Write(Documents.Certificate()));

    [Fact]
    public void Signed_IsGenuine_WithSignerTimeAndData()
    {
        var found = signers.Verify(signed);

        Assert.True(found.IsGenuine);
        var check = Assert.Single(found.Signatures);
        Assert.Equal("演示市演示局", check.Signer!.SubjectName);
        Assert.Equal(Signers.At, check.SignedAt);
        Assert.Equal("演示许可证", found.Title);
        Assert.Equal(["证照类型名称", "持证主体", "证照编号"], found.Metadata.Select(m => m.Key));
    }

    [Fact]
    public void SignedByNobody_IsNotGenuine()
    {
        var found = signers.Verify(OfdWriter.Write(Documents.Certificate()));

        Assert.Empty(found.Signatures);
        Assert.False(found.IsGenuine);
    }

    [Fact]
    public void SignedTwice_BothStand_AndTheSecondCoversTheFirst()
    {
        var twice = signers.Sign(signed, Signers.At.AddDays(1));

        Assert.Equal([OfdResult.Genuine, OfdResult.Genuine], signers.Verify(twice, Signers.At.AddDays(1)).Signatures.Select(s => s.Result));
        var first = Zip.Open(twice).Keys.Single(p => p.EndsWith("Sign_0/SignedValue.dat", StringComparison.Ordinal));
        var altered = signers.Verify(Zip.With(twice, first, Zip.Open(signers.Sign(OfdWriter.Write(Documents.Certificate("别人"))))[first]), Signers.At.AddDays(1));
        Assert.Equal([OfdResult.SignatureInvalid, OfdResult.PartAltered], altered.Signatures.Select(s => s.Result));
    }

    [Fact]
    public void AnyPartAltered_IsNotGenuine_AndThePartIsNamed()
    {
        var parts = Zip.Open(signed);
        Assert.True(parts.Count >= 9, string.Join(' ', parts.Keys));
        foreach (var (path, bytes) in parts)
            foreach (var place in (int[])[0, bytes.Length / 2, bytes.Length - 1])
            {
                var altered = (byte[])bytes.Clone();
                altered[place] ^= 1;
                OfdVerification found;
                try
                {
                    found = signers.Verify(Zip.With(signed, path, altered));
                }
                catch (OfdException fault)
                {
                    Assert.Equal(path, fault.Part);
                    continue;
                }

                // The list of signatures is covered by none: with it spoilt, there is no signature, or none that can be read.
                Assert.False(found.IsGenuine && !path.EndsWith("Signatures.xml", StringComparison.Ordinal), path);
                if (found.Signatures is [{ Result: OfdResult.PartAltered } check])
                    Assert.Equal(path, check.Part);
            }
    }

    [Fact]
    public void PagesSwapped_PartAddedOrTakenAway_IsNotGenuine()
    {
        var parts = Zip.Open(signed);
        var (one, two) = ("Doc_0/Pages/Page_0/Content.xml", "Doc_0/Pages/Page_1/Content.xml");
        var swapped = Zip.With(Zip.With(signed, one, parts[two]), two, parts[one]);
        Assert.Equal((OfdResult.PartAltered, one), Only(swapped));
        Assert.Equal((OfdResult.PartAltered, two), Only(Zip.With(signed, two, null)));
        Assert.Equal((OfdResult.PartAdded, "Doc_0/Attachs/more.xml"), Only(Zip.With(signed, "Doc_0/Attachs/more.xml", "<a/>"u8.ToArray())));
    }

    [Fact]
    public void SignatureOfAnotherDocument_IsNotGenuine()
    {
        var own = OfdWriter.Write(Documents.Certificate("别人"));
        var signs = Zip.Open(signed).Where(p => p.Key.StartsWith("Doc_0/Signs/", StringComparison.Ordinal) || p.Key == "OFD.xml");
        var parts = Zip.Open(own);
        foreach (var (path, bytes) in signs)
            parts[path] = bytes;

        Assert.Equal((OfdResult.PartAltered, "Doc_0/Pages/Page_0/Content.xml"), Only(Zip.Make(parts)));
    }

    [Fact]
    public void StatementWrittenAnew_ForAlteredContent_IsNotGenuine()
    {
        var forged = signers.Sign(OfdWriter.Write(Documents.Certificate("别人")));
        var value = "Doc_0/Signs/Sign_0/SignedValue.dat";

        Assert.Equal((OfdResult.SignatureInvalid, value), Only(Zip.With(forged, value, Zip.Open(signed)[value])));
        Assert.Equal((OfdResult.SignatureInvalid, value), Only(signers.SignWithAnotherKey(OfdWriter.Write(Documents.Certificate()))));
    }

    [Fact]
    public void SignerNobodyTrusts_ExpiredOrOfTomorrow_IsNotGenuine()
    {
        var plain = OfdWriter.Write(Documents.Certificate());

        Assert.Equal(OfdResult.UnknownSigner, Only(signers.Sign(plain, asStranger: true)).Result);
        Assert.Equal(OfdResult.KeyNotInUse, Only(signers.Sign(plain, Signers.Start.AddDays(-1))).Result);
        Assert.Equal(OfdResult.KeyNotInUse, signers.Verify(signers.Sign(plain, Signers.Start.AddYears(2)), Signers.Start.AddYears(3)).Signatures[0].Result);
        Assert.Equal(OfdResult.SignedInFuture, Only(signers.Sign(plain, Signers.At.AddHours(1))).Result);
        Assert.True(signers.Verify(signed, Signers.Start.AddYears(5)).IsGenuine);
    }

    [Fact]
    public void AnyByteOfTheFileAltered_IsRefusedNotGenuineOrChangesNothing()
    {
        var parts = Zip.Open(signed);
        var harmless = 0;
        for (var place = 0; place < signed.Length; place += 3)
        {
            var altered = (byte[])signed.Clone();
            altered[place] ^= (byte)(1 << (place % 8));
            try
            {
                if (!signers.Verify(altered).IsGenuine)
                    continue;
                // What ZIP says beside the content (times, attributes) vouches for nothing and shows nothing, nor does the unsigned list
                // of signatures beyond naming them.
                harmless++;
                Assert.Equal(Signed(parts), Signed(Zip.Open(altered)));
            }
            catch (OfdException fault)
            {
                Assert.NotEqual("", fault.Message);
            }
        }

        Assert.InRange(harmless, 1, signed.Length / 6);
    }

    private static IEnumerable<(string, string)> Signed(SortedDictionary<string, byte[]> parts) =>
        parts.Where(p => p.Key != "Doc_0/Signs/Signatures.xml").Select(p => (p.Key, Convert.ToHexString(p.Value)));

    private (OfdResult Result, string Part) Only(byte[] file)
    {
        var check = Assert.Single(signers.Verify(file).Signatures);
        return (check.Result, check.Part);
    }
}
