using System.Text;
using Tongban.LegalText.Tests.Reading;

namespace Tongban.LegalText.Tests.Files;

/// <summary>The same document as text, HTML, PDF and Word is the same document.</summary>
public sealed class FileTests
{
    private static string Tree(LegalDocument d) => $"{d.Title}|{d.Number}|{d.SignedOn}|{d.InForceFrom}|{string.Join('、', d.Issuers)}\n" + string.Join('\n', d.AllClauses().Select(c => $"{c.EId} {c.Number} {c.Heading} {c.Text}"));

    private static LegalDocument One(byte[] bytes) => Assert.Single(OfficialText.Read(bytes).Documents);

    [Fact]
    public void Pdf_WithPageNumbersAndWrappedLines()
    {
        string[] lines = ["临海市人民政府关于加强春季防火工作的通知", "临政发〔2021〕6号", "各县人民政府：", "　　为做好防火工作，现将有关事项通知如下。", "　　一、落实责任。各县人民政府应当在三月底前完成全部山林的防火检查，并", "将检查情况报送市应急局。", "　　二、加强宣传。各村应当每周宣传防火常识。", "临海市人民政府", "2021年2月3日"];
        var pages = lines.Chunk(5).Select((page, n) => page.Select((l, i) => (l.StartsWith('　') ? 96.0 : 72, 80.0 + i * 24, l.TrimStart('　'))).Append((290, 800, $"— {n + 1} —")).ToArray()).ToArray();
        var read = One(Made.Pdf(pages));
        Assert.Equal(Tree(One(Encoding.UTF8.GetBytes(string.Join('\n', lines)))), Tree(read));
        Assert.Equal("各县人民政府应当在三月底前完成全部山林的防火检查，并将检查情况报送市应急局。", read.AllClauses().Single(c => c.EId == "cl_1").Text);
    }

    [Fact]
    public void Word_NumbersSetByWordItself_TablesTextBoxes_DeletedTextLeft()
    {
        const string numbering = """
            <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num></w:numbering>
            """;
        const string styles = """<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="Part"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>""";
        const string first = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>";
        static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(c => $"<w:tc>{Made.P(c)}</w:tc>"))}</w:tr>";
        var body = "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + Made.P("临海市财政局文件") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + Made.P("临海市财政局文件") + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
            + Made.P("临财〔2021〕4号") + Made.P("关于印发收费清单的通知") + Made.P("各区财政局：") + Made.P("收费", first) + Made.P("停车费按小时收取。", "<w:pStyle w:val=\"Part\"/>")
            + "<w:p><w:pPr><w:pStyle w:val=\"Part\"/></w:pPr><w:del><w:r><w:delText>旧文</w:delText></w:r></w:del><w:r><w:t>占道费按日收取。</w:t></w:r></w:p>"
            + "<w:tbl>" + Row("序号", "项目", "标准") + Row("1", "停车", "3元") + Row("2", "占道", "") + "</w:tbl>" + Made.P("免收", first) + Made.P("军车免收。");
        var read = One(Made.Word(body, ("word/numbering.xml", numbering), ("word/styles.xml", styles)));
        Assert.Equal(("关于印发收费清单的通知", "临财〔2021〕4号"), (read.Title, read.Number));
        Assert.Equal(["cl_1 一、 收费 ", "cl_1__para_1 （一）  停车费按小时收取。", "cl_1__para_2 （二）  占道费按日收取。", "cl_1__para_2__table_1   ", "cl_2 二、 免收 军车免收。"], read.AllClauses().Select(c => $"{c.EId} {c.Number} {c.Heading} {c.Text}"));
        var table = read.AllClauses().Single(c => c.Kind == ClauseKind.Table);
        Assert.Equal(["序号", "项目", "标准"], table.Columns);
        Assert.Equal([["1", "停车", "3元"], ["2", "占道", ""]], table.Rows);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    public void Html_OfAMinistry_MenusAndFootersLeft_NumberFromThePagesTable(string encoding)
    {
        const string page = """
            <!DOCTYPE html><html><head><meta charset="gb2312"><title>关于公布收费目录的公告_临海市财政局</title><meta name="ArticleTitle" content="关于公布收费目录的公告"><style>p{color:red}</style><script>var a = "<p>不是正文</p>";</script></head>
            <body><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">办事服务</a></li></ul></div><h1>关于公布收费目录的公告</h1>
            <table class="head"><tr><td>索 引 号：</td><td>000/2021-1</td><td>发文机关：</td><td>临海市财政局</td></tr><tr><td>发文字号：</td><td>公告2021年第3号</td><td>成文日期：</td><td>2021年05月06日</td></tr></table>
            <div id="zoom" class="TRS_Editor"><p>&nbsp;&nbsp;为规范收费，现公布目录，自2021年6月1日起施行。</p><p>　　一、停车费按小时收取。<br>　　二、其他收费见下表。</p>
            <table><tr><th>项目</th><th>标准</th></tr><tr><td rowspan="2">停车</td><td>3元</td></tr><tr><td>5元</td></tr></table><p style="display:none">看不见的字</p></div>
            <div class="related"><a href="1">财政局召开会议部署今年各项重点工作</a><a href="2">财政局公布上半年收支情况有关数据</a></div><div>【打印】【关闭】</div><footer>版权所有</footer></body></html>
            """;
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(encoding) is { } gb ? gb.GetBytes(page) : Encoding.UTF8.GetBytes(page);
        var result = OfficialText.Read(bytes);
        var read = Assert.Single(result.Documents);
        Assert.Equal(("关于公布收费目录的公告", "公告2021年第3号", new DateOnly(2021, 5, 6), new DateOnly(2021, 6, 1)), (read.Title, read.Number, read.SignedOn, read.InForceFrom));
        Assert.Equal(["临海市财政局"], read.Issuers);
        Assert.Equal(["为规范收费，现公布目录，自2021年6月1日起施行。", "停车费按小时收取。", "其他收费见下表。", ""], read.AllClauses().Select(c => c.Text));
        Assert.Equal([["停车", "3元"], ["停车", "5元"]], read.AllClauses().Single(c => c.Kind == ClauseKind.Table).Rows);
        Assert.Contains(result.Unread, u => u.Text.Contains("财政局召开会议", StringComparison.Ordinal));
    }

    [Fact]
    public void Html_LikeThePlainText()
    {
        var html = "<html><body><div><div>" + string.Concat(OwnTexts.Notice.Split('\n').Select(l => $"<p><span>{l.TrimEnd('\r')}</span></p>\n")) + "</div></div></body></html>";
        Assert.Equal(Tree(One(Encoding.UTF8.GetBytes(OwnTexts.Notice))), Tree(One(Encoding.UTF8.GetBytes(html))));
    }

    [Fact]
    public void FewDamagedBytes_CostOnlyThemselves()
    {
        var bytes = Encoding.UTF8.GetBytes(OwnTexts.Statute);
        bytes[^40] = 0xFF;
        var result = OfficialText.Read(bytes);
        Assert.Equal(14, Assert.Single(result.Documents).AllClauses().Count());
        Assert.Equal(16, Assert.Single(result.Unread, u => u.Why.Contains("no character", StringComparison.Ordinal)).Line);
    }
}
