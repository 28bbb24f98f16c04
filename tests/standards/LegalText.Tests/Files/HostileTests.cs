using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace Tongban.LegalText.Tests.Files;

/// <summary>Files made to hurt are refused with a reason and a place, or read within limits.</summary>
public sealed class HostileTests
{
    [Fact]
    public void MillionBrackets_OneEndlessLine_ReadWithinLimits()
    {
        foreach (var text in new[] { new string('（', 1_000_000), new string('《', 1_000_000) + new string('》', 100_000), string.Concat(Enumerable.Repeat("（一）", 100_000)), string.Concat(Enumerable.Repeat("第一条", 100_000)), string.Concat(Enumerable.Repeat("附件1：", 100_000)), new string('应', 300_000), string.Concat(Enumerable.Repeat("2021年", 100_000)) })
            Bounded(() => Whole("临海市条例\n第一条　" + text));
        Bounded(() => OfficialText.Read("临海市条例\n第一条　" + string.Concat(Enumerable.Repeat("各单位应当备案。", 300_000))));
    }

    /// <summary>No limit of time: what is beyond a size is refused before it is worked on, with the line or the size that is too much.</summary>
    [Fact]
    public void EndlessLine_AndEndlessText_RefusedByTheirSize()
    {
        foreach (var line in new[] { new string('应', 20_000_000), new string('（', 20_000_000), "<html><body><p>" + new string('应', 20_000_000) })
        {
            var refused = Assert.Throws<UnreadableTextException>(() => OfficialText.Read(Encoding.UTF8.GetBytes("临海市条例\n" + line)));
            Assert.Equal(UnreadableCause.TooLarge, refused.Cause);
            Assert.Contains($"longer than {OfficialText.MostOfALine} characters", refused.Reason, StringComparison.Ordinal);
        }
        Assert.Equal(UnreadableCause.TooLarge, Assert.Throws<UnreadableTextException>(() => OfficialText.Read(new string('应', OfficialText.MostCharacters + 1))).Cause);
    }

    /// <summary>Work that grows with the size, not with its square: ten times the text must not cost thirty times the allocations.</summary>
    [Theory]
    [InlineData("各单位应当在五个工作日内备案。")]
    [InlineData("第一条　各单位应当备案。\n")]
    [InlineData("<tr><td>一<td>二")]
    [InlineData("（一）演示。（市财政局牵头，各县区负责）\n")]
    public void Memory_LinearInTheSize(string piece)
    {
        long Allocated(int times)
        {
            var text = "临海市条例\n" + string.Concat(Enumerable.Repeat(piece, times));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Whole(piece[0] == '<' ? "<html><body><table>" + text : text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(100);
        var (one, ten) = (Allocated(2_000), Allocated(20_000));
        Assert.True(ten < one * 15, $"{one:N0} bytes for one, {ten:N0} for ten times the size");
    }

    [Fact]
    public void ManyLines_OfEveryKind_LinearInTheirNumber()
    {
        foreach (var line in new[] { "（一）一", "附件", "临政发〔2021〕1号", "2021年1月1日", "序号 甲 乙", "一、", "市财政局", "——", "注：1.一", "关于一的通知" })
            Bounded(() => OfficialText.Read("临海市条例\n" + string.Concat(Enumerable.Repeat(line + "\n", 40_000))));
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<b><p><i a=1>")]
    [InlineData("<p>字</div>")]
    [InlineData("<a href=x>")]
    [InlineData("&nbsp;&#x4E00;")]
    public void HtmlBombs_ReadWithinLimits(string piece) => Bounded(() => Whole("<html><body>" + string.Concat(Enumerable.Repeat(piece, 100_000)) + "临海市通知：应当备案。"));

    [Fact]
    public void PdfBombs_Refused()
    {
        var bomb = Made.Stream(new byte[100 << 20]);
        List<byte[]> Objects(byte[] content) => [Made.Ascii("<< /Type /Catalog /Pages 2 0 R >>"), Made.Ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"), Made.Ascii("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"), content];
        Assert.Contains("PDF", Refused(Made.Assemble(Objects(bomb))).Reason, StringComparison.Ordinal);
        Assert.Contains("PDF", Refused(Made.Assemble(Objects(Made.Ascii(new string('[', 1_000_000))))).Reason, StringComparison.Ordinal);
        Assert.Contains("PDF", Refused(Made.Assemble(Objects(Made.Stream(Made.Ascii(new string('[', 1_000_000)))))).Reason, StringComparison.Ordinal);
        Assert.Contains("PDF", Refused(Made.Assemble([Made.Ascii("<< /Type /Catalog /Pages 2 0 R >>"), Made.Ascii("<< /Type /Pages /Kids [2 0 R] /Count 1 >>")])).Reason, StringComparison.Ordinal);
        Assert.Contains("PDF", Refused(Made.Ascii("%PDF-1.7\nnothing follows")).Reason, StringComparison.Ordinal);
        var whole = Made.Pdf([(72, 80, "临海市条例")]);
        foreach (var cut in new[] { 20, whole.Length / 3, whole.Length / 2, whole.Length - 30 })
            Bounded(() => Tried(whole[..cut]));
    }

    [Fact]
    public void EncryptedPdf_Refused()
    {
        var file = Encoding.Latin1.GetString(Made.Pdf([(72, 80, "临海市条例")])).Replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O <" + new string('4', 64) + "> /U <" + new string('5', 64) + "> /P -4 >> /ID [<00> <00>]", StringComparison.Ordinal);
        Assert.Contains("encrypted", Refused(Encoding.Latin1.GetBytes(file)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void WordBombs_Refused()
    {
        Assert.Contains("unpacks to more", Refused(Made.Word(Made.P(new string('一', 40 << 20)))).Reason, StringComparison.Ordinal);
        Assert.Contains("nested deeper", Refused(Made.Word(string.Concat(Enumerable.Repeat("<w:p>", 100_000)))).Reason, StringComparison.Ordinal);
        Assert.Contains("damaged", Refused(Made.Word("").AsSpan(0, 60).ToArray()).Reason, StringComparison.Ordinal);
        var half = Made.Word(Made.P("临海市条例") + Made.P("第一条　应当备案。") + "<w:p><w:r><w:t>断");
        Assert.Contains(OfficialText.Read(half).Unread, u => u.Why.Contains("damaged from here", StringComparison.Ordinal));
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("xl/workbook.xml");
        Assert.Contains("spreadsheet", Refused(file.ToArray()).Reason, StringComparison.Ordinal);
        Assert.Contains("damaged", Refused(Declared()).Reason, StringComparison.Ordinal);

        static byte[] Declared()
        {
            var file = new MemoryStream();
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                using var entry = zip.CreateEntry("word/document.xml").Open();
                entry.Write(Encoding.UTF8.GetBytes("<!DOCTYPE a [<!ENTITY b \"一一一一一一一一一一\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>"));
            }
            return file.ToArray();
        }
    }

    [Fact]
    public void OtherFiles_ToldWhatTheyAre()
    {
        Assert.Contains("Office", Refused([0xD0, 0xCF, 0x11, 0xE0, 1, 2]).Reason, StringComparison.Ordinal);
        Assert.Contains("RTF", Refused(Encoding.ASCII.GetBytes("{\\rtf1 x}")).Reason, StringComparison.Ordinal);
        Assert.Equal(("not text: a zero byte", 0L), (Refused([0, 1, 2, .. "garbage"u8]).Reason, Refused([0, 1, 2, .. "garbage"u8]).Place));
        Assert.Equal("empty", Refused("<html><body></body></html>"u8.ToArray()).Reason);
    }

    private static ReadingResult Whole(string text)
    {
        var result = OfficialText.Read(Encoding.UTF8.GetBytes(text));
        var citations = new Citations.CitationReader(result.Documents);
        for (var i = 0; i < Math.Min(3, result.Documents.Count); i++)
            (_, _) = (LegalText.Duties.DocumentDuties.Read(result.Documents[i]), citations.Read(i));
        return result;
    }

    private static UnreadableTextException Refused(byte[] bytes) => Assert.Throws<UnreadableTextException>(() => OfficialText.Read(bytes));

    private static void Tried(byte[] bytes)
    {
        try
        {
            Assert.NotEmpty(OfficialText.Read(bytes).Documents);
        }
        catch (UnreadableTextException refused)
        {
            Assert.NotEmpty(refused.Reason);
        }
    }

    /// <summary>What a million characters of ordinary duties take on this machine, as loaded as it is now.</summary>
    private static readonly Lazy<TimeSpan> Ordinary = new(() =>
    {
        var text = "临海市条例\n" + string.Concat(Enumerable.Repeat("第一条　各单位应当在五个工作日内备案，逾期的由市财政局责令改正。\n", 10_000));
        var clock = Stopwatch.StartNew();
        Whole(text);
        return 3 * clock.Elapsed;
    });

    /// <summary>What is made to hurt costs no more than twenty times ordinary text of its size would: quadratic work takes minutes for these.</summary>
    private static void Bounded(Action act)
    {
        var clock = Stopwatch.StartNew();
        act();
        var took = clock.Elapsed;
        if (took < TimeSpan.FromSeconds(3))
            return;
        var allowed = TimeSpan.FromSeconds(3) + 20 * Ordinary.Value;
        Assert.True(took < allowed, $"took {took}, where {allowed} are allowed");
    }
}
