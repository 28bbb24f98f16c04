using CsCheck;

namespace Tongban.LegalText.Tests.Reading;

/// <summary>Cleaning is the inverse of damage: hard wrapping, page numbers, running heads, stray blanks and swapped glyphs leave no trace in what is read.</summary>
public sealed class DamageTests
{
    private static readonly Gen<string> Sentence = Gen.Int[0, 7].Array[2, 5].Select(picks => string.Concat(picks.Select(p => new[]
    {
        "各部门要加强配置和设置管理", "按照《公共服务目录〈试行〉》和有关通知要求", "在2021年6月底前完成", "不断提高服务质量，", "对降尘量控制在9吨/月·平方公里以内", "依据市政发〔2020〕30号文件", "鼓励社会力量参与", "高举旗帜",
    }[p]))).Select(s => s.TrimEnd('，') + "。");

    private static readonly Gen<string[]> Body = Gen.Select(Sentence.Array[1, 3], Gen.Int[2, 6]).Array[1, 4].Select(parts => parts.SelectMany((part, i) =>
        part.Item1.Select((s, j) => j == 0 ? $"{"一二三四"[i]}、{s}" : $"（{"一二三四"[j - 1]}）{s}")).ToArray());

    [Fact]
    public void Damage_ReadAsUndamaged() =>
        Gen.Select(Body, Gen.Int[18, 40], Gen.Bool, Gen.Bool, Gen.Int[0, 3]).Sample((body, width, glyphs, blanks, page) =>
        {
            string[] clean = ["临海市财政局关于加强管理的通知", "临财发〔2021〕3号", "各县财政局：", .. body, "临海市财政局", "2021年3月4日"];
            var expected = Assert.Single(OfficialText.Read(string.Join('\n', clean)).Documents);
            var read = Assert.Single(OfficialText.Read(Damaged(clean, width, glyphs, blanks, page)).Documents);
            Assert.Equal((expected.Title, expected.Number, expected.SignedOn), (read.Title, read.Number, read.SignedOn));
            Assert.Equal(expected.AllClauses().Select(c => (c.EId, c.Number, c.Heading, c.Text)), read.AllClauses().Select(c => (c.EId, c.Number, c.Heading, c.Text)));
        }, iter: Math.Max(500, Times));

    // cheap in each run; the environment asks for more when the reader is worked on
    private static readonly long Times = long.TryParse(Environment.GetEnvironmentVariable("TONGBAN_DAMAGE_RUNS"), out var runs) ? runs : 60;

    /// <summary>Each style of document as a printed page gives it: short lines, indents, page numbers, a running head.</summary>
    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void Styles_Damaged_ReadAsUndamaged(int style)
    {
        var clean = OwnTexts.All[style].Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToArray();
        var expected = Said(OfficialText.Read(string.Join('\n', clean)));
        Gen.Select(Gen.Int[18, 48], Gen.Int[0, 3], Gen.Bool, Gen.Bool).Sample((width, page, glyphs, blanks) =>
            Assert.Equal(expected, Said(OfficialText.Read(Damaged(clean, width, glyphs, blanks, page)))), iter: Times);
    }

    // a row of a table is a line: one that is cut is no row any more. On wide pages short articles leave hardly a full line to tell the width by.
    private static string[] Paragraphs => [ForeignTexts.TaskDivision, ForeignTexts.Announcement, ForeignTexts.Reply, ForeignTexts.Provincial, ForeignTexts.Municipal, ForeignTexts.Statute, ForeignTexts.Taiwan, ForeignTexts.HongKong, ForeignTexts.Order,
        ForeignTexts.Opinion, ForeignTexts.WorkPoints, PublishedTexts.CityOrder, PublishedTexts.ReplyOnLaw, PublishedTexts.Interpretation, PublishedTexts.LawDatabase, PublishedTexts.AmendingOrder, PublishedTexts.CongressAnnouncement, PublishedTexts.Campaign];

    /// <summary>The same of documents by other hands: orders, decrees, letters, ordinances, divisions of tasks.</summary>
    [Fact]
    public void OtherDocuments_Damaged_ReadAsUndamaged()
    {
        var wrong = new List<string>();
        foreach (var text in Paragraphs)
        {
            var clean = text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToArray();
            var expected = Said(OfficialText.Read(string.Join('\n', clean)));
            try
            {
                Gen.Select(Gen.Int[20, 32], Gen.Int[0, 3], Gen.Bool, Gen.Bool).Sample((width, page, glyphs, blanks) =>
                    Assert.Equal(expected, Said(OfficialText.Read(Damaged(clean, width, glyphs, blanks, page)))), iter: Times / 4);
            }
            catch (CsCheckException failure)
            {
                wrong.Add($"{clean[0]}: {failure.Message}\n{failure.InnerException?.Message}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    [Theory]
    [InlineData("一、高举旗帜依据市政发〔2020〕30号", "文件。")]
    [InlineData("（一）完成任务。", "依据市政发〔2020〕30号", "文件精神。")]
    [InlineData("（一）完成任务。", "按照市财政局公告2020年第30号", "办理。")]
    public void WrappedLineEndsInANumber_NoDocumentBegins(params string[] body)
    {
        var read = Assert.Single(OfficialText.Read(string.Join('\n', ["临海市财政局关于加强管理的通知", "临财发〔2021〕3号", "各县财政局：", .. body, "临海市财政局", "2021年3月4日"])).Documents);
        Assert.Equal("临财发〔2021〕3号", read.Number);
        Assert.Equal(new DateOnly(2021, 3, 4), read.SignedOn);
    }

    [Theory]
    [InlineData("• 第一项\n• 第二项\n说明：采用A†型和B‡型两种。\n", "• 第一项")]
    [InlineData("他引用了„一句话‟。\n", "„一句话‟")]
    [InlineData("单位 数量\n吨 3\n〃 5\n", "〃")]
    public void SameSignsMeant_Kept(string text, string kept)
    {
        var result = OfficialText.Read("临海市说明\n" + text);
        Assert.DoesNotContain(result.Repairs, r => r.Put is "《" or "》" or "〈" or "〉" or "〔" or "〕" or "·");
        Assert.Contains(kept, string.Join('\n', result.Documents[0].Paragraphs.Select(p => p.Spaced)), StringComparison.Ordinal);
    }

    [Fact]
    public void Repair_KnowsItsPlace()
    {
        var result = OfficialText.Read("临海市关于配臵资源的通知\n一、按照•目录‣设\n臵。\n");
        Assert.Equal([(1, 7, "臵", "置"), (2, 5, "•", "《"), (2, 8, "‣", "》"), (3, 1, "臵", "置")], result.Repairs.Select(r => (r.Line, r.Column, r.Found, r.Put)));
    }

    // what a reader takes from the documents, a line each
    private static string[] Said(ReadingResult result) =>
    [
        .. result.Documents.SelectMany(d => (string[])[
            $"{d.Title}|{d.Number}|{d.Kind}|{string.Join(',', d.Issuers)}|{string.Join(',', d.Addressees)}|{d.AdoptedOn}|{d.SignedOn}|{d.IssuedOn}|{d.InForceFrom}|{string.Join(',', d.Repeals.Select(r => r.Title))}|{d.CopiesTo}",
            .. d.AllClauses().Select(c => $"{c.EId}|{c.Number}|{c.Heading}|{c.Text}")]),
    ];

    // titles, signatures and dates stand flush; a paragraph begins two characters in
    private static bool IsFlush(string paragraph) => paragraph.TrimEnd('”')[^1] is not ('。' or '；' or '：') && !paragraph.Contains('：', StringComparison.Ordinal);

    // names of several organs stand beside each other, none is broken
    private static bool IsNames(string paragraph) => paragraph.AsSpan().ContainsAny('　', ' ') && paragraph.AsSpan().IndexOfAny("，。：；第（") < 0 && paragraph.Length < 60;

    private static string Damaged(string[] paragraphs, int width, bool glyphs, bool blanks, int page)
    {
        var lines = new List<string>();
        var number = 1;
        foreach (var paragraph in paragraphs)
        {
            var text = paragraph;
            if (glyphs)
                text = text.Replace('置', '臵').Replace('帜', '臶').Replace('《', '•').Replace('》', '‣').Replace('〈', '†').Replace('〉', '‡').Replace("〔2020〕", "„2020‟").Replace('·', '〃');
            if (blanks)
                text = text.Replace("2021年6月", "2021 年 6月").Replace("9吨", "9 吨");
            for (var at = 0; at < text.Length;)
            {
                // a printed line breaks at its width, never before a closing sign
                var (end, cells) = (at, at == 0 && !IsFlush(paragraph) ? 4 : 0);
                while (end < text.Length && (IsNames(paragraph) || cells < width * 2 - 1 || "，。、；：）》〉‣‡〕‟”".Contains(text[end], StringComparison.Ordinal)))
                    cells += text[end++] < 0x2000 ? 1 : 2;
                lines.Add((at == 0 && !IsFlush(paragraph) ? "　　" : "") + text[at..end]);
                at = end;
                if (lines.Count % 7 == 6 && page > 0)
                    lines.AddRange(page switch { 1 => [$"{number++}"], 2 => [$"— {number++} —", "\f"], _ => [$"第{number++}页 共9页", "临海市财政局文件汇编"] });
            }
        }
        // a head runs over pages: on a single page nothing tells it from the text
        if (number <= 2)
            lines.Remove("临海市财政局文件汇编");
        return string.Join('\n', lines);
    }
}
