using System.Text;
using Tongban.Library;
using Tongban.Library.ReadText;

namespace Tongban.Modules.Tests.Library;

/// <summary>Documents of our own read from plain text, whole and wrapped.</summary>
public sealed class DocumentReaderTests
{
    [Fact]
    public void Read_OfANoticeWithItsMeasures_HasMetadataAndClauses()
    {
        var document = Assert.Single(DocumentReader.Read(Samples.Measures));

        Assert.Equal("演示发〔2031〕7号", document.Number);
        Assert.Equal("演示部关于印发《演示桥梁检查管理办法》的通知", document.Title);
        Assert.Equal(["演示部"], document.Issuers);
        Assert.Equal(new(2031, 3, 5), document.Issued);
        Assert.Equal(new(2031, 6, 1), document.InForce);
        Assert.Equal(["演示桥梁检查暂行规定"], document.Repeals);
        Assert.Equal(["chp_1", "chp_1__art_1", "chp_1__art_2", "chp_1__art_3", "chp_2", "chp_2__art_4", "chp_2__art_5"], document.Clauses.Where(c => c.Number.Length > 0).Select(c => c.EId));
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

        var (plain, broken) = (Assert.Single(DocumentReader.Read(Samples.Repealed)), Assert.Single(DocumentReader.Read(wrapped.ToString())));

        Assert.Equal(plain.Clauses, broken.Clauses);
    }

    [Fact]
    public void Read_OfClausesWithSeveralParagraphs_GivesEachItsPlace()
    {
        var document = Assert.Single(DocumentReader.Read("演示规定\n第一条　甲。\n乙。\n第二条　有下列情形之一的：\n（一）丙；\n（二）丁。\n附件：演示清单\n"));

        Assert.Equal(["art_1", "art_1__p_1", "art_1__p_2", "art_2", "art_2__para_1", "art_2__para_2", "att_1"], document.Clauses.Select(c => c.EId));
        Assert.Equal("乙。", document.Clauses[2].Text);
    }

    [Fact]
    public void Read_OfALineThatBeginsWithAnotherLawsArticle_OpensNoClause()
    {
        var document = Assert.Single(DocumentReader.Read("演示规定\n第一条　依照《演示法》\n第三十三条的规定处理。\n第二条　乙。\n"));

        Assert.Equal(["art_1", "art_2"], document.Clauses.Select(c => c.EId));
        Assert.Contains("第三十三条", document.Clauses[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfGb18030_IsReadAsUtf8()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Samples.Measures);

        Assert.Equal(Samples.Measures, FileText.Read(gb).Value);
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
