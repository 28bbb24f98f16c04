using Tongban.Library.Contracts;
using Tongban.Library.Search;

namespace Tongban.Modules.Tests.Library;

/// <summary>What is found, how well, and how it is marked; no database.</summary>
public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("环", "环境影响评价", "", 2)]
    [InlineData("影响评", "环境影响评价", "", 2)]
    [InlineData("环境影响评价", "环境影响评价", "", 0)]
    [InlineData("环境", "总则", "保护环境", 4)]
    [InlineData("环评", "环境影响评价", "环境评价", -1)]
    [InlineData("环境 评价", "环境影响评价", "", 2)]
    [InlineData("环境 总则", "总则", "保护环境", 4)]
    [InlineData("approval", "Approval of a report", "", 2)]
    [InlineData("app", "Approval of a report", "", 3)]
    [InlineData("proval", "Approval of a report", "", -1)]
    [InlineData("PORT", "Approval of a report", "the port of entry", 4)]
    [InlineData("２０２０", "国办发〔2020〕43号", "", 2)]
    [InlineData("20", "国办发〔2020〕43号", "", 3)]
    [InlineData("3号", "国办发〔2020〕43号", "", -1)]
    [InlineData("PM2.5", "", "细颗粒物（PM2.5）浓度", 4)]
    [InlineData("2020年", "", "自2020年起", 4)]
    public void Rank_OfWordsInHeadAndBody(string words, string head, string body, int rank) =>
        Assert.Equal(rank, SearchQuery.Of(words)!.Rank(Entry(head, body)));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\t\r\n\0")]
    [InlineData("　")]
    public void Of_Nothing_IsNoQuery(string words) => Assert.Null(SearchQuery.Of(words));

    [Theory]
    [InlineData("环境", "保护环境，环境好", "保护[环境]，[环境]好")]
    [InlineData("aa", "AAaa aa", "[AA]aa [aa]")]
    [InlineData("<b>", "a<b>c", "a[<b>]c")]
    [InlineData("Ａ", "Ａ甲", "[Ａ]甲")]
    [InlineData("好", "没有", "没有")]
    public void Mark_SetsEachHitApart_AndLosesNothing(string words, string text, string marked)
    {
        var pieces = SearchQuery.Of(words)!.Mark(text);

        Assert.Equal(text, string.Concat(pieces.Select(p => p.Text)));
        Assert.Equal(marked, string.Concat(pieces.Select(p => p.Hit ? $"[{p.Text}]" : p.Text)));
    }

    /// <summary>Against the plainest way of looking: for Chinese, a hit is a hit exactly where the text contains the words.</summary>
    [Fact]
    public void Rank_OfAnyChinesePiece_IsFoundExactlyWhereItStands()
    {
        const string alphabet = "环境影响评价审批程序";
        var random = new Random(20201124);
        string Made(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]));
        for (var i = 0; i < 5_000; i++)
        {
            var (words, body) = (Made(random.Next(1, 4)), Made(random.Next(0, 40)));
            Assert.Equal(body.Contains(words, StringComparison.Ordinal), SearchQuery.Of(words)!.Rank(Entry("", body)) >= 0);
        }
    }

    private static SearchEntry Entry(string head, string body) => new()
    {
        Kind = SearchKind.Clause,
        Part = "",
        Seq = 0,
        TitleZh = head,
        TitleEn = head,
        Body = body,
        FoldedHead = Folding.Fold(head),
        FoldedBody = Folding.Fold(body),
    };
}
