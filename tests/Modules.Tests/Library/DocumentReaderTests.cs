using System.Text;
using Tongban.LegalText;
using Tongban.Library;

namespace Tongban.Modules.Tests.Library;

/// <summary>Documents of our own read from plain text, whole and wrapped.</summary>
public sealed class DocumentReaderTests
{
    [Fact]
    public void Read_OfANoticeWithItsMeasures_HasMetadataAndClauses()
    {
        var document = Assert.Single(OfficialText.Read(Samples.Measures).Documents);

        Assert.Equal("演示发〔2031〕7号", document.Number);
        Assert.Equal("演示部关于印发《演示桥梁检查管理办法》的通知", document.Title);
        Assert.Equal(["演示部"], document.Issuers);
        Assert.Equal(new(2031, 3, 5), document.SignedOn);
        Assert.Equal(new(2031, 6, 1), document.InForceFrom);
        Assert.Equal(["演示桥梁检查暂行规定"], document.Repeals.Select(r => r.Title));
        Assert.Equal(["doc_1__chp_1", "doc_1__chp_1__art_1", "doc_1__chp_1__art_2", "doc_1__chp_1__art_3", "doc_1__chp_2", "doc_1__chp_2__art_4", "doc_1__chp_2__art_5"], document.AllClauses().Where(c => c.Number.Length > 0).Select(c => c.EId));
    }

    /// <summary>However wide the lines are broken, with page numbers between them, the clauses are the same.</summary>
    [Theory]
    [InlineData(18)]
    [InlineData(28)]
    [InlineData(40)]
    public void Read_OfWrappedLines_IsReadAsUnwrapped(int width)
    {
        var wrapped = new StringBuilder();
        foreach (var line in Samples.Repealed.Split('\n'))
        {
            foreach (var piece in line.Chunk(width))
                wrapped.Append(piece).Append("\n\n");
            wrapped.Append("— 3 —\n");
        }

        var (plain, broken) = (Assert.Single(OfficialText.Read(Samples.Repealed).Documents), Assert.Single(OfficialText.Read(wrapped.ToString()).Documents));

        Assert.Equal(plain.AllClauses().Select(c => (c.EId, c.Number, c.Heading, c.Text)), broken.AllClauses().Select(c => (c.EId, c.Number, c.Heading, c.Text)));
    }

    [Fact]
    public void Read_OfClausesWithSeveralParagraphs_GivesEachItsPlace()
    {
        var document = Assert.Single(OfficialText.Read("演示规定\n第一条　甲。\n乙。\n第二条　有下列情形之一的：\n（一）丙；\n（二）丁。\n附件：演示清单\n").Documents);

        Assert.Equal(["art_1", "art_1__al_2", "art_2", "art_2__para_1", "art_2__para_2"], document.AllClauses().Select(c => c.EId));
        Assert.Equal("乙。", document.AllClauses().ElementAt(1).Text);
        Assert.Equal(["演示清单"], document.Attachments.Select(a => a.Title));
    }

    [Fact]
    public void Read_OfALineThatBeginsWithAnotherLawsArticle_OpensNoClause()
    {
        var document = Assert.Single(OfficialText.Read("演示规定\n第一条　依照《演示法》\n第三十三条的规定处理。\n第二条　乙。\n").Documents);

        Assert.Equal(["art_1", "art_2"], document.AllClauses().Select(c => c.EId));
        Assert.Contains("第三十三条", document.Clauses[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfGb18030_IsReadAsUtf8()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Samples.Measures);

        Assert.Equal(Assert.Single(OfficialText.Read(Samples.Measures).Documents).Paragraphs, Assert.Single(OfficialText.Read(gb).Documents).Paragraphs);
    }

    [Theory]
    [InlineData("国办发〔2020〕43号", "国办发-2020-43")]
    [InlineData("国办发[2020] 43 号", "国办发-2020-43")]
    [InlineData("国办发（2020）043号", "国办发-2020-43")]
    [InlineData("公告 2020年 第 54号", "公告-2020-54")]
    [InlineData("2020年第54号", "公告-2020-54")]
    [InlineData("没有号", null)]
    [InlineData(null, null)]
    public void Number_HoweverWritten_IsOneKey(string? number, string? key) => Assert.Equal(key, DocumentKey.Number(number));
}
